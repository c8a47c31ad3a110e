import {
	decodeOffboardings,
	describeOffboarding,
	isOpen,
	isWithdrawn,
	latestIdFirst,
	latestOf,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/record';
import {
	closedStatuses,
	openStatuses,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/status';

const item = {
	offboarding_id: '7298499290417251879',
	status: 'Approving',
	offboarding_checklist: { checklist_status: 'Finished' },
	application_info: {
		apply_initiating_time: '2022-02-03 11:22:33',
		process_id: '6838119494196871234',
	},
	offboarding_info: {
		employment_id: '6893014062142064135',
		offboarding_date: '2022-02-08',
		expected_offboarding_date: '2022-02-09',
		reason: { enum_name: 'job_change_saas', display: [{ lang: 'zh-CN', value: '换工作' }] },
		reason_explanation: '升学',
		add_block_list: 'true',
		block_reason: { enum_name: 'red_line' },
		block_reason_explanation: 'because',
		retain_account: false,
	},
};

const decode = (changes: object) => decodeOffboardings({ items: [{ ...item, ...changes }] })[0];
const withInfo = (changes: object) =>
	decode({ offboarding_info: { ...item.offboarding_info, ...changes } });

describe('latestIdFirst', () => {
	it.each([
		[
			['99', '102', '101'],
			['102', '101', '99'],
		],
		[
			['7298499290417251879', '7298499290418300462', '6891251722631890445'],
			['7298499290418300462', '7298499290417251879', '6891251722631890445'],
		],
		[
			['7', '7'],
			['7', '7'],
		],
	])('orders %j', (ids, expected) => {
		expect([...ids].sort(latestIdFirst)).toEqual(expected);
	});
});

describe('decodeOffboardings', () => {
	it('reads what tells records apart', () => {
		expect(decode({})).toMatchObject({
			offboardingId: '7298499290417251879',
			employmentId: '6893014062142064135',
			status: 'Approving',
			offboardingDate: '2022-02-08',
			reasonIdentifier: 'job_change_saas',
			reasonNames: [{ lang: 'zh-CN', value: '换工作' }],
		});
	});

	it('reads the values of the fields that somebody fills in', () => {
		const custom_fields = [
			{ custom_api_name: 'a__c', type: 1, value: '"x"' },
			{ custom_api_name: 'calculated__c', type: 13, value: '7' },
		];
		expect(withInfo({ custom_fields })?.customFields).toEqual(new Map([['a__c', '"x"']]));
		expect(decode({})?.customFields).toBeUndefined();
	});

	it('tells the record in the words in which submit answers, and its status', () => {
		expect(decode({})?.asSubmitted).toEqual({
			offboarding_id: '7298499290417251879',
			employment_id: '6893014062142064135',
			offboarding_reason_unique_identifier: 'job_change_saas',
			offboarding_date: '2022-02-08',
			offboarding_reason_explanation: '升学',
			add_block_list: true,
			block_reason: 'red_line',
			block_reason_explanation: 'because',
			created_time: '2022-02-03 11:22:33',
			retain_account: false,
			status_name: 'Approving',
			checklist_status_name: 'Finished',
		});
	});

	it.each([
		['true', true],
		['false', false],
		['', false],
		[true, true],
		[false, false],
		['1', '1'],
		[0, 0],
	])('reads the block list %j, which search gives as text', (text, expected) => {
		expect(withInfo({ add_block_list: text })?.asSubmitted.add_block_list).toBe(expected);
	});

	it.each([true, false, 'false', 0])('passes on %j for a kept account', (value) => {
		expect(withInfo({ retain_account: value })?.asSubmitted.retain_account).toBe(value);
	});

	it('leaves out what the app may not see', () => {
		const bare = decodeOffboardings({ items: [{}] })[0];
		expect(bare).toStrictEqual({
			offboardingId: '',
			employmentId: '',
			status: '',
			offboardingDate: '',
			expectedDate: '',
			initiatingTime: '',
			customFields: undefined,
			reasonIdentifier: '',
			reasonNames: undefined,
			asSubmitted: {
				offboarding_id: '',
				employment_id: '',
				offboarding_reason_unique_identifier: '',
				offboarding_date: '',
			},
		});
	});

	it.each([undefined, ''])('takes the expected date where the other is %j', (offboarding_date) => {
		expect(withInfo({ offboarding_date })?.offboardingDate).toBe('2022-02-09');
	});

	it.each([
		['no items', {}],
		['nothing', undefined],
	])('reads no record from %s', (_reason, data) => {
		expect(decodeOffboardings(data)).toEqual([]);
	});
});

describe('latestOf', () => {
	it('goes by the ID, which every record has', () => {
		const ids = ['9', '10', '2'];
		const records = decodeOffboardings({
			items: ids.map((offboarding_id) => ({ offboarding_id })),
		});
		expect(latestOf(records)?.offboardingId).toBe('10');
		expect(latestOf([])).toBeUndefined();
	});
});

describe('isWithdrawn', () => {
	it.each([
		['Withdrawn', true],
		['Rejected', false],
		['Approved', false],
	])('%s: %s', (status, expected) => {
		expect(decodeOffboardings({ items: [{ status }] }).map(isWithdrawn)).toEqual([expected]);
	});
});

describe('isOpen', () => {
	it.each([
		...openStatuses.map((status) => [status, true] as const),
		...closedStatuses.map((status) => [status, false] as const),
		['', false] as const,
	])('%j: %s', (status, expected) => {
		expect(decodeOffboardings({ items: [{ status }] }).map(isOpen)).toEqual([expected]);
	});
});

describe('describeOffboarding', () => {
	const record = decodeOffboardings({ items: [item] })[0];
	const person = {
		employmentId: '6893014062142064135',
		employeeNumber: '1000000',
		email: 'li.na@example.com',
		status: 'hired',
		name: 'Li Na',
		department: 'Product',
	};

	it.each([
		['the person, in brief', person, 'en-US', 'Li Na (1000000) · 2022-02-08 · Approving'],
		['the ID of somebody unknown', undefined, 'zh-CN', '6893014062142064135 · 2022-02-08 · 审批中'],
	] as const)('names %s', (_reason, who, language, expected) => {
		expect(record && describeOffboarding(record, who, language)).toBe(expected);
	});
});
