import { toOffboardingId, type UserIdType } from '../../../domain/employee/ids';
import { closedStatuses, latestIdFirst, openStatuses } from '../../../domain/offboarding/record';
import { searchOffboardings } from '../../../domain/offboarding/search';
import { readRecord } from '../../../domain/offboarding/searchedRecord';
import { isOpenStatus } from '../../../domain/offboarding/status';
import { PAGE_SIZE_MAX } from '../../../domain/page';
import { offboardingModes } from '../../../fields/offboarding';
import { locatedOf } from '../../../fields/parameters';
import { userIdTypeOf } from '../../../fields/userIdType';
import { InvalidInput } from '../../../platform/invalidInput';
import { isRecord, listAt, textOf, toJsonObject, type JsonObject } from '../../../platform/json';
import type { FeishuClient } from '../../../transport/client';
import { pages } from '../../../transport/reads/pages';
import { LookAhead } from '../../items/lookAhead';
import type { Run } from '../../task';
import { leaverLookup, type Wanted } from './leaverLookup';

/** A record in Feishu's own words. */
type Item = JsonObject;

/** The record that the item names in `offboarding`. Throws InvalidInput where there is none, or no certain one. */
export type RecordLookup = (itemIndex: number) => Promise<Item>;

const ANY: Wanted = {
	name: 'offboarding',
	advice: "Check that the app's data permissions (员工资源) in the Developer Console take it in.",
};

const ownIdOf = (run: Run, itemIndex: number): string =>
	toOffboardingId(
		locatedOf(run.context, 'offboarding', itemIndex).value,
		'Offboarding',
		offboardingModes,
	);

/** Finds records by ID or employee, up to a hundred neighbouring items at once. */
export function recordLookup(run: Run): RecordLookup {
	const leavers = leaverLookup(run);
	const employmentIdOf = async (itemIndex: number) => (await leavers.of(itemIndex))?.employmentId;
	const byId = lookAhead(
		run,
		async (itemIndex) =>
			(await employmentIdOf(itemIndex)) === undefined ? ownIdOf(run, itemIndex) : undefined,
		recordsWithIds,
	);
	const byEmployee = lookAhead(run, employmentIdOf, recordsOfEmployees);
	return async (itemIndex) => {
		const leaver = await leavers.of(itemIndex);
		if (leaver !== undefined) {
			const records = (await byEmployee.about(itemIndex)).get(leaver.employmentId) ?? [];
			const current = currentOf(records, leaver.employmentId);
			if (current !== undefined) return current;
			throw await leavers.without(itemIndex, leaver, ANY);
		}
		const offboardingId = ownIdOf(run, itemIndex);
		const { found, isComplete } = await byId.about(itemIndex);
		return found.get(offboardingId) ?? notFound(offboardingId, isComplete);
	};
}

type Search<Answer> = (
	client: FeishuClient,
	type: UserIdType,
	ids: readonly string[],
) => Promise<Answer>;

function lookAhead<Answer>(
	run: Run,
	questionOf: (itemIndex: number) => Promise<string | undefined>,
	search: Search<Answer>,
): LookAhead<string, Answer> {
	return new LookAhead(
		run,
		PAGE_SIZE_MAX,
		async (itemIndex) => {
			const question = await questionOf(itemIndex);
			return question === undefined
				? undefined
				: { question, way: userIdTypeOf(run.context, itemIndex) };
		},
		async (ids, itemIndex) =>
			await search(await run.client(itemIndex), userIdTypeOf(run.context, itemIndex), ids),
	);
}

/** How many pages of a hundred records are read for an ID, which Feishu has no filter for. */
const PAGES_MAX = 20;

interface Scan {
	readonly found: ReadonlyMap<string, Item>;
	/** Whether there was nothing more to read. */
	readonly isComplete: boolean;
}

/** Reads records until all wanted ones are found; open ones first, as they are few. */
async function recordsWithIds(
	client: FeishuClient,
	userIdType: UserIdType,
	ids: readonly string[],
): Promise<Scan> {
	const wanted = new Set(ids);
	const found = new Map<string, Item>();
	let pagesLeft = PAGES_MAX;
	for (const statuses of [openStatuses, closedStatuses]) {
		const request = (token: string | undefined) =>
			searchOffboardings({ statuses }, token, { userIdType });
		for await (const data of pages(client, request)) {
			for (const item of itemsIn(data)) {
				const id = idOf(item);
				if (wanted.has(id)) found.set(id, item);
			}
			if (found.size === wanted.size) return { found, isComplete: true };
			if (--pagesLeft === 0) return { found, isComplete: false };
		}
	}
	return { found, isComplete: true };
}

async function recordsOfEmployees(
	client: FeishuClient,
	userIdType: UserIdType,
	employmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Item[]>> {
	const records = new Map<string, Item[]>();
	const request = (token: string | undefined) =>
		searchOffboardings({ employmentIds }, token, { userIdType });
	for await (const data of pages(client, request)) {
		for (const item of itemsIn(data)) {
			const id = textOf(readRecord(item).employmentId);
			records.set(id, [...(records.get(id) ?? []), item]);
		}
	}
	return records;
}

const itemsIn = (data: JsonObject): Item[] =>
	listAt(data, 'items').filter(isRecord).map(toJsonObject);

/** The person's open record; where none is open, the latest one. Undefined where there is none. */
function currentOf(items: readonly Item[], employmentId: string): Item | undefined {
	const open = items.filter((item) => isOpenStatus(textOf(readRecord(item).status)));
	const [latest] = [...items].sort((a, b) => latestIdFirst(idOf(a), idOf(b)));
	const current = open[0] ?? latest;
	if (open.length <= 1) return current;
	throw new InvalidInput(
		'Offboarding',
		`matches ${open.length} open offboardings of the employee ${employmentId}`,
		"Give the offboarding's own ID.",
	);
}

const idOf = (item: Item): string => textOf(readRecord(item).offboardingId);

function notFound(offboardingId: string, isComplete: boolean): never {
	if (isComplete) {
		throw new InvalidInput(
			'Offboarding',
			`matches nothing: search shows no offboarding ${offboardingId}`,
			"Check the ID and the app's data permissions (员工资源). A record that was made a moment ago may not show yet.",
		);
	}
	throw new InvalidInput(
		'Offboarding',
		`was not found: ${offboardingId} is not among the ${PAGES_MAX * PAGE_SIZE_MAX} records that were read`,
		'Feishu cannot be asked for a record by its ID. Name it by the employee instead, or use Get Many with a date range.',
	);
}
