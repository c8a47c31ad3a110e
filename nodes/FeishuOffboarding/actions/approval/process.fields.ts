import type { INodeProperties } from 'n8n-workflow';

import { anyOffboarding } from '../../fields/offboarding';

export const FIND_BY = { displayName: 'Find By', name: 'findBy' } as const;

/** The process of an item, as an ID or by the offboarding that it is about. */
export const processId: INodeProperties = {
	displayName: 'Process ID',
	name: 'processId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 7278949005675988535',
	description:
		'The process_id of the approval; Get and Get Many of offboardings return it, as do approval tasks and events',
};

export const processLocator: INodeProperties[] = [
	{
		...FIND_BY,
		type: 'options',
		// With an expression, n8n would show both ways, and ask for both.
		noDataExpression: true,
		options: [
			{
				name: 'Offboarding or Employee',
				value: 'offboarding',
				description: "The approval of a person's offboarding",
			},
			{
				name: 'Process ID',
				value: 'processId',
				description: 'Any approval process of Feishu CoreHR',
			},
		],
		default: 'processId',
		description: 'How the approval is named',
	},
	{ ...processId, displayOptions: { show: { findBy: ['processId'] } } },
	{
		...anyOffboarding,
		displayOptions: { show: { findBy: ['offboarding'] } },
		description: 'The offboarding whose approval is meant; it has to be submitted for approval',
	},
];
