import type { Resource } from '../operation';
import { convertId } from './convertId.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const employeeResource: Resource = {
	value: 'employee',
	name: 'Employee',
	operations: [get, getAll, convertId],
};
