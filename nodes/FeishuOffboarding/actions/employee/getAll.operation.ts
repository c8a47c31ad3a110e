import type { IDataObject } from 'n8n-workflow';

import { toEmployeeFilter } from '../../domain/employeeFilter';
import { simplifyEmployee } from '../../domain/employeeItem';
import { findEmployees, PAGE_SIZE_MAX } from '../../domain/requests';
import { departmentIdType, employeeFieldNames } from '../../fields/employeeFields';
import { employeeFilters } from '../../fields/employeeFilters';
import { optionsWith } from '../../fields/options';
import { limitOf, paging } from '../../fields/paging';
import { collectionOf } from '../../fields/parameters';
import { isSimplified, simplify } from '../../fields/simplify';
import { userIdType } from '../../fields/userIdType';
import { firstItems } from '../../transport/pages';
import type { Operation, Run } from '../operation';
import { answerOf } from './answerOf';

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
	start: (run) => async (itemIndex) => await getPeople(run, itemIndex),
};

async function getPeople(run: Run, itemIndex: number): Promise<IDataObject[]> {
	const { context } = run;
	const { userIdType: type, ...wanted } = answerOf(run, itemIndex);
	const filter = toEmployeeFilter(collectionOf(context, 'filters', itemIndex), type);
	// Ranked results shift between pages, and the vendor asks not to page through them: one page is all there is.
	const most = filter.keyWord === undefined ? Number.POSITIVE_INFINITY : PAGE_SIZE_MAX;
	const limit = Math.min(limitOf(context, itemIndex), most);
	const size = Math.min(limit, PAGE_SIZE_MAX);
	const client = await run.client(itemIndex);
	const simplified = isSimplified(context, itemIndex);
	return await firstItems(
		client,
		(token) => findEmployees(type, filter, { size, token }, wanted),
		limit,
		(item) => (simplified ? simplifyEmployee(item, client.language) : item),
	);
}
