import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { valueOf } from './parameters';

export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const isSimplified = (context: IExecuteFunctions, itemIndex: number): boolean =>
	valueOf(context, 'simplify', itemIndex) !== false;
