import { checkTransfer, transferTasks } from '../../domain/approval/transfer';
import { endpoints } from '../../domain/endpoints';
import { additionalFieldsOf } from '../../fields/operator';
import { valueOf } from '../../fields/parameters';
import { userIdTypeOf } from '../../fields/userIdType';
import { carryOut } from '../approval/processWrite';
import { employeeLookup } from '../employee/employmentId';
import type { ItemTask, Run, Task } from '../task';

export const transfer: Task = {
	calls: [endpoints.transferTasks, endpoints.getProcess],
	start: transferTask,
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
