import { decodePolledRecords } from '../../../../nodes/FeishuOffboarding/domain/polling/polledRecord';

const item = {
	offboarding_id: '7298499290417251879',
	status: 'Approving',
	application_info: {
		apply_initiating_time: '2022-02-03 11:22:33',
		process_id: '6838119494196871234',
	},
	offboarding_checklist: { checklist_status: 'AntiBegin' },
	offboarding_info: {
		employment_id: '6893014062142064135',
		offboarding_date: '2022-02-08',
		expected_offboarding_date: '2022-02-09',
	},
};

describe('decodePolledRecords', () => {
	it('reads what a change can be told of, and keeps the record in Feishu’s words', () => {
		expect(decodePolledRecords([item])).toEqual([
			{
				offboardingId: '7298499290417251879',
				employmentId: '6893014062142064135',
				status: 'Approving',
				offboardingDate: '2022-02-08',
				checklistStatus: 'AntiBegin',
				initiatingTime: '2022-02-03 11:22:33',
				processId: '6838119494196871234',
				raw: item,
			},
		]);
	});

	it.each([
		['the date that was asked for', { expected_offboarding_date: '2022-02-09' }, '2022-02-09'],
		[
			'the date that was asked for where the other is empty',
			{ offboarding_date: '', expected_offboarding_date: '2022-02-09' },
			'2022-02-09',
		],
		['no date', {}, ''],
	])('falls back to %s', (_reason, offboarding_info, expected) => {
		const [record] = decodePolledRecords([{ ...item, offboarding_info }]);
		expect(record?.offboardingDate).toBe(expected);
	});

	it('reads a record of which the app may see nothing but the ID', () => {
		const bare = { offboarding_id: '7' };
		expect(decodePolledRecords([bare])).toEqual([
			{
				offboardingId: '7',
				employmentId: '',
				status: '',
				offboardingDate: '',
				checklistStatus: '',
				initiatingTime: '',
				processId: '',
				raw: bare,
			},
		]);
	});

	it.each([
		['an item without an ID', { status: 'Approving' }],
		['an item with an empty ID', { offboarding_id: '' }],
		['an item that is none', null],
	])('leaves out %s', (_reason, strange) => {
		expect(decodePolledRecords([strange, item])).toHaveLength(1);
	});
});
