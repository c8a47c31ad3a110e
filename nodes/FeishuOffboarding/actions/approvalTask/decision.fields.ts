import type { INodeProperties } from 'n8n-workflow';

import { operatorFieldsWith } from '../../fields/operator';
import { requestOptionsOnly } from '../../fields/options';
import { userIdType } from '../../fields/userIdType';
import { processId } from '../approval/process.fields';

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
