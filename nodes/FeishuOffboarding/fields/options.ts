import type { INodeProperties } from 'n8n-workflow';

import { alphabetically } from './alphabetically';

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

/** The options of an operation: some of its own, in alphabetical order among those that every operation has. */
export const optionsWith = (...own: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [...own, ...requestOptions].sort((a, b) => alphabetically(a.displayName, b.displayName)),
});

export const requestOptionsOnly = optionsWith();
