import { decideTask, type Verdict } from '../../domain/approval/decision';
import { operatorIdOf } from '../../fields/operator';
import { valueOf } from '../../fields/parameters';
import { userIdTypeOf } from '../../fields/userIdType';
import { carryOut } from '../approval/processWrite';
import type { ItemTask, Run } from '../task';

/** Decides the task of each item. */
export function decisionTask(run: Run, verdict: Verdict): ItemTask {
	const { context } = run;
	return async (itemIndex) => {
		const decision = decideTask(verdict, {
			userIdType: userIdTypeOf(context, itemIndex),
			processId: valueOf(context, 'processId', itemIndex),
			approverId: valueOf(context, 'approverId', itemIndex),
			operatorId: operatorIdOf(context, itemIndex),
			reason: valueOf(context, 'reason', itemIndex),
		});
		await carryOut(await run.client(itemIndex), decision);
		const { approverId, processId: id } = decision;
		return [{ process_id: id, approver_id: approverId, outcome: verdict }];
	};
}
