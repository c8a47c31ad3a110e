import { endpoints } from '../../domain/endpoints';
import { toEntry, toList } from '../../domain/input/list';
import { toOffboardingFilter } from '../../domain/offboarding/filter';
import { fullOffboarding, simplifyOffboarding } from '../../domain/offboarding/item';
import { searchOffboardings } from '../../domain/offboarding/search';
import { readRecord } from '../../domain/offboarding/searchedRecord';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { limitOf } from '../../fields/paging';
import { collectionOf } from '../../fields/parameters';
import { isSimplified } from '../../fields/simplify';
import { userIdTypeOf } from '../../fields/userIdType';
import { firstItems } from '../../transport/reads/pages';
import {
	employeeInOutput,
	NamedEmployees,
	wantsEmployee,
	type AboutSomebody,
} from '../employee/namedEmployees';
import type { ItemTask, Run, Task } from '../task';
import { offboardingFilters, peopleFilters, reasonFilters } from './getAll.filters';
import { idsInFilter } from './naming/filterPeople';
import { reasonListReader, tenantReasons } from './naming/reasons';

export const getAll: Task = {
	calls: [endpoints.search],
	parts: [employeeInOutput],
	start: getTask,
};

type FilterReader = (itemIndex: number) => Promise<Readonly<Record<string, unknown>>>;

function getTask(run: Run): ItemTask {
	const reasons = tenantReasons(run);
	const readers = reasonFilters.map((filter) => ({
		name: filter.name,
		read: reasonListReader(run, { name: filter.name, title: filter.displayName }, reasons),
	}));
	const filtersOf: FilterReader = async (itemIndex) => {
		const filters = collectionOf(run.context, offboardingFilters, itemIndex);
		const read = readers
			.filter(({ name }) => Object.hasOwn(filters, name))
			.map(
				async ({ name, read }) =>
					[name, await read(itemIndex, filters, offboardingFilters.name)] as const,
			);
		const people = await Promise.all(
			peopleFilters.map(async (filter) => await idsInFilter(run, itemIndex, filters, filter)),
		);
		return {
			...filters,
			...Object.fromEntries(await Promise.all(read)),
			...withPeople(filters.employeeIds, people.flat()),
		};
	};
	const employees = new NamedEmployees(run);
	return async (itemIndex) => {
		const isNamed = wantsEmployee(run, itemIndex);
		const found = await getOffboardings(run, itemIndex, filtersOf);
		if (isNamed) return await employees.addToAll(itemIndex, found);
		return found.map(({ output }) => output);
	};
}

/** Other people besides those that the user gives by ID. */
const withPeople = (given: unknown, ids: readonly string[]): { readonly employeeIds?: unknown } =>
	ids.length === 0
		? {}
		: { employeeIds: [...(toList(given, 'Employee IDs', Infinity, toEntryOfIds) ?? []), ...ids] };

const toEntryOfIds = (entry: unknown): string => toEntry(entry, 'Employee IDs');

async function getOffboardings(
	run: Run,
	itemIndex: number,
	filtersOf: FilterReader,
): Promise<AboutSomebody[]> {
	const { context } = run;
	const type = userIdTypeOf(context, itemIndex);
	const limit = limitOf(context, itemIndex);
	const simplified = isSimplified(context, itemIndex);
	const client = await run.client(itemIndex);
	const filter = toOffboardingFilter({
		userIdType: type,
		timeZone: context.getTimezone(),
		nowMs: client.clock.now(),
		filters: await filtersOf(itemIndex),
	});
	const form = { pageSize: Math.min(limit, PAGE_SIZE_MAX), userIdType: type };
	return await firstItems(
		client,
		(token) => searchOffboardings(filter, token, form),
		limit,
		(item) => ({
			output: simplified ? simplifyOffboarding(item, client.language) : fullOffboarding(item),
			employmentId: readRecord(item).employmentId,
		}),
	);
}
