import type { IDataObject } from 'n8n-workflow';

import { toEmployeeFilter } from '../../domain/employee/filter';
import { simplifyEmployee } from '../../domain/employee/item';
import { findEmployees } from '../../domain/employee/search';
import { endpoints } from '../../domain/endpoints';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { limitOf } from '../../fields/paging';
import { collectionOf } from '../../fields/parameters';
import { isSimplified } from '../../fields/simplify';
import { firstItems } from '../../transport/reads/pages';
import { addHint } from '../items/hint';
import type { ItemTask, Run, Task } from '../task';
import { employeeFilters } from './getAll.filters';
import { answerOf } from './wantedFields';

export const getAll: Task = {
	calls: [endpoints.searchEmployees],
	start: getPeopleTask,
};

const CUT_SHORT = `Feishu gives no more than the best ${PAGE_SIZE_MAX} matches for a key word. There may be more people: make the key word longer, or add another filter.`;

function getPeopleTask(run: Run): ItemTask {
	let isTold = false;
	return async (itemIndex) => {
		const { isCutShort, items } = await getPeople(run, itemIndex);
		if (isCutShort && !isTold) addHint(run.context, 'warning', CUT_SHORT);
		isTold ||= isCutShort;
		return items;
	};
}

interface People {
	readonly items: IDataObject[];
	/** Whether Feishu may know more people than it gives. */
	readonly isCutShort: boolean;
}

async function getPeople(run: Run, itemIndex: number): Promise<People> {
	const { context } = run;
	const { userIdType: type, ...wanted } = answerOf(run, itemIndex);
	const filter = toEmployeeFilter(collectionOf(context, employeeFilters, itemIndex), type);
	// Ranked results shift between pages, and Feishu asks not to page through them: one page is all there is.
	const most = filter.keyWord === undefined ? Number.POSITIVE_INFINITY : PAGE_SIZE_MAX;
	const wantedCount = limitOf(context, itemIndex);
	const limit = Math.min(wantedCount, most);
	const size = Math.min(limit, PAGE_SIZE_MAX);
	const simplified = isSimplified(context, itemIndex);
	const client = await run.client(itemIndex);
	const items = await firstItems(
		client,
		(token) => findEmployees(type, filter, { size, token }, wanted),
		limit,
		(item) => (simplified ? simplifyEmployee(item, client.language) : item),
	);
	return { items, isCutShort: wantedCount > most && items.length >= most };
}
