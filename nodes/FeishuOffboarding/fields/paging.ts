import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { flagOf, numberOf } from './parameters';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

export const paging: INodeProperties[] = [returnAll, limit];

/** How many results the item wants at most. */
export const limitOf = (context: IExecuteFunctions, itemIndex: number): number =>
	flagOf(context, returnAll, itemIndex)
		? Number.POSITIVE_INFINITY
		: numberOf(context, limit, itemIndex);
