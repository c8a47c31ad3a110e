import { listAt, parseJson, textAt } from '../../platform/json';
import type { OffboardingRecord } from './record';
import type { SubmitTerms } from './submit';

/**
 * Whether a record has every term of a submit that the record lets us compare. What the record does not show,
 * as the app has no scope for the field, says nothing against it.
 */
export function fitsTerms(record: OffboardingRecord, terms: SubmitTerms): boolean {
	return (
		hasDate(record, terms.offboarding_date) &&
		hasMode(record.status, terms.offboarding_mode) &&
		COMPARED.every((term) => hasTerm(record, terms, term)) &&
		hasCustomFields(record.customFields, terms)
	);
}

interface ComparedTerm {
	readonly name: string;
	/** What a record shows where the submit left it out; undefined where that is not documented. */
	readonly whenLeftOut?: string | boolean;
	/** What a record shows to an app without the scope for it, besides nothing. */
	readonly whenHidden?: string;
}

const COMPARED: readonly ComparedTerm[] = [
	{ name: 'offboarding_reason_unique_identifier', whenHidden: '' },
	{ name: 'offboarding_reason_explanation', whenLeftOut: '' },
	{ name: 'add_block_list', whenLeftOut: false },
	{ name: 'block_reason', whenLeftOut: '' },
	{ name: 'block_reason_explanation', whenLeftOut: '' },
	{ name: 'retain_account' },
];

function hasTerm(
	{ asSubmitted }: OffboardingRecord,
	terms: SubmitTerms,
	{ name, whenHidden, whenLeftOut }: ComparedTerm,
): boolean {
	const shown = asSubmitted[name];
	const sent = terms[name] ?? whenLeftOut;
	if (shown === undefined || shown === whenHidden || sent === undefined) return true;
	return plain(shown) === plain(sent);
}

/** Line ends and blanks around a text do not survive every form. */
const plain = (value: unknown): unknown =>
	typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;

/** The date that was applied for counts, too: approvers may agree on another one. */
function hasDate({ expectedDate, offboardingDate }: OffboardingRecord, date: unknown): boolean {
	const shown = [offboardingDate, expectedDate].filter((text) => text !== '');
	return shown.length === 0 || shown.some((text) => text === date);
}

const DIRECT = 1;
const APPROVAL = 2;

/** The mode that a status gives away; a withdrawn record and one in effect may have had either. */
const MODE_BY_STATUS: ReadonlyMap<string, number> = new Map([
	['NoNeedApproval', DIRECT],
	['Approving', APPROVAL],
	['Approved', APPROVAL],
	['Rejected', APPROVAL],
]);

function hasMode(status: string, mode: unknown): boolean {
	const shown = MODE_BY_STATUS.get(status);
	return shown === undefined || mode === undefined || shown === mode;
}

function hasCustomFields(shown: OffboardingRecord['customFields'], terms: SubmitTerms): boolean {
	if (shown === undefined) return true;
	const sent = new Map(
		listAt(terms, 'custom_fields').map((field) => [
			textAt(field, 'field_name') ?? '',
			textAt(field, 'value') ?? '',
		]),
	);
	const names = new Set([...sent.keys(), ...shown.keys()]);
	return [...names].every((name) => isSameValue(shown.get(name) ?? '', sent.get(name) ?? ''));
}

/** Search writes a value as JSON text, submit takes the text itself; lists are JSON text in both. */
function isSameValue(shown: string, sent: string): boolean {
	const values = [shown, sent].map(toComparable);
	return shown === sent || values[0] === values[1] || isSameNumber(values);
}

function toComparable(text: string): string {
	const value = parseJson(text);
	if (Array.isArray(value)) return JSON.stringify(value.map(String).sort());
	const bare = typeof value === 'string' ? value.trim() : text.trim();
	// A yes/no field that nobody has touched may be shown as either.
	return bare === 'false' ? '' : bare;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

const isSameNumber = (texts: readonly string[]): boolean =>
	texts.every((text) => NUMBER.test(text)) && new Set(texts.map(withoutEndZeros)).size === 1;

const withoutEndZeros = (text: string): string =>
	text.includes('.') ? text.replace(/\.?0+$/, '') : text;
