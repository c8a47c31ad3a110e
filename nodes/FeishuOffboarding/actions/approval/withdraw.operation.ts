import { withdrawProcess } from '../../domain/approval/ending';
import { endpoints } from '../../domain/endpoints';
import type { Operation } from '../operation';
import { endingProperties, endingTask } from './endingTask';

export const withdraw: Operation = {
	value: 'withdraw',
	name: 'Withdraw',
	action: 'Withdraw approval',
	description:
		'Stop an approval that is in progress (撤回), before the approvers have decided; one that is completed can only be revoked',
	writes: true,
	properties: endingProperties(
		'Who withdraws it: the initiator or an administrator of the process, as an ID of the chosen type. The system when empty.',
	),
	calls: [endpoints.withdrawProcess, endpoints.getProcess],
	start: (run) => endingTask(run, withdrawProcess, 'withdrawn'),
};
