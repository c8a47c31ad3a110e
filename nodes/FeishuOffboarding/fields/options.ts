import type { INodeProperties } from 'n8n-workflow';

/** Options that every operation has. */
export const requestOptions: INodeProperties[] = [
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 600,
		description: "The longest that one item waits for Feishu's limits, in total",
	},
	{
		displayName: 'Timeout (Milliseconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30000,
		description: 'How long to wait for the answer to one request',
	},
];

/** The collection of an operation that has no options of its own. */
export const requestOptionsOnly: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: requestOptions,
};
