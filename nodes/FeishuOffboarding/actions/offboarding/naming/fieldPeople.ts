import type { PersonReference } from '../../../domain/customField/person';
import type { FieldContext } from '../../../domain/customField/write';
import { decodeEmployees, type Employee } from '../../../domain/employee/employee';
import { findEmployees } from '../../../domain/employee/search';
import { PAGE_SIZE_MAX } from '../../../domain/page';
import { InvalidInput } from '../../../platform/invalidInput';
import { allItems } from '../../../transport/reads/pages';
import { isSame, personKeys, type PersonKey } from '../../employee/employmentId';
import { LookAhead } from '../../items/lookAhead';
import type { Run } from '../../task';

/** How many items' people are looked up together. */
const ITEMS_PER_LOOK = 100;

/**
 * Looks up the people of custom fields, for neighbouring items together, and says who is meant by what.
 *
 * @param peopleOf those whom the item gives by something else than their ID
 */
export function fieldPeople(
	run: Run,
	peopleOf: (itemIndex: number) => Promise<readonly PersonReference[]>,
): (itemIndex: number) => Promise<FieldContext['idOf']> {
	const people = new LookAhead<readonly PersonReference[], Employee[]>(
		run,
		ITEMS_PER_LOOK,
		async (itemIndex) => {
			const wanted = await peopleOf(itemIndex);
			return wanted.length === 0 ? undefined : { question: wanted, way: '' };
		},
		async (questions, itemIndex) => await search(run, itemIndex, questions.flat()),
	);
	return async (itemIndex) => {
		const wanted = await peopleOf(itemIndex);
		const found = wanted.length === 0 ? [] : await people.about(itemIndex);
		return (person, parameter) => idOf(found, person, parameter);
	};
}

async function search(
	run: Run,
	itemIndex: number,
	wanted: readonly PersonReference[],
): Promise<Employee[]> {
	const client = await run.client(itemIndex);
	const found: Employee[] = [];
	for (const [by, key] of Object.entries(personKeys)) {
		const texts = wanted.filter((person) => person.by === by).map(({ text }) => text);
		for (const values of chunksOf([...new Set(texts)], key.perSearch)) {
			const items = await allItems(client, (token) =>
				// The fields take no other type of ID.
				findEmployees('people_corehr_id', key.filter(values), { size: PAGE_SIZE_MAX, token }),
			);
			found.push(...decodeEmployees({ items }, client.language));
		}
	}
	return found;
}

const chunksOf = (values: readonly string[], size: number): string[][] =>
	Array.from({ length: Math.ceil(values.length / size) }, (_none, index) =>
		values.slice(index * size, (index + 1) * size),
	);

/** Whoever still works here comes before those who have left. */
function idOf(
	found: readonly Employee[],
	{ by, text }: PersonReference,
	parameter: string,
): string {
	const key = personKeys[by];
	if (key === undefined) return text;
	const named = found.filter((person) => isSame(key.of(person), text));
	const hired = named.filter(({ status }) => status !== 'terminated');
	const candidates = new Set((hired.length > 0 ? hired : named).map((each) => each.employmentId));
	const [id] = candidates;
	if (id !== undefined && id !== '' && candidates.size === 1) return id;
	throw candidates.size > 1
		? new InvalidInput(
				parameter,
				`matches ${candidates.size} people who have the ${key.label} ${text}`,
				'Give the CoreHR employment ID instead, so that it is certain who is meant.',
			)
		: nobody(key, text, parameter);
}

const nobody = ({ label }: PersonKey, text: string, parameter: string): InvalidInput =>
	new InvalidInput(
		parameter,
		`matches nobody: ${text} is no ${label} that search finds`,
		`Check the ${label}, and that the person lies within the app's data permissions (员工资源) in the Developer Console.`,
	);
