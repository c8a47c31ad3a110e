import { InvalidInput } from '../../platform/invalidInput';
import { parsedUrl } from '../../platform/parsedUrl';
import { toCalendarDate } from '../dates/calendarDate';
import { findNamed } from '../input/named';
import type { LabelLanguage } from '../labels';
import { entriesOf } from './entries';
import { fieldLabel, namedOptions, type CustomField } from './field';
import { toPersonReference, type PersonReference } from './person';

/** How a value is read. */
export interface FieldContext {
	/** Of labels in messages. */
	readonly language: LabelLanguage;
	/** IANA name: the zone that an instant is a date in. */
	readonly timeZone: string;
	/** The employment ID of a person who had to be looked up. Throws InvalidInput where that is not one person. */
	readonly idOf: (person: PersonReference, parameter: string) => string;
}

/**
 * The text that Feishu wants for a value of the field; always a string, lists as JSON text.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v1/custom-fields-guide
 * Throws InvalidInput, under the field's label, for a value that does not fit.
 */
export function toFieldData(field: CustomField, value: unknown, context: FieldContext): string {
	const label = fieldLabel(field, context.language);
	switch (field.kind) {
		case 'text':
			return toText(value, label, field.maxLength);
		case 'link':
			return toLink(value, label);
		case 'boolean':
			return toFlag(value, label);
		case 'number':
			return toDecimal(value, label, field.decimalPlaces);
		case 'choice':
			return toOptions(field, value, label, context.language);
		case 'person':
			return oneOrMany(field, entriesOf(field, value, []), label, (entry) =>
				toPerson(entry, label, context),
			);
		case 'date':
			return toCalendarDate(value, label, context.timeZone);
	}
}

/** Whether there is nothing to send: Feishu cannot clear a custom field. */
export const isBlank = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(Array.isArray(value) && value.length === 0);

function toText(value: unknown, label: string, maxLength: number): string {
	refuseLostDigits(value, label);
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		throw new InvalidInput(label, 'is not a text', 'Give a single text for this custom field.');
	}
	const text = String(value);
	if ([...text].length > maxLength) {
		throw new InvalidInput(
			label,
			`has ${[...text].length} characters, more than the ${maxLength} allowed`,
			'Shorten the text of this custom field.',
		);
	}
	return text;
}

function toLink(value: unknown, label: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (!/^https?:\/\/\S+$/i.test(text) || parsedUrl(text) === undefined) {
		throw new InvalidInput(
			label,
			'is not a web address',
			'Give an address that begins with http:// or https://.',
		);
	}
	return text;
}

const FLAGS: ReadonlyMap<string, string> = new Map([
	['true', 'true'],
	['false', 'false'],
	['1', 'true'],
	['0', 'false'],
	['yes', 'true'],
	['no', 'false'],
	['是', 'true'],
	['否', 'false'],
]);

function toFlag(value: unknown, label: string): string {
	const flag = FLAGS.get(isScalar(value) ? String(value).trim().toLowerCase() : '');
	if (flag === undefined) {
		throw new InvalidInput(label, 'is neither true nor false', 'Give true or false.');
	}
	return flag;
}

const isScalar = (value: unknown): value is string | number | boolean =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A whole number beyond 2^53 has lost its last digits before it came here. */
function refuseLostDigits(value: unknown, label: string): void {
	if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new InvalidInput(
			label,
			'was given as a number too long to keep its digits',
			'Give it as text: keep the column as text in the sheet or node that it comes from.',
		);
	}
}

function toDecimal(value: unknown, label: string, places: number | undefined): string {
	const text = isScalar(value) ? String(value).trim() : '';
	const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text);
	if (match === null) {
		throw new InvalidInput(
			label,
			'is not a number',
			'Give digits with a point for decimals, for example 1234.50.',
		);
	}
	refuseLostDigits(value, label);
	const [, whole = '', decimals = ''] = match;
	return places === undefined || decimals === ''
		? text
		: withPlaces(whole, decimals, places, label);
}

/** Zeros beyond the places of the field are dropped; any other digit there is refused. */
function withPlaces(whole: string, decimals: string, places: number, label: string): string {
	if (decimals.replace(/0+$/, '').length > places) {
		throw new InvalidInput(
			label,
			places === 0 ? 'is not a whole number' : `has more than ${places} decimal places`,
			'Round the number to what the field allows.',
		);
	}
	return places === 0 ? whole : `${whole}.${decimals.slice(0, places)}`;
}

function oneOrMany(
	field: CustomField,
	entries: unknown,
	label: string,
	convert: (entry: unknown) => string,
): string {
	const list = Array.isArray(entries) ? entries : [entries];
	const isList =
		field.multiple === true || (field.multiple === undefined && Array.isArray(entries));
	if (isList ? list.length === 0 : list.length > 1) throw miscounted(list.length, label);
	return isList ? JSON.stringify(list.map(convert)) : convert(list[0]);
}

const miscounted = (count: number, label: string): InvalidInput =>
	count === 0
		? new InvalidInput(label, 'is an empty list', 'Give at least one value, or leave it out.')
		: new InvalidInput(
				label,
				`has ${count} values, but the field holds only one`,
				'Give a single value for this custom field.',
			);

/** API names of open options, each given by its API name or by its label in either language. */
function toOptions(
	field: CustomField,
	value: unknown,
	label: string,
	language: LabelLanguage,
): string {
	const options = namedOptions(field.options, language);
	return oneOrMany(field, entriesOf(field, value, options), label, (entry) => {
		const text = typeof entry === 'string' ? entry.trim() : '';
		if (text !== '') return findNamed(text, label, 'option', options).identifier;
		throw new InvalidInput(label, 'is not one of its options', 'Give an option by its label.');
	});
}

function toPerson(entry: unknown, label: string, { idOf }: FieldContext): string {
	const person = toPersonReference(entry, label);
	return person.by === 'id' ? person.text : idOf(person, label);
}
