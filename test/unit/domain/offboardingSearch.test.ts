import { searchOffboardings } from '../../../nodes/FeishuOffboarding/domain/offboardingSearch';
import { decodePolledRecords } from '../../../nodes/FeishuOffboarding/domain/polledRecord';

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

describe('decodePolledRecords', () => {
	// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search
	const item = {
		application_info: {
			apply_initiating_time: '2022-02-03 11:22:33',
			process_id: '6838119494196871234',
		},
		initiating_type: 'offboarding_directly',
		offboarding_checklist: { checklist_status: 'AntiBegin' },
		offboarding_id: '7298499290417251879',
		offboarding_info: {
			employment_id: '6838119494196871235',
			expected_offboarding_date: '2022-02-08',
			offboarding_date: '2022-02-09',
		},
		status: 'Approving',
	};

	it('reads what search gives', () => {
		expect(decodePolledRecords([item])).toEqual([
			{
				offboardingId: '7298499290417251879',
				employmentId: '6838119494196871235',
				status: 'Approving',
				offboardingDate: '2022-02-09',
				checklistStatus: 'AntiBegin',
				initiatingTime: '2022-02-03 11:22:33',
				processId: '6838119494196871234',
				raw: item,
			},
		]);
	});

	it.each([[undefined], ['']])('takes the date that was asked for where there is %p', (date) => {
		const info = { ...item.offboarding_info, offboarding_date: date };
		const [record] = decodePolledRecords([{ ...item, offboarding_info: info }]);
		expect(record?.offboardingDate).toBe('2022-02-08');
	});

	it('leaves out what is no record', () => {
		expect(decodePolledRecords([null, 'text', [], {}, { offboarding_id: 1 }])).toEqual([]);
		expect(decodePolledRecords([{ offboarding_id: '1' }])).toHaveLength(1);
	});
});
