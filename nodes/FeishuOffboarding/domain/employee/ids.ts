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

/** Longer than any ID of the vendor's, short enough to refuse a pasted document. */
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
			'An ID has letters, digits, - and _ only; check for a name or several IDs in one field.',
		);
	}
	return id;
}

/** An ID of a person, whose form has to fit the chosen type: the vendor only answers "not found". */
export function toPersonId(value: unknown, parameter: string, type: UserIdType): string {
	const id = toId(value, parameter);
	const looksLike = typeByPrefix(id);
	if (looksLike !== undefined && looksLike !== type) {
		throw new InvalidInput(
			parameter,
			`is of the type ${TYPE_NAMES[looksLike]}, but 'User ID Type' is ${TYPE_NAMES[type]}`,
			`Set 'User ID Type' to ${TYPE_NAMES[looksLike]}, or give an ID of the type ${TYPE_NAMES[type]}.`,
		);
	}
	return id;
}

function typeByPrefix(id: string): UserIdType | undefined {
	if (id.startsWith('ou_')) return 'open_id';
	return id.startsWith('on_') ? 'union_id' : undefined;
}
