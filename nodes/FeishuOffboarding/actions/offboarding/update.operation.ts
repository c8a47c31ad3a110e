import { customFieldsToUpdate } from '../../fields/customFields';
import { offboarding } from '../../fields/offboarding';
import { operatorFields } from '../../fields/operator';
import { requestOptionsOnly } from '../../fields/options';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { otherFields, updateFields } from './update.fields';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update an offboarding',
	description: 'Change the date, the reason or other fields of an offboarding that is approved',
	writes: true,
	properties: [
		{
			...offboarding,
			description:
				'The offboarding to change. Feishu changes none whose approval is still running; the list leaves those out.',
		},
		userIdType,
		updateFields,
		customFieldsToUpdate,
		otherFields,
		operatorFields('changed'),
		requestOptionsOnly,
	],
	task: kept(async () => (await import('./update.task')).update),
};
