import type { INodeProperties } from 'n8n-workflow';

import { decideTask, type Verdict } from '../../domain/approval/decision';
import { operatorFieldsWith, operatorIdOf } from '../../fields/operator';
import { requestOptionsOnly } from '../../fields/options';
import { valueOf } from '../../fields/parameters';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import { processId } from '../approval/processId';
import { carryOut } from '../approval/processWrite';
import type { ItemTask, Run } from '../operation';

/** The parameters of a decision; `reason` is that of this one. */
export const decisionProperties = (
	reason: Pick<INodeProperties, 'required' | 'placeholder' | 'description'>,
): INodeProperties[] => [
	userIdType,
	{ ...processId, description: 'The process_id of the approval that the task belongs to' },
	{
		displayName: 'Approver ID',
		name: 'approverId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 7381468648050787884',
		description:
			'The approver_id of the task, not of a person: Approval > Get shows it in waiting_for, Approval Task > Get Many with each task',
	},
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		...reason,
	},
	operatorFieldsWith(
		'The person whose task it is, as an ID of the chosen type. When empty, the system decides instead, and that person does not see the task any more.',
	),
	requestOptionsOnly,
];

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
