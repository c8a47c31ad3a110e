import { InvalidInput } from '../../platform/invalidInput';
import { isDateTime, toCalendarDate } from './calendarDate';
import { atWallClock, startOfDay } from './startOfDay';

const PLAIN = /^\d{4}-\d{2}-\d{2}$/;
/** The first whole day of the epoch in every time zone. */
const EARLIEST = '1970-01-02';
const WITH_OFFSET = /(Z|[+-]\d{2}:?\d{2})$/;

/**
 * The moment that a value means, milliseconds since the epoch. A wall clock time is read in `timeZone`;
 * a plain date means where that day begins there or, as the end of a range, where it ends.
 * Throws InvalidInput for what is no date.
 */
export function toInstant(
	value: unknown,
	parameter: string,
	timeZone: string,
	end: 'from' | 'to',
): number {
	const date = toCalendarDate(value, parameter, timeZone);
	if (date < EARLIEST) {
		throw new InvalidInput(parameter, `is ${date}, before times are counted`, 'Give a later date.');
	}
	return typeof value === 'string' ? atText(value.trim(), timeZone, end) : atObject(value);
}

function atText(text: string, timeZone: string, end: 'from' | 'to'): number {
	if (PLAIN.test(text) && end === 'from') return startOfDay(text, timeZone);
	if (PLAIN.test(text)) return atWallClock(`${text}T23:59:59`, timeZone);
	const iso = text.replace(' ', 'T');
	return WITH_OFFSET.test(iso.slice(10)) ? Date.parse(iso) : atWallClock(iso, timeZone);
}

function atObject(value: unknown): number {
	if (value instanceof Date) return value.getTime();
	return isDateTime(value) ? value.toMillis() : Number.NaN;
}
