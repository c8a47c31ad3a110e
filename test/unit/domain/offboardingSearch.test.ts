import { searchOffboardings } from '../../../nodes/FeishuOffboarding/domain/offboardingSearch';

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
});
