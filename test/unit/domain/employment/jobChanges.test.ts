import { jobChanges } from '../../../../nodes/FeishuOffboarding/domain/employment/jobChanges';
import jobChangesExample from '../../../fixtures/jobChangesExample.json';

const DATE = '2030-06-30';

const change = (effectiveDate: string, status = 'Approved') => ({
	employmentId: '1',
	status,
	effectiveDate,
});

describe('what job changes say of leaving on a date', () => {
	it('none after the date lets the person leave', () => {
		const facts = [change(DATE), change('2029-01-01', 'Transformed')];
		expect(jobChanges.judge(facts, DATE).verdict).toBe('clear');
		expect(jobChanges.judge([], DATE).verdict).toBe('clear');
	});

	it.each([
		['Approving', 1160200, 'is under approval'],
		['Approved', 1160603, 'takes effect on 2030-07-01'],
		['NoNeedApproval', 1160603, 'takes effect on 2030-07-01'],
	])('the next one after it is doubtful: %s', (status, code, words) => {
		const facts = [change('2031-01-01'), change('2030-07-01', status), change('2029-01-01')];
		const { message, verdict } = jobChanges.judge(facts, DATE);
		expect(verdict).toBe('doubtful');
		expect(message).toContain(words);
		expect(message).toContain(`(${code})`);
	});

	it('are searched for from the earliest date on, without those that came to nothing', () => {
		const wanted = { userIdType: 'open_id', employmentIds: ['ou_1'], earliestDate: DATE } as const;
		expect(jobChanges.search(wanted, 'next')).toMatchObject({
			query: { page_size: 100, page_token: 'next', user_id_type: 'open_id' },
			body: {
				employment_ids: ['ou_1'],
				statuses: ['Approving', 'Approved', 'Transformed', 'NoNeedApproval'],
				effective_date_start: DATE,
				effective_date_end: '9999-12-31',
			},
		});
	});

	it('are read from the example of the page', () => {
		expect(jobChanges.decode(jobChangesExample.response.data)).toEqual([
			{
				employmentId: 'ou_a294793e8fa21529f2a60e3e9de45520',
				status: 'Approved',
				effectiveDate: '2022-03-01',
			},
		]);
	});
});
