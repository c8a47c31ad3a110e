import { probations } from '../../../../nodes/FeishuOffboarding/domain/employment/probations';
import probationExample from '../../../fixtures/probationExample.json';

const DATE = '2030-06-30';

const probation = (changes: object = {}) => ({
	employmentId: '1',
	status: 'waiting',
	start: '2030-05-01',
	end: '2030-08-01',
	...changes,
});

describe('what probation says of leaving on a date', () => {
	it.each<[string, Parameters<typeof probations.judge>[0]]>([
		['none', []],
		['one that nobody has asked to complete', [probation()]],
		['one that was not passed', [probation({ status: 'rejected' })]],
		['one that is passed that day', [probation({ status: 'approved', end: DATE })]],
		['one that begins that day', [probation({ start: DATE })]],
	])('%s lets the person leave', (_case, facts) => {
		expect(probations.judge(facts, DATE).verdict).toBe('clear');
	});

	it.each([
		['whose completion is under approval', { status: 'pending' }, '2030-08-01'],
		['whose completion is approved', { status: 'approved' }, '2030-08-01'],
		['that is passed later', { status: 'converted', end: '2030-07-01' }, '2030-07-01'],
		['that begins later', { start: '2030-07-01' }, '2030-07-01'],
	])('one %s is doubtful', (_case, changes, day) => {
		const { message, verdict } = probations.judge([probation(changes)], DATE);
		expect(verdict).toBe('doubtful');
		expect(message).toContain(day);
		expect(message).toContain('(1160602)');
	});

	it('are read from the example of the page: the actual end comes before any other', () => {
		const [item] = probationExample.response.data.items;
		const read = (changes: object) => probations.decode({ items: [{ ...item, ...changes }] })[0];
		const own = { employmentId: '6893014062142064135', status: 'phone_type', start: '2022-05-20' };
		expect(read({})).toEqual({ ...own, end: '2022-06-28' });
		const extended = {
			actual_probation_end_date: '',
			probation_extend_expected_end_date: '2022-06-01',
		};
		expect(read(extended)).toEqual({ ...own, end: '2022-06-01' });
		const planned = {
			actual_probation_end_date: undefined,
			probation_extend_expected_end_date: '',
		};
		expect(read(planned)).toEqual({ ...own, end: '2022-05-28' });
	});
});
