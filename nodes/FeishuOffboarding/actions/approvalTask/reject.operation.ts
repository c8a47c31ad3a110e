import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { decisionProperties } from './decision.fields';

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
	task: kept(async () => (await import('./reject.task')).reject),
};
