import { anyOffboarding } from '../../fields/offboarding';
import { optionsWith } from '../../fields/options';
import { includeEmployee } from '../../fields/includeEmployee';
import { simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an offboarding',
	description: 'Retrieve an offboarding by its ID or by employee, whatever its status',
	writes: false,
	properties: [anyOffboarding, userIdType, simplify, optionsWith(includeEmployee)],
	task: kept(async () => (await import('./get.task')).get),
};
