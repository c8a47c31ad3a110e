import { searchOffboardings } from '../../../../nodes/FeishuOffboarding/domain/offboarding/search';

describe('searchOffboardings', () => {
	it('asks for everything where nothing is filtered', () => {
		expect(searchOffboardings({}, undefined)).toMatchObject({
			query: { page_size: 100, page_token: undefined, user_id_type: 'people_corehr_id' },
			body: {},
		});
	});

	it('writes times as whole seconds, and both ends of each range', () => {
		const { body, query } = searchOffboardings(
			{
				statuses: ['Approving'],
				employmentIds: ['7140964208476371111'],
				initiated: { fromMs: 1_672_578_336_999, toMs: 1_674_133_537_000 },
				offboardingDate: { from: '2022-01-01', to: '2022-01-31' },
			},
			'token',
		);
		expect(query).toMatchObject({ page_token: 'token' });
		expect(body).toEqual({
			statuses: ['Approving'],
			employment_ids: ['7140964208476371111'],
			apply_initiating_time_start: '1672578336',
			apply_initiating_time_end: '1674133537',
			offboarding_date_start: '2022-01-01',
			offboarding_date_end: '2022-01-31',
		});
	});

	it('sends every condition under the name of its page', () => {
		const range = { from: '2030-01-01', to: '2030-01-31' };
		const { body } = searchOffboardings(
			{
				finished: { fromMs: 1_000, toMs: 2_999 },
				expectedDate: range,
				reasons: ['voluntary'],
				employeeReasons: ['other'],
			},
			undefined,
		);
		expect(body).toEqual({
			apply_finished_time_start: '1',
			apply_finished_time_end: '2',
			expected_offboarding_date_start: '2030-01-01',
			expected_offboarding_date_end: '2030-01-31',
			reasons: ['voluntary'],
			employee_reasons: ['other'],
		});
	});

	it('asks for a page of the wanted size, with the wanted kind of ID', () => {
		const { query } = searchOffboardings({}, undefined, { pageSize: 7, userIdType: 'open_id' });
		expect(query).toMatchObject({ page_size: 7, user_id_type: 'open_id' });
	});
});

describe('the open records', () => {
	it('are not asked for of everybody where nobody is meant', () => {
		const filter = { statuses: ['Approving'], employmentIds: [] };
		const { body } = searchOffboardings(filter, undefined, { userIdType: 'open_id' });
		expect(body).toEqual({ statuses: ['Approving'], employment_ids: [] });
	});
});
