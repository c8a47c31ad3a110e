import { asError } from '../../platform/asError';
import { InvalidInput } from '../../platform/invalidInput';
import { toId, toPersonId } from '../employee/ids';
import { entriesOf } from './entries';
import type { CustomField } from './field';

/** A person of a custom field: by the ID that is sent, or by what that has to be looked up with. */
export interface PersonReference {
	readonly by: 'id' | 'email' | 'employeeNumber';
	readonly text: string;
}

const LONGEST = 100;

/**
 * How an entry of a person field names its person. The field takes employment IDs of CoreHR, whatever the type of
 * IDs is elsewhere. Throws InvalidInput, under the field's label, for what names nobody.
 */
export function toPersonReference(entry: unknown, label: string): PersonReference {
	const text = textOf(entry, label);
	if (/^[^@]+@[^@]+$/.test(text)) return { by: 'email', text };
	const isId = /^(\d{15,}|o[un]_.*)$/.test(text);
	return isId
		? { by: 'id', text: toPersonId(text, label, 'people_corehr_id') }
		: { by: 'employeeNumber', text };
}

function textOf(entry: unknown, label: string): string {
	// Sheets give employee numbers as numbers, which are short; an ID has lost digits by then.
	if (isTooLong(entry)) return toId(entry, label);
	const text = isPlain(entry) ? String(entry).trim() : '';
	if (text !== '' && text.length <= LONGEST && !/\s/.test(text)) return text;
	const shown = text === '' ? 'an entry' : `'${text.slice(0, 60)}'`;
	throw new InvalidInput(
		label,
		`has ${shown}, which is neither an employee number nor a work email nor an employment ID`,
		'Give the employee number (工号), the work email or the CoreHR employment ID, which has 19 digits.',
	);
}

const isTooLong = (entry: unknown): boolean =>
	typeof entry === 'number' && Number.isInteger(entry) && !Number.isSafeInteger(entry);

const isPlain = (entry: unknown): entry is string | number =>
	typeof entry === 'string' || Number.isSafeInteger(entry);

/** The people of a value who have to be looked up before it can be read; what names nobody is left out. */
export function peopleToLookUp(field: CustomField, value: unknown): PersonReference[] {
	if (field.kind !== 'person') return [];
	const entries = entriesOf(field, value, []);
	return (Array.isArray(entries) ? entries : [entries]).flatMap((entry: unknown) => {
		try {
			const person = toPersonReference(entry, '');
			return person.by === 'id' ? [] : [person];
		} catch (error: unknown) {
			if (error instanceof InvalidInput) return [];
			throw asError(error);
		}
	});
}
