import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import {
	checkTerms,
	submitOffboarding,
	type SubmitInput,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/submit';

const least: SubmitInput = {
	userIdType: 'people_corehr_id',
	timeZone: 'Asia/Shanghai',
	offboardingMode: 'direct',
	offboardingDate: '2024-12-01',
	offboardingReason: 'job_change_saas',
	customFields: [],
};
const leastTerms = {
	offboarding_mode: 1,
	offboarding_date: '2024-12-01',
	offboarding_reason_unique_identifier: 'job_change_saas',
};
const check = (changes: Partial<SubmitInput> = {}) => checkTerms({ ...least, ...changes });
const faultsOf = (changes: Partial<SubmitInput>) =>
	check(changes).faults.map(({ parameter, reason }) => [parameter, reason]);

const REASON = 'Offboarding Reason Name or ID';
const BLOCK_REASON = 'Block Reason Name or ID';
const BLOCK_EXPLANATION = 'Block Reason Explanation';

describe('checkTerms', () => {
	it('sends what is required and nothing else', () => {
		expect(check()).toStrictEqual({ terms: leastTerms, faults: [] });
	});

	it('sends everything that is given', () => {
		const customFields = [{ field_name: 'custom_field_1__c', value: 'Sandy' }];
		const { terms, faults } = check({
			offboardingMode: 'approval',
			offboardingReason: ' job_change_saas ',
			reasonExplanation: 'why',
			initiatorId: '6982509313466189341',
			addToBlockList: true,
			blockReason: 'red_line',
			blockReasonExplanation: 'because',
			customFields,
			retainAccount: true,
		});
		expect(faults).toEqual([]);
		expect(terms).toEqual({
			...leastTerms,
			offboarding_mode: 2,
			offboarding_reason_explanation: 'why',
			initiator_id: '6982509313466189341',
			add_block_list: true,
			block_reason: 'red_line',
			block_reason_explanation: 'because',
			custom_fields: customFields,
			retain_account: true,
		});
	});

	it.each([
		[
			'the block list that was turned off again',
			{ addToBlockList: false },
			{ add_block_list: false },
		],
		['an account that is not kept', { retainAccount: false }, { retain_account: false }],
		[
			'a block reason without an explanation',
			{ addToBlockList: true, blockReason: 'a' },
			{ add_block_list: true, block_reason: 'a' },
		],
		['no empty explanation', { reasonExplanation: '' }, {}],
		['no missing explanation', { reasonExplanation: null }, {}],
		['no empty initiator', { initiatorId: '' }, {}],
		['no empty block reason', { blockReason: '', blockReasonExplanation: null }, {}],
		[
			'the longest explanation',
			{ reasonExplanation: 'x'.repeat(6_000) },
			{ offboarding_reason_explanation: 'x'.repeat(6_000) },
		],
		[
			'an explanation counted in characters',
			{ reasonExplanation: '👩'.repeat(6_000) },
			{ offboarding_reason_explanation: '👩'.repeat(6_000) },
		],
		[
			'the longest identifier',
			{ offboardingReason: 'x'.repeat(255) },
			{ offboarding_reason_unique_identifier: 'x'.repeat(255) },
		],
		[
			'the date where the workflow is',
			{ offboardingDate: '2024-12-01T16:00:00Z' },
			{ offboarding_date: '2024-12-02' },
		],
		[
			'an initiator of the chosen kind',
			{ userIdType: 'open_id', initiatorId: 'ou_1' },
			{ initiator_id: 'ou_1' },
		],
	] as const)('sends %s', (_reason, changes, expected) => {
		expect(check(changes)).toEqual({ terms: { ...leastTerms, ...expected }, faults: [] });
	});

	it.each([
		['no mode', { offboardingMode: '' }, 'Offboarding Mode', 'has an unknown value'],
		['a mode by its number', { offboardingMode: 1 }, 'Offboarding Mode', 'has an unknown value'],
		['another mode', { offboardingMode: 'Direct' }, 'Offboarding Mode', 'has an unknown value'],
		[
			'a word that every object knows',
			{ offboardingMode: 'constructor' },
			'Offboarding Mode',
			'has an unknown value',
		],
		['no date', { offboardingDate: '' }, 'Offboarding Date', 'is empty'],
		[
			'a day that does not exist',
			{ offboardingDate: '2023-02-30' },
			'Offboarding Date',
			'is 2023-02-30, a date that does not exist',
		],
		['no reason', { offboardingReason: '' }, REASON, 'is empty'],
		['a reason that was not given', { offboardingReason: undefined }, REASON, 'is empty'],
		[
			'a reason of blanks',
			{ offboardingReason: ' ' },
			REASON,
			'is not the identifier of an option',
		],
		[
			'a reason as a number',
			{ offboardingReason: 8 },
			REASON,
			'is not the identifier of an option',
		],
		[
			'too long a reason',
			{ offboardingReason: 'x'.repeat(256) },
			REASON,
			'is not the identifier of an option',
		],
		[
			'too long an explanation',
			{ reasonExplanation: 'x'.repeat(6_001) },
			'Reason Explanation',
			'has 6001 characters, more than the 6000 that Feishu accepts',
		],
		[
			'an explanation that is a list',
			{ reasonExplanation: ['why'] },
			'Reason Explanation',
			'is not a text',
		],
		[
			'an initiator as a number',
			{ initiatorId: 6982509313 },
			'Initiator ID',
			'was given as a number',
		],
		[
			'an initiator of another kind',
			{ initiatorId: 'ou_1' },
			'Initiator ID',
			"is of the type Open ID, but 'User ID Type' is CoreHR Employment ID",
		],
		[
			'keeping the account as text',
			{ retainAccount: 'false' },
			'Retain Account',
			'is neither true nor false',
		],
		[
			'the block list without a reason',
			{ addToBlockList: true },
			BLOCK_REASON,
			"is empty although 'Add to Block List' is on",
		],
		[
			'the block list with an empty reason',
			{ addToBlockList: true, blockReason: '' },
			BLOCK_REASON,
			"is empty although 'Add to Block List' is on",
		],
		[
			'a block reason that is no text',
			{ addToBlockList: true, blockReason: 1 },
			BLOCK_REASON,
			'is not the identifier of an option',
		],
		[
			'too long a block explanation',
			{ addToBlockList: true, blockReason: 'a', blockReasonExplanation: 'x'.repeat(6_001) },
			BLOCK_EXPLANATION,
			'has 6001 characters, more than the 6000 that Feishu accepts',
		],
		[
			'a block reason without the list',
			{ blockReason: 'a' },
			BLOCK_REASON,
			"is filled in although 'Add to Block List' is off",
		],
		[
			'a block reason with the list off',
			{ addToBlockList: false, blockReason: 'a' },
			BLOCK_REASON,
			"is filled in although 'Add to Block List' is off",
		],
		[
			'a block explanation without the list',
			{ blockReasonExplanation: 'x' },
			BLOCK_EXPLANATION,
			"is filled in although 'Add to Block List' is off",
		],
		[
			'both without the list',
			{ blockReason: 'a', blockReasonExplanation: 'x' },
			BLOCK_REASON,
			"is filled in although 'Add to Block List' is off",
		],
	] as const)('refuses %s', (_reason, changes, parameter, reason) => {
		expect(faultsOf(changes)).toEqual([[parameter, reason]]);
	});

	it('takes as many custom fields as Feishu does', () => {
		const fields = (length: number) => ({
			customFields: Array.from({ length }, (_none, index) => ({
				field_name: `custom_field_${index}__c`,
				value: '1',
			})),
		});
		expect(check(fields(10_000)).terms.custom_fields).toHaveLength(10_000);
		expect(faultsOf(fields(10_001))).toEqual([
			['Custom Fields', 'has 10001 fields, more than the 10000 that Feishu accepts'],
		]);
	});

	it('finds all faults at once, in the order of the form, and keeps the terms that hold', () => {
		const { terms, faults } = check({
			offboardingMode: 'gone',
			offboardingDate: '',
			reasonExplanation: 'why',
			addToBlockList: true,
			retainAccount: 1,
		});
		expect(faults.map(({ parameter }) => parameter)).toEqual([
			'Offboarding Mode',
			'Offboarding Date',
			BLOCK_REASON,
			'Retain Account',
		]);
		expect(terms).toEqual({
			offboarding_reason_unique_identifier: 'job_change_saas',
			offboarding_reason_explanation: 'why',
		});
	});

	it('passes on what is no fault of the input', () => {
		const timeZone = 'Mars/Olympus';
		const offboardingDate = new Date(0);
		expect(() => check({ timeZone, offboardingDate })).toThrow(RangeError);
	});
});

describe('submitOffboarding', () => {
	it('puts the employee in front of the terms', () => {
		expect(submitOffboarding('open_id', 'ou_1', leastTerms)).toEqual({
			endpoint: endpoints.submit,
			query: { user_id_type: 'open_id' },
			body: { employment_id: 'ou_1', ...leastTerms },
		});
	});
});
