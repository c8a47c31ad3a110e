import type { INodeProperties } from 'n8n-workflow';

import { offboardingReason } from '../../fields/offboardingReason';

/** System fields of an offboarding that can be changed. Only those that are added are changed. */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Add to Block List',
			name: 'addToBlockList',
			type: 'boolean',
			default: true,
			description:
				'Whether the person is put on the block list (屏蔽名单) once the offboarding has taken effect. Needs a block reason.',
		},
		{
			displayName: 'Block Reason Explanation',
			name: 'blockReasonExplanation',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'At most 6000 characters',
		},
		{
			displayName: 'Block Reason Name or ID',
			name: 'blockReason',
			type: 'options',
			default: '',
			typeOptions: { loadOptionsMethod: 'getBlockReasons' },
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		{
			displayName: 'Offboarding Date',
			name: 'offboardingDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			builderHint: { propertyHint: 'A date like 2025-01-31, without a time' },
			default: '',
			description: 'The last day of employment',
		},
		{ ...offboardingReason, required: false },
		{
			displayName: 'Reason Explanation',
			name: 'reasonExplanation',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'At most 6000 characters',
		},
	],
};

export const otherFields: INodeProperties = {
	displayName: 'Fields by Code',
	name: 'otherFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description:
		'Fields by their code (字段编码), as CoreHR admin (人事管理后台) shows it under Profile settings (人员档案配置) > 离职信息. The times of the application and of its approval can be changed here, too.',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Field Code',
					name: 'fieldCode',
					type: 'string',
					default: '',
					placeholder: 'e.g. last_attendance_date',
					description: 'The code of the field in the settings of your tenant',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2030-06-28',
					description:
						'Text, number, true or false, a date as YYYY-MM-DD, the code of an option, or a list',
				},
			],
		},
	],
};
