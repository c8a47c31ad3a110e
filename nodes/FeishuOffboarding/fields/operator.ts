import type { INodeProperties } from 'n8n-workflow';

/** The additional fields of an operation that is recorded under somebody's name; `done` is what that person did to it. */
export const operatorFields = (done: string): INodeProperties => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Operator ID',
			name: 'operatorId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6982509313466189341',
			description: `Who is recorded as having ${done} it, as an ID of the chosen type. The system when empty.`,
		},
	],
});
