import { InvalidInput } from '../../platform/invalidInput';
import { isRecord } from '../../platform/json';

const PLAIN = /^(\d{4})-(\d{2})-(\d{2})$/;
/** A wall clock time without an offset: what n8n's date picker gives. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** What may follow the date in either; JavaScript itself takes 24:00 for the day after. */
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(?![\d:])/;

const ADVICE =
	'Give a date as YYYY-MM-DD, for example 2024-12-01, an ISO date and time, or a date from another node.';

/**
 * The calendar date, YYYY-MM-DD, that a value means. A plain date or a wall clock time means its own
 * date; an instant (ISO with an offset, a Date, a luxon DateTime) means the date in `timeZone`.
 * Throws InvalidInput for anything else, and for a date or a time of day that does not exist.
 */
export function toCalendarDate(value: unknown, parameter: string, timeZone: string): string {
	if (typeof value === 'string') refuseImpossibleTime(value.trim(), parameter);
	const date = typeof value === 'string' ? dateOfText(value.trim(), timeZone) : undefined;
	const found = date ?? dateOfInstant(value, timeZone);
	if (found === undefined) throw new InvalidInput(parameter, complaint(value), ADVICE);
	if (!exists(found)) {
		throw new InvalidInput(parameter, `is ${found}, a date that does not exist`, ADVICE);
	}
	return found;
}

function refuseImpossibleTime(text: string, parameter: string): void {
	if ((!LOCAL.test(text) && !INSTANT.test(text)) || TIME_OF_DAY.test(text.slice(11))) return;
	throw new InvalidInput(
		parameter,
		'has a time of day that does not exist',
		'Give a date as YYYY-MM-DD, alone or with a time, for example 2024-12-01T09:30:00.',
	);
}

function dateOfText(text: string, timeZone: string): string | undefined {
	if (PLAIN.test(text)) return text;
	const local = LOCAL.exec(text)?.[1];
	if (local !== undefined) return local;
	if (!INSTANT.test(text)) return undefined;
	// The day is checked before it is parsed: JavaScript turns 30 February into 1 March.
	if (!exists(text.slice(0, 10))) return text.slice(0, 10);
	return dateIn(Date.parse(text.replace(' ', 'T')), timeZone);
}

function dateOfInstant(value: unknown, timeZone: string): string | undefined {
	if (value instanceof Date) return dateIn(value.getTime(), timeZone);
	return isDateTime(value) ? dateIn(value.toMillis(), timeZone) : undefined;
}

/** A luxon DateTime, recognised by what it can do: luxon is not imported. */
export function isDateTime(value: unknown): value is { toMillis: () => number } {
	return isRecord(value) && typeof value.toMillis === 'function';
}

function dateIn(epochMs: number, timeZone: string): string | undefined {
	if (!Number.isFinite(epochMs)) return undefined;
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).formatToParts(epochMs);
	const part = (type: string): string => parts.find((entry) => entry.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

function exists(date: string): boolean {
	const epochMs = Date.parse(`${date}T00:00:00Z`);
	return Number.isFinite(epochMs) && new Date(epochMs).toISOString().startsWith(date);
}

function complaint(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'is empty';
	return typeof value === 'string' ? `is not a date: ${value.slice(0, 40)}` : 'is not a date';
}
