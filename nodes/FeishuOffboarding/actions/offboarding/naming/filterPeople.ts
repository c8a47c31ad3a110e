import { decodeEmployees, type Employee } from '../../../domain/employee/employee';
import { findEmployees } from '../../../domain/employee/search';
import { toEntry, toList } from '../../../domain/input/list';
import { PAGE_SIZE_MAX } from '../../../domain/page';
import { userIdTypeOf } from '../../../fields/userIdType';
import { InvalidInput } from '../../../platform/invalidInput';
import { allItems } from '../../../transport/reads/pages';
import { isSame, personKeys, type PersonKey } from '../../employee/employmentId';
import type { Run } from '../../task';

/** A filter that names people by something else than their ID. */
export interface PeopleFilter {
	readonly name: string;
	/** As the editor shows it. */
	readonly title: string;
	/** Of `personKeys`. */
	readonly by: 'email' | 'employeeNumber';
}

/** The IDs, of the item's type, of the people whom a filter names; those who have left, too. Throws InvalidInput where one is nobody. */
export async function idsInFilter(
	run: Run,
	itemIndex: number,
	filters: Readonly<Record<string, unknown>>,
	{ by, name, title }: PeopleFilter,
): Promise<string[]> {
	const key = personKeys[by];
	const texts = toList(filters[name], title, PAGE_SIZE_MAX, (entry) => toEntry(entry, title));
	if (key === undefined || texts === undefined) return [];
	const client = await run.client(itemIndex);
	const type = userIdTypeOf(run.context, itemIndex);
	const found: Employee[] = [];
	for (let from = 0; from < texts.length; from += key.perSearch) {
		const filter = key.filter(texts.slice(from, from + key.perSearch));
		const items = await allItems(client, (token) =>
			findEmployees(type, filter, { size: PAGE_SIZE_MAX, token }),
		);
		found.push(...decodeEmployees({ items }, client.language));
	}
	return texts.flatMap((text) => idsOf(text, title, key, found));
}

function idsOf(text: string, title: string, key: PersonKey, found: readonly Employee[]): string[] {
	const named = found.filter((person) => isSame(key.of(person), text));
	const ids = named.map(({ employmentId }) => employmentId).filter((id) => id !== '');
	if (ids.length > 0) return ids;
	throw named.length > 0
		? new InvalidInput(
				title,
				`has no ID of the chosen 'User ID Type' for the ${key.label} ${text}`,
				"Choose another 'User ID Type'.",
			)
		: new InvalidInput(
				title,
				`matches nobody: ${text} is no ${key.label} that search finds`,
				`Check the ${key.label}, and that the person lies within the app's data permissions (员工资源) in the Developer Console.`,
			);
}
