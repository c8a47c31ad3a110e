import { at, bodies, emulateEach, emulator, errorOf, routes, submit } from '../../support/sandbox';

emulateEach();

const submitOn = async (offboardingDate: string, timezone: string, date?: Date) =>
	await submit(
		emulator,
		{ offboardingDate },
		{
			items: [{ employee: emulator.people.liNa.employmentId, date }],
			timezone,
		},
	);

const inZone = (timeZone: string, instant: Date) =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);

const LATE = '2030-06-30T23:30:00';

describe('the offboarding date', () => {
	it.each<[string, string, string, string]>([
		['a plain date', '2030-06-30', 'America/New_York', '2030-06-30'],
		['a plain date', '2030-06-30', 'Asia/Shanghai', '2030-06-30'],
		["the picker's value", '2030-06-30T00:00:00', 'America/New_York', '2030-06-30'],
		["the picker's value", '2030-06-30T00:00:00', 'Asia/Shanghai', '2030-06-30'],
		['a wall clock time', `${LATE}.000`, 'Asia/Shanghai', '2030-06-30'],
		['a time of a database', '2030-06-30 23:30:00', 'Asia/Shanghai', '2030-06-30'],
		['an instant in UTC', `${LATE}Z`, 'Asia/Shanghai', '2030-07-01'],
		['an instant in UTC', `${LATE}.123Z`, 'America/New_York', '2030-06-30'],
		['an instant with an offset', `${LATE}-05:00`, 'America/New_York', '2030-07-01'],
		['an instant with an offset', `${LATE}+08:00`, 'Asia/Shanghai', '2030-06-30'],
		['an instant with an offset', `${LATE}+0800`, 'America/New_York', '2030-06-30'],
		['a leap day', '2028-02-29', 'Asia/Shanghai', '2028-02-29'],
		['blanks around it', ' 2030-06-30 ', 'Asia/Shanghai', '2030-06-30'],
		['a DateTime', `={{ DateTime.fromISO('${LATE}Z') }}`, 'Asia/Shanghai', '2030-07-01'],
		['a DateTime', `={{ DateTime.fromISO('${LATE}Z') }}`, 'America/New_York', '2030-06-30'],
		['a Date', `={{ new Date('${LATE}Z') }}`, 'Asia/Shanghai', '2030-07-01'],
		['a Date', `={{ new Date('${LATE}Z') }}`, 'America/New_York', '2030-06-30'],
		['a text with an expression', '={{ "2030-06" }}-30', 'Asia/Shanghai', '2030-06-30'],
		[
			'a formatted DateTime',
			`={{ $now.set({year: 2030}).toFormat('yyyy') }}-06-30`,
			'UTC',
			'2030-06-30',
		],
	])('is the one meant by %s: %s in %s', async (_kind, value, timezone, date) => {
		const { status } = await submitOn(value, timezone);
		expect(status).toBe('success');
		expect(bodies(emulator, 'submit')).toMatchObject([{ offboarding_date: date }]);
	});

	it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('is today for $now in %s', async (zone) => {
		const before = inZone(zone, new Date());
		await submitOn('={{ $now }}', zone);
		const after = inZone(zone, new Date());
		const [body] = bodies(emulator, 'submit');
		expect([before, after]).toContain(at(body, 'offboarding_date'));
	});

	it('is read from a Date that another node gave', async () => {
		await submitOn('={{ $json.date }}', 'Asia/Shanghai', new Date(`${LATE}Z`));
		expect(bodies(emulator, 'submit')).toMatchObject([{ offboarding_date: '2030-07-01' }]);
	});

	it.each<[string, string, string]>([
		['no date', '={{ "" }}', 'is empty'],
		['nothing', '={{ $json.noSuchColumn }}', 'is empty'],
		['null', '={{ null }}', 'is empty'],
		['a date that does not exist', '2030-02-30', 'is 2030-02-30, a date that does not exist'],
		['29 February of a common year', '2030-02-29', 'does not exist'],
		['an instant on such a day', '2030-02-30T10:00:00Z', 'does not exist'],
		['a month 13', '2030-13-01', 'does not exist'],
		['another order', '30/06/2030', 'is not a date: 30/06/2030'],
		['slashes', '2030/06/30', 'is not a date'],
		['short parts', '2030-6-3', 'is not a date'],
		['words', 'next Friday', 'is not a date'],
		['a number of days, as sheets have', '={{ 47664 }}', 'is not a date'],
		['milliseconds', '={{ 1909000000000 }}', 'is not a date'],
		['milliseconds as text', '={{ "1909000000000" }}', 'is not a date'],
		['a Date that is none', '={{ new Date("x") }}', 'is not a date'],
		['a list', '={{ ["2030-06-30"] }}', 'is not a date'],
		['an hour that does not exist', '2030-06-30T25:00:00Z', 'a time of day that does not exist'],
	])('is refused by name for %s, and nothing is sent', async (_kind, value, complaint) => {
		const result = await submitOn(value, 'Asia/Shanghai');
		const { message, ...rest } = errorOf(result);
		expect(message).toMatch(/^'Offboarding Date' /);
		expect(message).toContain(complaint);
		expect(rest).toMatchObject({ name: 'NodeOperationError', itemIndex: 0 });
		expect(rest.description).toContain('YYYY-MM-DD');
		expect(routes(emulator)).toEqual([]);
	});
});
