import fc from 'fast-check';

import { toCalendarDate } from '../../../../nodes/FeishuOffboarding/domain/dates/calendarDate';
import { faultOf } from '../../samples';
import { runs } from '../../../support/runs';

const SHANGHAI = 'Asia/Shanghai';
const dateIn = (value: unknown, timeZone = SHANGHAI) =>
	toCalendarDate(value, 'Offboarding Date', timeZone);
const luxonLike = (epochMs: number) => ({ isLuxonDateTime: true, toMillis: () => epochMs });

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('toCalendarDate', () => {
	it.each([
		['a plain date', '2024-12-01', '2024-12-01'],
		['a plain date with blanks', ' 2024-12-01\n', '2024-12-01'],
		['a leap day', '2024-02-29', '2024-02-29'],
		['a time on the wall', '2024-12-01T23:59:59', '2024-12-01'],
		['a time on the wall, as the date picker writes it', '2024-12-01T00:00', '2024-12-01'],
		['a time on the wall after a blank', '2024-12-01 08:30:00', '2024-12-01'],
		['a time on the wall with a fraction', '2024-12-01T08:30:00.123', '2024-12-01'],
		['an instant in the afternoon of Greenwich', '2024-12-01T16:00:00Z', '2024-12-02'],
		['an instant just before', '2024-12-01T15:59:59.999Z', '2024-12-01'],
		['an instant with the zone’s own offset', '2024-12-01T23:59:59+08:00', '2024-12-01'],
		['an instant with an offset without a colon', '2024-12-01T23:59:59+0800', '2024-12-01'],
		['an instant in the west', '2024-12-01T20:00:00-05:00', '2024-12-02'],
		['an instant after a blank', '2024-12-01 16:00:00Z', '2024-12-02'],
		['an instant without seconds', '2024-12-01T16:00Z', '2024-12-02'],
		['an instant with a blank and an offset', '2024-12-01 23:59+08:00', '2024-12-01'],
		['a Date', new Date('2024-12-01T16:00:00Z'), '2024-12-02'],
		['a DateTime', luxonLike(Date.parse('2024-12-01T15:59:00Z')), '2024-12-01'],
		['the first day of the epoch', new Date(0), '1970-01-01'],
		['a day of long ago', new Date('0985-05-05T12:00:00Z'), '0985-05-05'],
	])('reads %s', (_reason, value, expected) => {
		expect(dateIn(value)).toBe(expected);
	});

	it('reads an instant where the person is, across the date line', () => {
		const instant = '2024-12-01T10:30:00Z';
		expect(dateIn(instant, 'Pacific/Kiritimati')).toBe('2024-12-02');
		expect(dateIn(instant, 'Pacific/Niue')).toBe('2024-11-30');
	});

	it.each([
		['undefined', undefined],
		['null', null],
		['an empty text', ''],
	])('says that %s is empty', (_reason, value) => {
		const fault = faultOf(() => dateIn(value));
		expect(fault.parameter).toBe('Offboarding Date');
		expect(fault.reason).toBe('is empty');
		expect(fault.advice).toContain('YYYY-MM-DD');
	});

	it.each([
		['blanks', '   '],
		['words', 'tomorrow'],
		['another order', '01.12.2024'],
		['slashes', '2024/12/01'],
		['one digit for the day', '2024-12-1'],
		['two digits for the year', '24-12-01'],
		['a date in words', '1 Dec 2024'],
		['a date and a word', '2024-12-01 or later'],
		['a word and a date', 'on 2024-12-01'],
		['a word and an instant', 'on 2024-12-01T10:00:00Z'],
		['an instant and a word', '2024-12-01T10:00:00Z or so'],
		['an offset that does not exist', '2024-12-01T10:00:00+25:99'],
		['an offset in words', '2024-12-01T10:00:00 CST'],
		['digits', '20241201'],
		['a number of milliseconds', 1_733_011_200_000],
		['a number of a spreadsheet', 45_627],
		['a flag', true],
		['a list', ['2024-12-01']],
		['an object', { date: '2024-12-01' }],
		['a Date that is none', new Date('nonsense')],
		['a DateTime that is none', luxonLike(Number.NaN)],
		['an object with a toMillis of another kind', { toMillis: 1_733_011_200_000 }],
	])('refuses %s', (_reason, value) => {
		const fault = faultOf(() => dateIn(value));
		expect(fault.parameter).toBe('Offboarding Date');
		expect(fault.reason).toMatch(/^is not a date/);
	});

	it.each([
		['30 February', '2023-02-30', '2023-02-30'],
		['29 February of a year without it', '2023-02-29', '2023-02-29'],
		['the thirteenth month', '2024-13-01', '2024-13-01'],
		['day 0', '2024-12-00', '2024-12-00'],
		['31 November on a wall', '2024-11-31T08:00:00', '2024-11-31'],
		['30 February as an instant', '2024-02-30T08:00:00Z', '2024-02-30'],
		['a year of five digits', new Date(Date.UTC(10_000, 0, 2)), '10000-01-02'],
	])('refuses %s as a date that does not exist', (_reason, value, date) => {
		expect(faultOf(() => dateIn(value)).reason).toBe(`is ${date}, a date that does not exist`);
	});

	it.each([
		'2024-12-01T25:99',
		'2024-12-01T24:00',
		'2024-12-01T29:00:00',
		'2024-12-01 23:60',
		'2024-12-01T23:59:60',
		'2024-12-01T23:59:60.5',
		'2024-12-01T25:00:00Z',
		'2024-12-01T24:00:00+08:00',
		'2024-12-01 10:75+0800',
	])('refuses %s for its time of day', (value) => {
		expect(faultOf(() => dateIn(value)).reason).toBe('has a time of day that does not exist');
	});

	it('quotes no more than the beginning of a long text', () => {
		const { reason } = faultOf(() => dateIn('x'.repeat(5_000)));
		expect(reason).toBe(`is not a date: ${'x'.repeat(40)}`);
	});

	const days = fc

		.integer({
			min: Date.parse('0001-01-01T00:00:00Z') / DAY_MS,
			max: Date.parse('9999-12-31T00:00:00Z') / DAY_MS,
		})
		.map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
	const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
	const times = fc
		.integer({ min: 0, max: DAY_MS - 1 })
		.map((ms) => new Date(ms).toISOString().slice(11, 23));
	// The sign of these names is the other way round: Etc/GMT-8 is 8 hours ahead.
	const offsets = fc.integer({ min: -12, max: 14 }).map((hours) => {
		const sign = hours < 0 ? '-' : '+';
		return {
			offset: `${sign}${String(Math.abs(hours)).padStart(2, '0')}:00`,
			zone: `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`,
		};
	});

	it('keeps every plain date and every time on a wall, in every zone', () => {
		fc.assert(
			fc.property(days, times, zones, (day, time, zone) => {
				expect(dateIn(day, zone)).toBe(day);
				expect(dateIn(`${day}T${time}`, zone)).toBe(day);
			}),
			{ numRuns: runs(300) },
		);
	});

	it('keeps the date of every instant in the zone that it is written for', () => {
		fc.assert(
			fc.property(days, times, offsets, (day, time, { offset, zone }) => {
				fc.pre(day > '0001-01-02' && day < '9999-12-30');
				expect(dateIn(`${day}T${time}${offset}`, zone)).toBe(day);
			}),
			{ numRuns: runs(300) },
		);
	});

	it('gives the same date for an instant in whatever form, within a day of Greenwich', () => {
		const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
		fc.assert(
			fc.property(instants, zones, (epochMs, zone) => {
				const date = dateIn(new Date(epochMs), zone);
				expect(dateIn(luxonLike(epochMs), zone)).toBe(date);
				expect(dateIn(new Date(epochMs).toISOString(), zone)).toBe(date);
				const days = (Date.parse(date) - epochMs) / DAY_MS;
				expect(days > -1 - 15 / 24 && days <= 15 / 24).toBe(true);
			}),
			{ numRuns: runs(300) },
		);
	});

	it('gives a date or says what is wrong, whatever it is given', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.string()), (value) => {
				try {
					expect(dateIn(value)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
				} catch (error: unknown) {
					expect(error).toMatchObject({ name: 'InvalidInput', parameter: 'Offboarding Date' });
				}
			}),
			{ numRuns: runs(300) },
		);
	});
});
