import { fitsTerms } from '../../../../nodes/FeishuOffboarding/domain/offboarding/evidence';
import { recordWith, terms } from './samples';

const fits = (record: Parameters<typeof recordWith>[0], more = {}): boolean =>
	fitsTerms(recordWith(record), { ...terms, ...more });

const shown = (asSubmitted: object) => ({ asSubmitted: { ...asSubmitted } });

const withField = (value: string) => ({ customFields: new Map([['a__c', value]]) });
const sentField = (value: string) => ({ custom_fields: [{ field_name: 'a__c', value }] });

describe('a record fits the terms of a submit', () => {
	it('where every term is the same', () => {
		expect(fits({})).toBe(true);
	});

	it.each([
		['the date', { offboardingDate: '2024-12-02', expectedDate: '2024-12-02' }, {}],
		['the reason', shown({ offboarding_reason_unique_identifier: 'other' }), {}],
		['an explanation that was not sent', shown({ offboarding_reason_explanation: 'x' }), {}],
		['an explanation that was sent', {}, { offboarding_reason_explanation: 'x' }],
		['the block list', shown({ add_block_list: true }), {}],
		['the block list that was sent', {}, { add_block_list: true, block_reason: 'a' }],
		['the block reason', shown({ block_reason: 'b' }), { block_reason: 'a' }],
		['the block explanation', shown({ block_reason_explanation: 'b' }), {}],
		['the account', shown({ retain_account: true }), { retain_account: false }],
		['a custom field', withField('"b"'), sentField('a')],
		['a custom field that was not sent', withField('"b"'), {}],
		['a custom field that was sent', {}, sentField('a')],
		['a list', withField('["a","b"]'), sentField('["a","c"]')],
		['a number', withField('12'), sentField('1.2')],
	])('not with another value of %s', (_what, record, more) => {
		expect(fits(record, more)).toBe(false);
	});

	it.each([
		['the reason is hidden', shown({ offboarding_reason_unique_identifier: '' }), {}],
		[
			'the explanation is hidden',
			shown({ offboarding_reason_explanation: undefined }),
			sentField(''),
		],
		['the block list is hidden', shown({ add_block_list: undefined }), { add_block_list: true }],
		['the fields are hidden', { customFields: undefined }, sentField('a')],
		['the date is hidden', { offboardingDate: '', expectedDate: '' }, {}],
		['the account was left to Feishu', shown({ retain_account: true }), {}],
		['the approvers took another date', { offboardingDate: '2024-12-09' }, {}],
		['a text is shown as JSON', withField('"a"'), sentField('a')],
		['a text looks like a number', withField('"12"'), sentField('12')],
		['a list has another order', withField('["b","a"]'), sentField('["a","b"]')],
		['a number has end zeros', withField('1.5'), sentField('1.50')],
		['a number is whole', withField('10'), sentField('10.0')],
		['a yes/no field is off', withField('"false"'), {}],
		[
			'line ends differ',
			shown({ offboarding_reason_explanation: 'a\r\nb' }),
			{ offboarding_reason_explanation: 'a\nb ' },
		],
	])('where %s', (_why, record, more) => {
		expect(fits(record, more)).toBe(true);
	});

	it.each([
		['NoNeedApproval', true, false],
		['Approving', false, true],
		['Approved', false, true],
		['Rejected', false, true],
		['Withdrawn', true, true],
		['Offboarded', true, true],
		['', true, true],
	])('in the mode that the status %j gives away', (status, direct, approval) => {
		expect([1, 2].map((mode) => fits({ status }, { offboarding_mode: mode }))).toEqual([
			direct,
			approval,
		]);
	});
});
