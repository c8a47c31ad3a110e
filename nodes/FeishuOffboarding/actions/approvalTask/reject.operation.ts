import { endpoints } from '../../domain/endpoints';
import type { Operation } from '../operation';
import { decisionProperties, decisionTask } from './decisionTask';

export const reject: Operation = {
	value: 'reject',
	name: 'Reject',
	action: 'Reject approval task',
	description: 'Reject one open approval task, with a reason',
	writes: true,
	properties: decisionProperties({
		required: true,
		placeholder: 'e.g. The handover is not finished',
		description: 'Why it is rejected, up to 1000 characters; Feishu asks for it',
	}),
	calls: [endpoints.decideTask, endpoints.getProcess],
	start: (run) => decisionTask(run, 'rejected'),
};
