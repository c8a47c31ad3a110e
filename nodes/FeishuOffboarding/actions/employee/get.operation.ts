import { endpoints } from '../../domain/endpoints';
import { simplifyEmployee } from '../../domain/employee/item';
import { employee } from '../../fields/employee';
import { departmentIdType, employeeFieldNames } from '../../fields/employeeFields';
import { optionsWith } from '../../fields/options';
import { isSimplified, simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import type { ItemTask, Operation, Run } from '../operation';
import { personLookup } from './findEmployee';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an employee',
	description: 'Retrieve an employee by ID, work email or employee number',
	writes: false,
	calls: [endpoints.batchGetEmployees, endpoints.searchEmployees],
	properties: [
		{ ...employee, description: 'The person to retrieve' },
		userIdType,
		simplify,
		employeeFieldNames,
		optionsWith(departmentIdType),
	],
	start: (run) => getTask(run),
};

function getTask(run: Run): ItemTask {
	const lookup = personLookup(run);
	return async (itemIndex) => {
		const simplified = isSimplified(run.context, itemIndex);
		const item = await lookup(itemIndex);
		if (!simplified) return [item];
		const { language } = await run.client(itemIndex);
		return [simplifyEmployee(item, language)];
	};
}
