import { decodeEmployees, type Employee } from '../../domain/employee/employee';
import { toPersonId } from '../../domain/employee/ids';
import { findEmployees, getEmployees, PAGE_SIZE_MAX } from '../../domain/requests';
import { locatedOf } from '../../fields/parameters';
import { personModes } from '../../fields/personModes';
import { asError } from '../../platform/asError';
import { FeishuApiError } from '../../platform/answers/failure';
import { InvalidInput } from '../../platform/invalidInput';
import { isRecord, listAt, textAt, toJsonObject, type JsonObject } from '../../platform/json';
import { firstItems } from '../../transport/pages';
import { isSame, personKeys, type PersonKey } from './employmentId';
import { LookAhead } from '../items/lookAhead';
import type { Run } from '../operation';
import { answerOf, type WantedAnswer } from './wantedFields';

/** The person that the item names in `employee`, in the vendor's words. Throws InvalidInput where that is not one person. */
export type PersonLookup = (itemIndex: number) => Promise<JsonObject>;

type People = ReadonlyMap<string, JsonObject>;

/** Finds people, up to a hundred neighbouring items that name theirs alike with one request. */
export function personLookup(run: Run): PersonLookup {
	const lookAheads = new Map<string, LookAhead<string, readonly JsonObject[] | undefined>>();
	const neighbours = async (itemIndex: number) => {
		const way = wayOf(run, itemIndex);
		const known = lookAheads.get(way) ?? lookAhead(run, way);
		lookAheads.set(way, known);
		return await known.about(itemIndex);
	};
	return async (itemIndex) => {
		const { mode, value } = locatedOf(run.context, 'employee', itemIndex);
		const key = personKeys[mode];
		const wanted = answerOf(run, itemIndex);
		if (key !== undefined) {
			const text = key.toText(value);
			return onlyOne((await neighbours(itemIndex)) ?? [], key, text);
		}
		const id = toPersonId(value, 'Employee', wanted.userIdType, personModes);
		const found = (await neighbours(itemIndex)) ?? (await getByIds(run, itemIndex, wanted, [id]));
		return byId(found).get(id) ?? nobody(id);
	};
}

/** Equal for items that one request can serve. */
const wayOf = (run: Run, itemIndex: number): string =>
	JSON.stringify([locatedOf(run.context, 'employee', itemIndex).mode, answerOf(run, itemIndex)]);

function lookAhead(run: Run, way: string): LookAhead<string, readonly JsonObject[] | undefined> {
	return new LookAhead(
		run.count,
		PAGE_SIZE_MAX,
		(itemIndex) => questionOf(run, way, itemIndex),
		async (questions, itemIndex) => {
			const wanted = answerOf(run, itemIndex);
			const key = personKeys[locatedOf(run.context, 'employee', itemIndex).mode];
			return key === undefined
				? await getTogether(run, itemIndex, wanted, questions)
				: await findByKey(run, itemIndex, key, questions);
		},
	);
}

/** Undefined for an item that names its person in another way. */
function questionOf(run: Run, way: string, itemIndex: number): string | undefined {
	if (wayOf(run, itemIndex) !== way) return undefined;
	const { mode, value } = locatedOf(run.context, 'employee', itemIndex);
	const key = personKeys[mode];
	return key === undefined
		? toPersonId(value, 'Employee', answerOf(run, itemIndex).userIdType, personModes)
		: key.toText(value);
}

/** Undefined where the vendor refuses, as it does for all of them when one lies outside the data permissions. */
async function getTogether(
	run: Run,
	itemIndex: number,
	wanted: WantedAnswer,
	ids: readonly string[],
): Promise<JsonObject[] | undefined> {
	try {
		return await getByIds(run, itemIndex, wanted, ids);
	} catch (error: unknown) {
		if (error instanceof FeishuApiError && error.kind === 'refused' && ids.length > 1) {
			return undefined;
		}
		throw asError(error);
	}
}

async function getByIds(
	run: Run,
	itemIndex: number,
	{ userIdType, ...wanted }: WantedAnswer,
	ids: readonly string[],
): Promise<JsonObject[]> {
	const client = await run.client(itemIndex);
	const data = await client.send(getEmployees(userIdType, ids, wanted));
	return listAt(data, 'items').filter(isRecord).map(toJsonObject);
}

/** What people are recognised by has to be asked for, too. */
const RECOGNISED_BY = ['email_address', 'employee_number', 'employment_status'] as const;

async function findByKey(
	run: Run,
	itemIndex: number,
	key: PersonKey,
	values: readonly string[],
): Promise<JsonObject[]> {
	const { userIdType, ...wanted } = answerOf(run, itemIndex);
	const fields = [...new Set([...wanted.fields, ...RECOGNISED_BY])];
	return await firstItems(
		await run.client(itemIndex),
		(token) =>
			findEmployees(
				userIdType,
				key.filter(values),
				{ size: PAGE_SIZE_MAX, token },
				{
					...wanted,
					fields,
				},
			),
		Number.POSITIVE_INFINITY,
		(item) => item,
	);
}

const byId = (items: readonly JsonObject[]): People =>
	new Map(
		items.map((item) => [
			textAt(item, 'employment_id_v2') || (textAt(item, 'employment_id') ?? ''),
			item,
		]),
	);

/** Whoever still works here comes before those who have left. */
function onlyOne(items: readonly JsonObject[], key: PersonKey, wanted: string): JsonObject {
	const found = items.filter((item) => isSame(key.of(personOf(item)), wanted));
	const hired = found.filter((item) => personOf(item).status !== 'terminated');
	const candidates = hired.length > 0 ? hired : found;
	const [person] = candidates;
	if (person !== undefined && candidates.length === 1) return person;
	throw new InvalidInput(
		'Employee',
		person === undefined
			? `matches nobody with the ${key.label} ${wanted}`
			: `matches ${candidates.length} people who have the ${key.label} ${wanted}`,
		person === undefined
			? `Check the ${key.label}, and that the person lies within the app's data permissions (员工资源) in the Developer Console.`
			: 'Name the person by ID instead, so that it is certain who is meant.',
	);
}

function personOf(item: JsonObject): Employee {
	const [person] = decodeEmployees({ items: [item] }, 'zh-CN');
	return (
		person ?? {
			employmentId: '',
			employeeNumber: '',
			email: '',
			status: '',
			name: '',
			department: '',
		}
	);
}

function nobody(id: string): never {
	throw new InvalidInput(
		'Employee',
		`matches nobody: Feishu knows no person with the ID ${id}`,
		"Check the ID and 'User ID Type'. People who have not started yet are not found.",
	);
}
