import type { INodeProperties } from 'n8n-workflow';

import { customFields } from '../../../fields/customFields';
import { employee } from '../../../fields/employee';
import { blockReason, offboardingReason } from '../../../fields/offboardingReason';
import { requestOptions } from '../../../fields/options';
import { includeEmployee } from '../../../fields/includeEmployee';
import { userIdType } from '../../../fields/userIdType';
import { kept } from '../../../platform/kept';
import type { Operation } from '../../operation';

const required: INodeProperties[] = [
	employee,
	userIdType,
	{
		displayName: 'Offboarding Mode',
		name: 'offboardingMode',
		type: 'options',
		options: [
			{
				name: 'Direct',
				value: 'direct',
				description: 'Takes effect on its date without approval (直接离职)',
			},
			{
				name: 'Approval',
				value: 'approval',
				description: "Starts your company's approval process (发起离职审批)",
			},
		],
		default: 'direct',
		description: 'Whether the offboarding takes effect by itself or has to be approved first',
	},
	{
		displayName: 'Offboarding Date',
		name: 'offboardingDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		builderHint: { propertyHint: 'A date like 2025-01-31, without a time' },
		required: true,
		default: '',
		description:
			"The last day of employment. It ends at midnight in the time zone of the person's place of work.",
	},
	offboardingReason,
];

const blockList: INodeProperties[] = [
	{
		displayName: 'Add to Block List',
		name: 'addToBlockList',
		type: 'boolean',
		default: false,
		description:
			'Whether the person is put on the block list (屏蔽名单) once the offboarding has taken effect',
	},
	blockReason,
	{
		displayName: 'Block Reason Explanation',
		name: 'blockReasonExplanation',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: { show: { addToBlockList: [true] } },
		description: 'At most 6000 characters',
	},
];

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Initiator ID',
			name: 'initiatorId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6982509313466189341',
			description:
				'Who starts the offboarding, as an ID of the chosen type. Needs a Feishu account; only this person can revoke the approval process. The system when empty.',
		},
		{
			displayName: 'Reason Explanation',
			name: 'reasonExplanation',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'At most 6000 characters',
		},
		{
			displayName: 'Retain Account',
			name: 'retainAccount',
			type: 'boolean',
			default: false,
			description: 'Whether the person keeps the Feishu account after leaving',
		},
	],
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'If Already Offboarding',
			name: 'ifAlreadyOffboarding',
			type: 'options',
			options: [
				{ name: 'Fail', value: 'error', description: 'The item fails' },
				{
					name: 'Return Existing',
					value: 'returnExisting',
					description: 'The item succeeds with the record that is open already',
				},
			],
			default: 'error',
			description: 'What to do with a person who has an open offboarding already',
		},
		includeEmployee,
		...requestOptions,
		{
			displayName: 'Validate Only',
			name: 'validateOnly',
			type: 'boolean',
			builderHint: {
				propertyHint: 'Left out or false, Submit is real: add it as true until the user agrees',
			},
			// Whoever adds it wants nobody offboarded. Not added, it has no value, and the node submits.
			default: true,
			description:
				'Whether to only check everything and report what would be sent, without offboarding anybody',
		},
	],
};

export const submit: Operation = {
	value: 'submit',
	name: 'Submit',
	action: 'Submit an offboarding',
	description: 'Start the offboarding of an employee, directly or through approval',
	writes: true,
	properties: [...required, ...blockList, customFields, additionalFields, options],
	task: kept(async () => (await import('./submit.task')).submit),
};
