import { decodeEmployees, type Employee } from '../../domain/employee/employee';
import { toPersonId } from '../../domain/employee/ids';
import { findEmployees, type EmployeeFilter } from '../../domain/employee/search';
import { toText } from '../../domain/input/values';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { locatedOf } from '../../fields/parameters';
import { personModes } from '../../fields/personModes';
import { userIdTypeOf } from '../../fields/userIdType';
import { InvalidInput } from '../../platform/invalidInput';
import { allItems } from '../../transport/reads/pages';
import { LookAhead } from '../items/lookAhead';
import type { Run } from '../task';

/** The employment ID, of the given type, of the person that the item names in `employee`. */
export type EmployeeLookup = (itemIndex: number) => Promise<string>;

/** Somebody whom an item names. */
export interface FoundEmployee {
	/** Of the item's ID type. */
	readonly employmentId: string;
	/** Absent where the item gives nothing but the ID. */
	readonly person?: Employee;
}

export type EmployeeFinder = (itemIndex: number) => Promise<FoundEmployee>;

/** A way to name a person without an ID. */
export interface PersonKey {
	/** How the editor names it. */
	readonly label: string;
	/** How many people one search can be asked for. */
	readonly perSearch: number;
	toText(value: unknown, parameter?: string): string;
	filter(values: readonly string[]): EmployeeFilter;
	of(employee: Employee): string;
}

/** By the modes of `employee`. */
export const personKeys: Readonly<Record<string, PersonKey>> = {
	email: {
		label: 'work email',
		perSearch: PAGE_SIZE_MAX / 2,
		toText: textOf,
		// The filter is exact. Mail systems store addresses in lower case; sheets write them as they please.
		filter: (emails) => ({
			workEmails: [...new Set(emails.flatMap((email) => [email, email.toLowerCase()]))],
		}),
		of: ({ email }) => email,
	},
	employeeNumber: {
		label: 'employee number',
		perSearch: PAGE_SIZE_MAX,
		// Sheets give whole numbers as numbers; employee numbers are short, so no digit is lost.
		toText: (value, parameter) =>
			textOf(Number.isSafeInteger(value) ? String(value) : value, parameter),
		filter: (employeeNumbers) => ({ employeeNumbers }),
		of: ({ employeeNumber }) => employeeNumber,
	},
};

/** Whether they mean the same person: nobody tells two emails or numbers apart by their case. */
export const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A parameter that names a person, and who may be meant. */
export interface Role {
	readonly parameter: 'employee' | 'toEmployee';
	/** As the editor shows it. */
	readonly title: string;
	/** What to do about somebody who has left; undefined where such a person may be meant, too. */
	readonly whenLeft: string | undefined;
}

const LEAVER: Role = {
	parameter: 'employee',
	title: 'Employee',
	whenLeft: 'Remove this row: the person has already left.',
};

/** Gives the ID alone. */
export function employeeLookup(run: Run, role = LEAVER): EmployeeLookup {
	return idLookup(employeeFinder(run, role));
}

/** The ID alone of those whom it finds. */
export const idLookup =
	(find: EmployeeFinder): EmployeeLookup =>
	async (itemIndex) =>
		(await find(itemIndex)).employmentId;

/** Looks people up by email or number, up to a hundred neighbouring items with one request. */
export function employeeFinder(run: Run, role = LEAVER): EmployeeFinder {
	const { parameter, title } = role;
	const people = peopleByKey(run, parameter);
	return async (itemIndex) => {
		const { mode, value } = locatedOf(run.context, parameter, itemIndex);
		const key = personKeys[mode];
		if (key === undefined) {
			const type = userIdTypeOf(run.context, itemIndex);
			return { employmentId: toPersonId(value, title, type, personModes) };
		}
		const wanted = key.toText(value, title);
		const found = await people.get(mode)?.about(itemIndex);
		return onlyOne(
			(found ?? []).filter((person) => isSame(key.of(person), wanted)),
			{ ...role, key, wanted },
		);
	};
}

/** By each way to name a person, those whom a locator's items name in that way. */
export function peopleByKey(
	run: Run,
	parameter: Role['parameter'] | 'offboarding',
): ReadonlyMap<string, LookAhead<string, Employee[]>> {
	return new Map(
		Object.entries(personKeys).map(([mode, key]) => [mode, peopleBy(run, mode, key, parameter)]),
	);
}

function peopleBy(
	run: Run,
	mode: string,
	key: PersonKey,
	parameter: string,
): LookAhead<string, Employee[]> {
	return new LookAhead(
		run,
		key.perSearch,
		(itemIndex) => {
			const located = locatedOf(run.context, parameter, itemIndex);
			if (located.mode !== mode) return undefined;
			const way = userIdTypeOf(run.context, itemIndex);
			return { question: key.toText(located.value), way };
		},
		async (values, itemIndex) => {
			const client = await run.client(itemIndex);
			const type = userIdTypeOf(run.context, itemIndex);
			const items = await allItems(client, (token) =>
				findEmployees(type, key.filter(values), { size: PAGE_SIZE_MAX, token }),
			);
			return decodeEmployees({ items }, client.language);
		},
	);
}

interface Sought extends Role {
	readonly key: PersonKey;
	readonly wanted: string;
}

/** Whoever still works here comes before those who have left. */
function onlyOne(found: readonly Employee[], sought: Sought): FoundEmployee {
	const hired = found.filter(({ status }) => status !== 'terminated');
	const meant = hired.length === 0 && sought.whenLeft === undefined ? found : hired;
	const [person, second] = meant;
	if (person !== undefined && second === undefined && person.employmentId !== '') {
		return { employmentId: person.employmentId, person };
	}
	throw new InvalidInput(
		sought.title,
		complaint(found, meant, sought),
		adviceFor(found, meant, sought),
	);
}

function complaint(
	found: readonly Employee[],
	meant: readonly Employee[],
	{ key: { label }, wanted, whenLeft }: Sought,
): string {
	if (meant.length > 1) {
		return `matches ${meant.length} people who have the ${label} ${wanted}`;
	}
	if (meant.length === 1)
		return `has no ID of the chosen 'User ID Type' for the ${label} ${wanted}`;
	if (found.length > 0) return `names someone who has already left: ${label} ${wanted}`;
	const who = whenLeft === undefined ? 'no one' : 'no current employee';
	return `matches nobody: ${who} has the ${label} ${wanted}`;
}

function adviceFor(
	found: readonly Employee[],
	meant: readonly Employee[],
	{ key: { label }, whenLeft = '' }: Sought,
): string {
	if (meant.length > 1) return 'Name the person by ID instead, so that it is certain who is meant.';
	if (meant.length === 1) return "Choose another 'User ID Type'.";
	if (found.length > 0) return whenLeft;
	return `Check the ${label}, and that the person lies within the app's data permissions (员工资源) in the Developer Console.`;
}

function textOf(value: unknown, parameter = 'Employee'): string {
	return toText(value, parameter, 'Give the work email or employee number as text.');
}
