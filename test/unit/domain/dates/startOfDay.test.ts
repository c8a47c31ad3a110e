import fc from 'fast-check';

import { toCalendarDate } from '../../../../nodes/FeishuOffboarding/domain/dates/calendarDate';
import {
	atWallClock,
	startOfDay,
} from '../../../../nodes/FeishuOffboarding/domain/dates/startOfDay';
import { runs } from '../../../support/runs';

const DAY_MS = 86_400_000;
const dateAt = (epochMs: number, timeZone: string) =>
	toCalendarDate(new Date(epochMs), 'Day', timeZone);

describe('atWallClock', () => {
	it.each([
		['a time in the east', '2024-12-01T08:30:00', 'Asia/Shanghai', '2024-12-01T00:30:00.000Z'],
		['a time with a fraction', '2024-12-01T08:30:00.5', 'UTC', '2024-12-01T08:30:00.500Z'],
		['a time of summer', '2024-07-01T00:15:00', 'Europe/Berlin', '2024-06-30T22:15:00.000Z'],
	])('finds %s', (_reason, dateTime, zone, expected) => {
		expect(new Date(atWallClock(dateTime, zone)).toISOString()).toBe(expected);
	});

	it.each(['', 'soon', '2024-13-01T00:00:00', '2024-12-01T25:00:00'])(
		'finds no time for %j',
		(dateTime) => {
			expect(atWallClock(dateTime, 'Asia/Shanghai')).toBeNaN();
		},
	);
});

describe('startOfDay', () => {
	it.each([
		['in Greenwich', '2024-12-01', 'UTC', '2024-12-01T00:00:00Z'],
		['in the east', '2024-12-01', 'Asia/Shanghai', '2024-11-30T16:00:00Z'],
		['in the west', '2024-12-01', 'America/New_York', '2024-12-01T05:00:00Z'],
		['with half an hour', '2024-12-01', 'Asia/Kolkata', '2024-11-30T18:30:00Z'],
		['in summer', '2024-07-01', 'Europe/Berlin', '2024-06-30T22:00:00Z'],
		['on the day the clocks go forward', '2024-03-31', 'Europe/Berlin', '2024-03-30T23:00:00Z'],
		['on the day after', '2024-04-01', 'Europe/Berlin', '2024-03-31T22:00:00Z'],
		['on the day the clocks go back', '2024-10-27', 'Europe/Berlin', '2024-10-26T22:00:00Z'],
		['on the day after that', '2024-10-28', 'Europe/Berlin', '2024-10-27T23:00:00Z'],
		['beyond the date line', '2024-12-01', 'Pacific/Kiritimati', '2024-11-30T10:00:00Z'],
		[
			'when the clocks go forward in the west',
			'2024-03-10',
			'America/New_York',
			'2024-03-10T05:00:00Z',
		],
		[
			'when the clocks go back in the west',
			'2024-11-03',
			'America/New_York',
			'2024-11-03T04:00:00Z',
		],
	])('is midnight %s', (_reason, date, zone, expected) => {
		expect(new Date(startOfDay(date, zone)).toISOString()).toBe(expected.replace('Z', '.000Z'));
	});

	const days = fc
		.integer({ min: Date.UTC(1972, 0, 1) / DAY_MS, max: Date.UTC(2100, 0, 1) / DAY_MS })
		.map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
	const zones = fc.constantFrom(
		...['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'Europe/Berlin', 'Europe/London'],
		...['America/New_York', 'America/Los_Angeles', 'Australia/Sydney', 'Pacific/Kiritimati'],
	);

	it('is the first moment of the day', () => {
		fc.assert(
			fc.property(days, zones, (day, zone) => {
				const startMs = startOfDay(day, zone);
				expect(dateAt(startMs, zone)).toBe(day);
				expect(dateAt(startMs - 1, zone) < day).toBe(true);
			}),
			{ numRuns: runs(300) },
		);
	});
});
