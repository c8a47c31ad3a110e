import { toInstant } from '../../../../nodes/FeishuOffboarding/domain/dates/instant';

const read = (value: unknown, end: 'from' | 'to' = 'from', zone = 'Asia/Shanghai') =>
	new Date(toInstant(value, 'Initiated From', zone, end)).toISOString();

describe('toInstant', () => {
	it.each<[string, unknown, 'from' | 'to', string]>([
		['the beginning of a day', '2024-12-01', 'from', '2024-11-30T16:00:00.000Z'],
		['the end of a day', ' 2024-12-01 ', 'to', '2024-12-01T15:59:59.000Z'],
		['the last day', '9999-12-31', 'to', '9999-12-31T15:59:59.000Z'],
		['a wall clock time', '2024-12-01T09:30:00', 'from', '2024-12-01T01:30:00.000Z'],
		['a wall clock time with a space', '2024-12-01 09:30', 'to', '2024-12-01T01:30:00.000Z'],
		['a moment in UTC', '2024-12-01T09:30:00Z', 'from', '2024-12-01T09:30:00.000Z'],
		['a moment with an offset', '2024-12-01T09:30:00+02:00', 'to', '2024-12-01T07:30:00.000Z'],
		['a Date', new Date('2024-12-01T09:30:00Z'), 'from', '2024-12-01T09:30:00.000Z'],
		['a luxon DateTime', { toMillis: () => 864e5 }, 'to', '1970-01-02T00:00:00.000Z'],
	])('reads %s', (_form, value, end, expected) => {
		expect(read(value, end)).toBe(expected);
	});

	it('reads the wall clock of a zone that changes its clocks', () => {
		const at = (time: string) => read(`2024-07-01T${time}`, 'from', 'Europe/Berlin');
		expect(at('09:30')).toBe('2024-07-01T07:30:00.000Z');
	});

	it.each([
		['nothing', '', "'Initiated From' is empty"],
		['words', 'tomorrow', 'is not a date: tomorrow'],
		['a day that does not exist', '2024-02-30', 'a date that does not exist'],
		['a time that does not exist', '2024-12-01T25:61', 'a time of day that does not exist'],
		['an hour that does not exist', '2024-12-01T25:61Z', 'a time of day that does not exist'],
		['a date before the epoch', '0099-01-01', 'is 0099-01-01, before times are counted'],
		['a number', 1_733_016_600_000, 'is not a date'],
	])('refuses %s', (_form, value, message) => {
		expect(() => read(value)).toThrow(message);
	});
});
