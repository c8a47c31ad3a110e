import { employee } from '../../fields/employee';
import { operatorFieldsWith } from '../../fields/operator';
import { requestOptionsOnly } from '../../fields/options';
import { userIdType } from '../../fields/userIdType';
import { processId } from '../approval/process.fields';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';

export const transfer: Operation = {
	value: 'transfer',
	name: 'Transfer',
	action: 'Transfer approval tasks',
	description: 'Hand open approval tasks of one process to another person, who then decides them',
	writes: true,
	properties: [
		userIdType,
		{ ...processId, description: 'The process_id of the approval that the tasks belong to' },
		{
			displayName: 'Approver IDs',
			name: 'approverIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 7424452160928106028',
			description:
				'Comma-separated approver_id of each task, up to 20, all of the same process. They name tasks, not people.',
		},
		{
			...employee,
			displayName: 'To Employee',
			name: 'toEmployee',
			description: 'The person who gets the tasks',
		},
		operatorFieldsWith(
			'Who is recorded as having transferred them, as an ID of the chosen type. The system when empty.',
			{
				displayName: 'Remark',
				name: 'remark',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Last day on Friday',
				description: 'A note for the person who gets the tasks',
			},
		),
		requestOptionsOnly,
	],
	task: kept(async () => (await import('./transfer.task')).transfer),
};
