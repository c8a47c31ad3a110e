import type { INodeProperties } from 'n8n-workflow';

import { operatorFieldsWith } from '../../fields/operator';
import { requestOptionsOnly } from '../../fields/options';
import { userIdType } from '../../fields/userIdType';
import { processLocator } from './process.fields';

/** The parameters of an operation that ends an approval; `operator` says who may. */
export const endingProperties = (operator: string): INodeProperties[] => [
	userIdType,
	...processLocator,
	operatorFieldsWith(operator, {
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. The employee stays',
		description: 'Why, up to 500 characters',
	}),
	requestOptionsOnly,
];
