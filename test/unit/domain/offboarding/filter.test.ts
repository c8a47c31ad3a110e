import { toOffboardingFilter } from '../../../../nodes/FeishuOffboarding/domain/offboarding/filter';

const NOW = Date.parse('2030-01-15T04:00:00Z');
const ID_71 = '7100000000000000071';
const ID_72 = '7100000000000000072';
const DAY_MS = 86_400_000;

const read = (filters: Record<string, unknown>) => {
	const filter = toOffboardingFilter({
		userIdType: 'people_corehr_id',
		timeZone: 'UTC',
		nowMs: NOW,
		filters,
	});
	return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
};

const at = (time: string) => Date.parse(time);

describe('toOffboardingFilter', () => {
	it.each<[string, Record<string, unknown>, object]>([
		['nothing', {}, {}],
		['people', { employeeIds: [ID_71, ID_71, ID_72] }, { employmentIds: [ID_71, ID_72] }],
		['statuses', { statuses: ['Approving'] }, { statuses: ['Approving'] }],
		[
			'statuses as text',
			{ statuses: 'Approving,Approved' },
			{ statuses: ['Approving', 'Approved'] },
		],
		[
			'reasons',
			{ reasons: ['voluntary'], employeeReasons: 'other' },
			{ reasons: ['voluntary'], employeeReasons: ['other'] },
		],
		[
			'a whole range of times',
			{ initiatedFrom: '2030-01-01', initiatedTo: '2030-01-02' },
			{ initiated: { fromMs: at('2030-01-01T00:00:00Z'), toMs: at('2030-01-02T23:59:59Z') } },
		],
		[
			'times up to now',
			{ finishedFrom: '2030-01-01' },
			{ finished: { fromMs: at('2030-01-01T00:00:00Z'), toMs: NOW + DAY_MS } },
		],
		[
			'times in the future',
			{ finishedFrom: '2031-01-01' },
			{ finished: { fromMs: at('2031-01-01T00:00:00Z'), toMs: at('2031-01-01T00:00:00Z') } },
		],
		[
			'times from the beginning',
			{ finishedTo: '2030-01-01T00:00:00Z' },
			{ finished: { fromMs: at('2010-01-01T00:00:00Z'), toMs: at('2030-01-01T00:00:00Z') } },
		],
		[
			'a range of dates',
			{ expectedDateFrom: '2030-01-01', expectedDateTo: '2030-01-01' },
			{ expectedDate: { from: '2030-01-01', to: '2030-01-01' } },
		],
		[
			'dates without an end',
			{ offboardingDateFrom: '2030-01-01' },
			{ offboardingDate: { from: '2030-01-01', to: '9999-12-31' } },
		],
		[
			'dates without a beginning',
			{ offboardingDateTo: '2030-01-01' },
			{ offboardingDate: { from: '1900-01-01', to: '2030-01-01' } },
		],
	])('reads %s', (_case, filters, expected) => {
		expect(read(filters)).toEqual(expected);
	});

	it.each<[Record<string, unknown>, string]>([
		[{ employeeIds: 6982509313466189342n }, "'Employee IDs' was given as a number"],
		[{ employeeIds: ['on_1'] }, "'Employee IDs' is of the type Union ID"],
		[{ statuses: ['approving'] }, "'Statuses' has an entry that is not one of its choices"],
		[{ reasons: [{}] }, "'Reason Names or IDs' has an entry"],
		[{ initiatedFrom: 'x' }, "'Started From' is not a date"],
		[{ finishedTo: 'x' }, "'Decided To' is not a date"],
		[{ expectedDateTo: 'x' }, "'Expected To' is not a date"],
		[
			{ initiatedFrom: '2030-01-02', initiatedTo: '2030-01-01' },
			"'Started From' lies after 'Started To'",
		],
		[
			{ expectedDateFrom: '2030-01-02', expectedDateTo: '2030-01-01' },
			"'Expected From' lies after",
		],
	])('refuses %p by name', (filters, message) => {
		expect(() => read(filters)).toThrow(message);
	});
});
