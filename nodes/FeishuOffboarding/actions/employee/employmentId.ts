import { decodeEmployees, type Employee } from '../../domain/employee/employee';
import { toPersonId } from '../../domain/employee/ids';
import { toText } from '../../domain/input/values';
import { findEmployees, type EmployeeFilter } from '../../domain/employee/search';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { InvalidInput } from '../../platform/invalidInput';
import { locatedOf } from '../../fields/parameters';
import { personModes } from '../../fields/personModes';
import { userIdTypeOf } from '../../fields/userIdType';
import { allItems } from '../../transport/pages';
import { LookAhead } from '../items/lookAhead';
import type { Run } from '../operation';

/** The employment ID, of the given type, of the person that the item names in `employee`. */
export type EmployeeLookup = (itemIndex: number) => Promise<string>;

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

/** Looks people up by email or number, up to a hundred neighbouring items with one request. */
export function employeeLookup(run: Run): EmployeeLookup {
	const people = peopleByKey(run, 'employee');
	return async (itemIndex) => {
		const { mode, value } = locatedOf(run.context, 'employee', itemIndex);
		const key = personKeys[mode];
		if (key === undefined) {
			return toPersonId(value, 'Employee', userIdTypeOf(run.context, itemIndex), personModes);
		}
		const wanted = key.toText(value);
		const found = await people.get(mode)?.about(itemIndex);
		return onlyOne(
			(found ?? []).filter((person) => isSame(key.of(person), wanted)),
			key,
			wanted,
		);
	};
}

/** By each way to name a person, those whom a locator's items name in that way. */
export function peopleByKey(
	run: Run,
	parameter: 'employee' | 'offboarding',
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

function onlyOne(found: readonly Employee[], key: PersonKey, wanted: string): string {
	const hired = found.filter(({ status }) => status !== 'terminated');
	const [person, second] = hired;
	if (person !== undefined && second === undefined && person.employmentId !== '') {
		return person.employmentId;
	}
	throw new InvalidInput(
		'Employee',
		complaint(found, hired, key, wanted),
		adviceFor(found, hired, key),
	);
}

function complaint(
	found: readonly Employee[],
	hired: readonly Employee[],
	{ label }: PersonKey,
	wanted: string,
): string {
	if (hired.length > 1) {
		return `matches ${hired.length} people who have the ${label} ${wanted}`;
	}
	if (hired.length === 1)
		return `has no ID of the chosen 'User ID Type' for the ${label} ${wanted}`;
	if (found.length > 0) return `names someone who has already left: ${label} ${wanted}`;
	return `matches nobody: no current employee has the ${label} ${wanted}`;
}

function adviceFor(
	found: readonly Employee[],
	hired: readonly Employee[],
	{ label }: PersonKey,
): string {
	if (hired.length > 1) return 'Name the person by ID instead, so that it is certain who is meant.';
	if (hired.length === 1) return "Choose another 'User ID Type'.";
	if (found.length > 0) return 'Remove this row: the person has already left.';
	return `Check the ${label}, and that the person lies within the app's data permissions (员工资源) in the Developer Console.`;
}

function textOf(value: unknown, parameter = 'Employee'): string {
	return toText(value, parameter, 'Give the work email or employee number as text.');
}
