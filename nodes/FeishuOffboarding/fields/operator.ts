import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { collectionOf } from './parameters';

const ADDITIONAL_FIELDS = { displayName: 'Additional Fields', name: 'additionalFields' };

/** The additional fields of a write: on whose behalf it is done, and others of its own, in alphabetical order. */
export const operatorFieldsWith = (
	description: string,
	...others: INodeProperties[]
): INodeProperties => ({
	...ADDITIONAL_FIELDS,
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
			description,
		},
		...others,
	],
});

/** The additional fields of an operation that is recorded under somebody's name; `done` is what that person did to it. */
export const operatorFields = (done: string): INodeProperties =>
	operatorFieldsWith(
		`ID of the person recorded as having ${done} it, of the kind set in 'User ID Type'; leave empty for the system`,
	);

/** What was given in the additional fields, for the domain to check. */
export const additionalFieldsOf = (
	context: IExecuteFunctions,
	itemIndex: number,
): Record<string, unknown> => collectionOf(context, ADDITIONAL_FIELDS, itemIndex);

/** The ID that was given for that person, for the domain to check. */
export const operatorIdOf = (context: IExecuteFunctions, itemIndex: number): unknown =>
	additionalFieldsOf(context, itemIndex).operatorId;
