import { employee } from '../../fields/employee';
import { departmentIdType, employeeFieldNames } from '../../fields/employeeFields';
import { optionsWith } from '../../fields/options';
import { simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an employee',
	description: 'Retrieve an employee by ID, work email or employee number',
	writes: false,
	properties: [
		{ ...employee, description: 'The person to retrieve' },
		userIdType,
		simplify,
		employeeFieldNames,
		optionsWith(departmentIdType),
	],
	task: kept(async () => (await import('./get.task')).get),
};
