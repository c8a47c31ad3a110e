import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { flagOf } from './parameters';

export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const isSimplified = (context: IExecuteFunctions, itemIndex: number): boolean =>
	flagOf(context, simplify, itemIndex);
