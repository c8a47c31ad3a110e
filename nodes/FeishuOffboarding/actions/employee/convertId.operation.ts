import type { INodeProperties } from 'n8n-workflow';

import { requestOptionsOnly } from '../../fields/options';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';

export const fromIdType: INodeProperties = {
	...userIdType,
	displayName: 'From ID Type',
	name: 'fromIdType',
	description: 'The kind of ID that is given',
};

export const toIdType: INodeProperties = {
	...userIdType,
	displayName: 'To ID Type',
	name: 'toIdType',
	default: 'open_id',
	description: 'The kind of ID that is wanted',
};

const properties: INodeProperties[] = [
	{
		displayName: 'ID',
		name: 'id',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 6982509313466189342',
		description: "The ID to convert, of the kind chosen in 'From ID Type'",
	},
	fromIdType,
	toIdType,
	requestOptionsOnly,
];

export const convertId: Operation = {
	value: 'convertId',
	name: 'Convert ID',
	action: 'Convert the identifier of an employee',
	description:
		'Turn one kind of ID of a person into another, such as a CoreHR employment ID into an Open ID; for companies on the new link of Feishu CoreHR (新链路租户) only',
	writes: false,
	properties,
	task: kept(async () => (await import('./convertId.task')).convertId),
};
