import { decodeEmployees, type Employee } from '../../domain/employee/employee';
import { toPersonId } from '../../domain/employee/ids';
import { findEmployees, getEmployees } from '../../domain/employee/search';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { locatedOf } from '../../fields/parameters';
import { personModes } from '../../fields/personModes';
import { InvalidInput } from '../../platform/invalidInput';
import { isRecord, listAt, textAt, toJsonObject, type JsonObject } from '../../platform/json';
import { firstItems } from '../../transport/reads/pages';
import { LookAhead } from '../items/lookAhead';
import type { Run } from '../task';
import { isSame, personKeys, type PersonKey } from './employmentId';
import { answerOf, type WantedAnswer } from './wantedFields';

/** The person that the item names in `employee`, in Feishu's words. Throws InvalidInput where that is not one person. */
export type PersonLookup = (itemIndex: number) => Promise<JsonObject>;

type People = ReadonlyMap<string, JsonObject>;

type ByMode = LookAhead<string, readonly JsonObject[]>;

/** Finds people, up to a hundred neighbouring items that name theirs alike with one request. */
export function personLookup(run: Run): PersonLookup {
	const byId = lookAhead(run, 'id', PAGE_SIZE_MAX, async (ids, itemIndex) => {
		return await getByIds(run, itemIndex, answerOf(run, itemIndex), ids);
	});
	const byKey = new Map(
		Object.entries(personKeys).map(([mode, key]) => [mode, lookAheadBy(run, mode, key)]),
	);
	return async (itemIndex) => {
		const { mode, value } = locatedOf(run.context, 'employee', itemIndex);
		const key = personKeys[mode];
		if (key !== undefined) {
			const text = key.toText(value);
			return onlyOne((await byKey.get(mode)?.about(itemIndex)) ?? [], key, text);
		}
		const { userIdType } = answerOf(run, itemIndex);
		const id = toPersonId(value, 'Employee', userIdType, personModes);
		return peopleById(await byId.about(itemIndex)).get(id) ?? nobody(id);
	};
}

const lookAheadBy = (run: Run, mode: string, key: PersonKey): ByMode =>
	lookAhead(run, mode, key.perSearch, async (values, itemIndex) => {
		return await findByKey(run, itemIndex, key, values);
	});

/** `wanted` is a mode that has a key, or `id` for all others. */
function lookAhead(
	run: Run,
	wanted: string,
	size: number,
	ask: (questions: readonly string[], itemIndex: number) => Promise<readonly JsonObject[]>,
): ByMode {
	const askedOf = (itemIndex: number) => {
		const { mode, value } = locatedOf(run.context, 'employee', itemIndex);
		const key = personKeys[mode];
		if ((key === undefined ? 'id' : mode) !== wanted) return undefined;
		const answer = answerOf(run, itemIndex);
		const question =
			key?.toText(value) ?? toPersonId(value, 'Employee', answer.userIdType, personModes);
		return { question, way: JSON.stringify(answer) };
	};
	return new LookAhead(run, size, askedOf, ask);
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

const peopleById = (items: readonly JsonObject[]): People =>
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
