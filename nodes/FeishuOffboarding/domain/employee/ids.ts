import { InvalidInput } from '../../platform/invalidInput';
import { toChoice } from '../input/values';

export const userIdTypes = ['people_corehr_id', 'open_id', 'union_id', 'user_id'] as const;
export type UserIdType = (typeof userIdTypes)[number];

const TYPE_NAMES: Readonly<Record<UserIdType, string>> = {
	people_corehr_id: 'CoreHR Employment ID',
	open_id: 'Open ID',
	union_id: 'Union ID',
	user_id: 'User ID',
};

/** As the editor shows it. */
export const userIdTypeName = (type: UserIdType): string => TYPE_NAMES[type];

/** Longer than any ID of Feishu's, short enough to refuse a pasted document. */
const MAX_LENGTH = 100;

/** `parameter` is the title of the dropdown that the value comes from. */
export const toUserIdType = (value: unknown, parameter = 'User ID Type'): UserIdType =>
	toChoice(value, parameter, userIdTypes, `one of ${Object.values(TYPE_NAMES).join(', ')}`);

/** An ID as text. A number is refused: an ID of 19 digits has lost its last ones by then. */
export function toId(value: unknown, parameter: string): string {
	if (typeof value === 'number' || typeof value === 'bigint') {
		throw new InvalidInput(
			parameter,
			'was given as a number',
			'Give the ID as text: its 19 digits do not fit into a number. Keep the column as text in the sheet or node that it comes from.',
		);
	}
	const id = typeof value === 'string' ? value.trim() : '';
	if (id === '') {
		throw new InvalidInput(parameter, 'is empty', 'Pick a value from the list or give its ID.');
	}
	if (id.length > MAX_LENGTH || !/^[\w.@-]+$/.test(id)) {
		throw new InvalidInput(
			parameter,
			'is not an ID',
			'An ID has only letters, digits, - and _. Did you enter a name, or several IDs?',
		);
	}
	return id;
}

/**
 * An ID that stands in a path. Digits and letters only: `..` would lead to another address,
 * although it has no character that a path would have to encode.
 */
export function toPathId(value: unknown, parameter: string): string {
	const id = toId(value, parameter);
	if (/^[A-Za-z0-9]+$/.test(id)) return id;
	throw new InvalidInput(
		parameter,
		'is not an ID',
		'This ID has digits and letters only; check for a name, a link or a part of an address.',
	);
}

/** What the editor calls the ways to name a person other than by an ID. */
export interface PersonModes {
	readonly email: string;
	readonly employeeNumber: string;
}

/** What an ID looks like, for people who have to find one. */
const FORMS: Readonly<Record<UserIdType, string>> = {
	people_corehr_id: '19 digits',
	open_id: 'it begins with ou_',
	union_id: 'it begins with on_',
	user_id: 'as the Admin Console shows it',
};

/**
 * An ID of a person, whose form has to fit the chosen type: Feishu only answers "not found".
 * `modes` are the other ways that the parameter has to name a person.
 */
export function toPersonId(
	value: unknown,
	parameter: string,
	type: UserIdType,
	modes?: PersonModes,
): string {
	const wanted = `the ${TYPE_NAMES[type]} (${FORMS[type]})`;
	if (type !== 'user_id') refuseKeys(value, parameter, wanted, modes);
	const id = toId(value, parameter);
	const looksLike = typeByForm(id, type);
	if (looksLike === type) return id;
	if (looksLike === undefined) {
		throw misplaced(id, parameter, 'an employee number', modes?.employeeNumber, wanted);
	}
	throw new InvalidInput(
		parameter,
		`is of the type ${TYPE_NAMES[looksLike]}, but 'User ID Type' is ${TYPE_NAMES[type]}`,
		`Set 'User ID Type' to ${TYPE_NAMES[looksLike]}, or give an ID of the type ${TYPE_NAMES[type]}.`,
	);
}

/** Undefined for what is no ID of a person, unless any text may be one: an administrator chooses user IDs. */
function typeByForm(id: string, chosen: UserIdType): UserIdType | undefined {
	const byPrefix = typeByPrefix(id);
	if (byPrefix !== undefined || chosen === 'user_id') return byPrefix ?? 'user_id';
	return /^\d{15,}$/.test(id) ? 'people_corehr_id' : undefined;
}

function typeByPrefix(id: string): UserIdType | undefined {
	if (id.startsWith('ou_')) return 'open_id';
	return id.startsWith('on_') ? 'union_id' : undefined;
}

/**
 * The ID of an offboarding, as Feishu gives it. What names a person in another way is refused:
 * Feishu would answer that there is no such offboarding.
 */
export function toOffboardingId(
	value: unknown,
	parameter: string,
	modes: PersonModes & { readonly personId: string },
): string {
	const wanted = 'the offboarding_id that Submit returned (19 digits)';
	refuseKeys(value, parameter, wanted, modes);
	const id = toId(value, parameter);
	const type = typeByPrefix(id);
	if (type !== undefined) {
		const kind = `the ${TYPE_NAMES[type]} of a person`;
		throw misplaced(id, parameter, kind, modes.personId, wanted);
	}
	if (/^[a-z]{1,6}[_-]?\d{1,14}$/i.test(id)) {
		throw misplaced(id, parameter, 'an employee number', modes.employeeNumber, wanted);
	}
	return id;
}

/** Refuses an email, and a number too short for an ID, which a sheet may give as a number. */
function refuseKeys(
	value: unknown,
	parameter: string,
	wanted: string,
	modes: PersonModes | undefined,
): void {
	const isText = typeof value === 'string' || (typeof value === 'number' && modes !== undefined);
	const text = isText ? String(value).trim() : '';
	if (/^[^\s@]+@[^\s@]+$/.test(text)) {
		throw misplaced(text, parameter, 'a work email', modes?.email, wanted);
	}
	if (/^\d{1,14}$/.test(text)) {
		throw misplaced(text, parameter, 'an employee number', modes?.employeeNumber, wanted);
	}
}

function misplaced(
	text: string,
	parameter: string,
	kind: string,
	mode: string | undefined,
	wanted: string,
): InvalidInput {
	const looks = `is ${text.slice(0, 60)}, which looks like ${kind}`;
	return mode === undefined
		? new InvalidInput(
				parameter,
				looks,
				`Give ${wanted}. Employee > Get finds it by work email or employee number.`,
			)
		: new InvalidInput(parameter, `${looks}: choose the mode ${mode}`, `Or give ${wanted}.`);
}
