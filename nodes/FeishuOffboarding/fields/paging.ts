import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidInput } from '../platform/invalidInput';
import { valueOf } from './parameters';

export const paging: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** How many results the item wants at most. */
export function limitOf(context: IExecuteFunctions, itemIndex: number): number {
	if (valueOf(context, 'returnAll', itemIndex) === true) return Number.POSITIVE_INFINITY;
	const limit = valueOf(context, 'limit', itemIndex);
	if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1) return limit;
	throw new InvalidInput(
		'Limit',
		'is not a whole number above 0',
		"Give a number, or turn 'Return All' on.",
	);
}
