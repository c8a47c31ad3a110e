import { checkTransfer, transferTasks } from '../../domain/approval/transfer';
import { endpoints } from '../../domain/endpoints';
import { employee } from '../../fields/employee';
import { additionalFieldsOf, operatorFieldsWith } from '../../fields/operator';
import { requestOptionsOnly } from '../../fields/options';
import { valueOf } from '../../fields/parameters';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import { processId } from '../approval/processId';
import { carryOut } from '../approval/processWrite';
import { employeeLookup } from '../employee/employmentId';
import type { ItemTask, Operation, Run } from '../operation';

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
	calls: [endpoints.transferTasks, endpoints.getProcess],
	start: (run) => transferTask(run),
};

function transferTask(run: Run): ItemTask {
	const { context } = run;
	const toEmployee = employeeLookup(run, {
		parameter: 'toEmployee',
		title: 'To Employee',
		whenLeft: 'Choose somebody who works here.',
	});
	return async (itemIndex) => {
		const { operatorId, remark } = additionalFieldsOf(context, itemIndex);
		const terms = checkTransfer({
			userIdType: userIdTypeOf(context, itemIndex),
			processId: valueOf(context, 'processId', itemIndex),
			approverIds: valueOf(context, 'approverIds', itemIndex),
			operatorId,
			remark,
		});
		const write = transferTasks(terms, await toEmployee(itemIndex));
		await carryOut(await run.client(itemIndex), write);
		return [
			{
				process_id: terms.processId,
				approver_ids: [...terms.approverIds],
				outcome: 'transferred',
			},
		];
	};
}
