import { describeBriefly, type Employee } from '../../../domain/employee/employee';
import { toPersonId } from '../../../domain/employee/ids';
import { offboardingModes } from '../../../fields/offboarding';
import { locatedOf } from '../../../fields/parameters';
import { userIdTypeOf } from '../../../fields/userIdType';
import { FeishuApiError } from '../../../platform/answers/failure';
import { InvalidInput } from '../../../platform/invalidInput';
import { rescue } from '../../../platform/rescue';
import { PEOPLE_PER_LOOKUP, peopleWithIds } from '../../../transport/reads/peopleWithIds';
import {
	isSame,
	peopleByKey,
	personKeys,
	type FoundEmployee,
	type PersonKey,
} from '../../employee/employmentId';
import { LookAhead } from '../../items/lookAhead';
import { isCallFailure } from '../../items/tokenRefusal';
import type { Run } from '../../task';

/** The person whose offboarding an item means. */
export type Leaver = FoundEmployee;

/** Finds out whose offboarding items mean in `offboarding`, up to a hundred neighbours with one request. */
export interface LeaverLookup {
	/** Undefined where the item gives the offboarding's own ID. Throws InvalidInput where it is not one person. */
	of(itemIndex: number): Promise<Leaver | undefined>;
	/** The fault of an item whose person has no such offboarding, or is nobody at all. */
	without(itemIndex: number, leaver: Leaver, offboarding: Wanted): Promise<InvalidInput>;
}

/** Which offboarding was not found, and why it may be that there is none. */
export interface Wanted {
	readonly name: 'open offboarding' | 'offboarding';
	readonly advice: string;
}

export function leaverLookup(run: Run): LeaverLookup {
	const people = peopleByKey(run, 'offboarding');
	const namesakes = peopleById(run);
	return {
		async of(itemIndex) {
			const { mode, value } = locatedOf(run.context, 'offboarding', itemIndex);
			if (mode === 'employee') return { employmentId: employmentIdOf(run, itemIndex) };
			const key = personKeys[mode];
			if (key === undefined) return undefined;
			const wanted = key.toText(value, 'Offboarding');
			const found = (await people.get(mode)?.about(itemIndex)) ?? [];
			const named = found.filter((person) => isSame(key.of(person), wanted));
			return onlyOne(named, key, wanted);
		},
		async without(itemIndex, leaver, offboarding) {
			if (leaver.person !== undefined) return hasNone(leaver.person, offboarding);
			const answer = await found(namesakes, itemIndex);
			if (answer instanceof FeishuApiError) return unseen(leaver, offboarding, answer);
			const person = answer.find(({ employmentId }) => employmentId === leaver.employmentId);
			return person === undefined
				? nobody('ID', leaver.employmentId, "the ID and 'User ID Type'")
				: hasNone(person, offboarding);
		},
	};
}

const employmentIdOf = (run: Run, itemIndex: number): string =>
	toPersonId(
		locatedOf(run.context, 'offboarding', itemIndex).value,
		'Offboarding',
		userIdTypeOf(run.context, itemIndex),
		offboardingModes,
	);

/** Those whom items give by ID. */
function peopleById(run: Run): LookAhead<string, Employee[]> {
	return new LookAhead(
		run,
		PEOPLE_PER_LOOKUP,
		(itemIndex) =>
			locatedOf(run.context, 'offboarding', itemIndex).mode === 'employee'
				? {
						question: employmentIdOf(run, itemIndex),
						way: userIdTypeOf(run.context, itemIndex),
					}
				: undefined,
		async (employmentIds, itemIndex) => {
			const client = await run.client(itemIndex);
			const type = userIdTypeOf(run.context, itemIndex);
			return await peopleWithIds(client, type, employmentIds);
		},
	);
}

/** The failure where they cannot be looked up. */
async function found(
	people: LookAhead<string, Employee[]>,
	itemIndex: number,
): Promise<Employee[] | FeishuApiError> {
	return await rescue(
		async () => await people.about(itemIndex),
		(error) => (isCallFailure(error) ? error : undefined),
	);
}

/** Whoever still works here comes before those who have left. */
function onlyOne(named: readonly Employee[], { label }: PersonKey, wanted: string): Leaver {
	const hired = named.filter(({ status }) => status !== 'terminated');
	const candidates = hired.length > 0 ? hired : named;
	const [person] = candidates;
	if (person === undefined) throw nobody(label, wanted, `the ${label}`);
	if (candidates.length > 1) {
		throw new InvalidInput(
			'Offboarding',
			`matches ${candidates.length} people who have the ${label} ${wanted}`,
			"Give the employee's ID or the offboarding's own ID instead, so that it is certain who is meant.",
		);
	}
	if (person.employmentId !== '') return { employmentId: person.employmentId, person };
	throw new InvalidInput(
		'Offboarding',
		`has no ID of the chosen 'User ID Type' for the ${label} ${wanted}`,
		"Choose another 'User ID Type'.",
	);
}

const nobody = (key: string, value: string, whatToCheck: string): InvalidInput =>
	new InvalidInput(
		'Offboarding',
		`matches nobody: no employee with the ${key} ${value} was found`,
		`Check ${whatToCheck}, and that the person lies within the app's data permissions (员工资源) in the Developer Console.`,
	);

const hasNone = (person: Employee, { name, advice }: Wanted): InvalidInput =>
	new InvalidInput(
		'Offboarding',
		`matches nothing: ${describeBriefly(person)} has no ${name}`,
		`${advice} One that was submitted a moment ago may not show yet.`,
	);

/** Says nothing of the person: there may be none. */
const unseen = (
	{ employmentId }: Leaver,
	{ name }: Wanted,
	failure: FeishuApiError,
): InvalidInput =>
	new InvalidInput(
		'Offboarding',
		`matches nothing: search shows no ${name} for the ID ${employmentId}`,
		`Check the ID and 'User ID Type': whether somebody has this ID could not be looked up. ${failure.message}.`,
	);
