import { InvalidInput } from '../../platform/invalidInput';
import { parseJson } from '../../platform/json';
import { parsedUrl } from '../../platform/parsedUrl';
import { toCalendarDate } from '../dates/calendarDate';
import { fieldLabel, type CustomField } from './field';
import { toId } from '../employee/ids';
import { labelIn, type LabelLanguage } from '../labels';

/** How a value is read: the language of labels in messages, and the time zone that an instant is a date in. */
export interface FieldContext {
	readonly language: LabelLanguage;
	readonly timeZone: string;
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
			return oneOrMany(field, value, label, (entry) => toOption(field, entry, label));
		case 'person':
			return oneOrMany(field, value, label, (entry) => toId(entry, label));
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
	value: unknown,
	label: string,
	convert: (entry: unknown) => string,
): string {
	const entries = entriesOf(field, value);
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

/** A list as an array, as JSON text or, for a field with several values, as text with commas. */
function entriesOf(field: CustomField, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const parsed = value.trim().startsWith('[') ? parseJson(value) : undefined;
	if (Array.isArray(parsed)) return parsed;
	const isOneOption = field.options.some((option) => option.apiName === value.trim());
	if (field.multiple !== true || isOneOption) return value;
	return value
		.split(/[,，、]/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** The API name of an open option, given by API name or by its label in either language. */
function toOption(field: CustomField, value: unknown, label: string): string {
	const wanted = typeof value === 'string' ? value.trim() : '';
	const open = field.options.filter((option) => option.open);
	const found =
		open.find(({ apiName }) => apiName === wanted) ??
		open.find(
			({ names }) => labelIn(names, 'zh-CN') === wanted || labelIn(names, 'en-US') === wanted,
		);
	if (found === undefined) {
		throw new InvalidInput(
			label,
			wanted === '' ? 'is not one of its options' : `has no open option '${wanted.slice(0, 60)}'`,
			`Use one of: ${open
				.map(({ apiName }) => apiName)
				.slice(0, 20)
				.join(', ')}.`,
		);
	}
	return found.apiName;
}
