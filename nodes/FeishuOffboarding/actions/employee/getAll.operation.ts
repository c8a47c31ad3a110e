import { departmentIdType, employeeFieldNames } from '../../fields/employeeFields';
import { optionsWith } from '../../fields/options';
import { paging } from '../../fields/paging';
import { simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { employeeFilters } from './getAll.filters';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many employees',
	description: 'Retrieve a list of employees, by key word, email, number, status or department',
	writes: false,
	properties: [
		userIdType,
		...paging,
		employeeFilters,
		simplify,
		employeeFieldNames,
		optionsWith(departmentIdType),
	],
	task: kept(async () => (await import('./getAll.task')).getAll),
};
