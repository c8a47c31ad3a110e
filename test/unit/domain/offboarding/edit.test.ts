import {
	decodeEdits,
	editOffboarding,
	toFieldEdits,
	type EditInput,
} from '../../../../nodes/FeishuOffboarding/domain/offboarding/edit';
import example from '../../../fixtures/editExample.json';

const read = (input: Partial<EditInput>) =>
	toFieldEdits({
		timeZone: 'Asia/Shanghai',
		updateFields: {},
		customFields: [],
		otherFields: [],
		...input,
	});

const valuesOf = (input: Partial<EditInput>) =>
	Object.fromEntries(read(input).map(({ field_name, value }) => [field_name, value]));

const other = (fieldCode: unknown, value: unknown) => ({ otherFields: [{ fieldCode, value }] });

// "不可编辑的字段api_name 范围":
// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit
const UNEDITABLE = `wk_id wk_tenant_id employment process_id flow_id node_id initiator_id status
	checklist_status checklist_process_id type hrbp_ids hrbp_list probation_id wk_created_at
	wk_created_by wk_updated_at wk_updated_by wk_deleted_at wk_is_deleted noncompete_agreement_id
	social_insurance_end_date provident_fund_end_date sign_type`.split(/\s+/);

describe('toFieldEdits', () => {
	it.each<[string, Record<string, unknown>, object]>([
		['the date', { offboardingDate: '2030-03-01' }, { offboarding_date: '2030-03-01' }],
		[
			'a moment as the date in the zone',
			{ offboardingDate: '2030-02-28T16:00:00Z' },
			{ offboarding_date: '2030-03-01' },
		],
		['the reason', { offboardingReason: 'voluntary' }, { reason: 'voluntary' }],
		['the explanation', { reasonExplanation: ' x ' }, { reason_explanation: ' x ' }],
		['the block list', { addToBlockList: false }, { add_block_list: 'false' }],
		[
			'the block reason',
			{ addToBlockList: true, blockReason: 'red', blockReasonExplanation: 'x' },
			{ add_block_list: 'true', block_reason: 'red', block_reason_explanation: 'x' },
		],
		['a block reason alone', { blockReason: 'red' }, { block_reason: 'red' }],
	])('takes %s', (_case, updateFields, expected) => {
		expect(valuesOf({ updateFields })).toEqual(expected);
	});

	it.each<[string, unknown, string]>([
		['a text', 'x', 'x'],
		['a flag', false, 'false'],
		['a whole number', 12, '12'],
		['a decimal', 1.5, '1.5'],
		['a list', ['a', 'b'], '["a","b"]'],
	])('writes %s of another field as text', (_kind, value, text) => {
		expect(valuesOf(other('last_attendance_date', value))).toEqual({ last_attendance_date: text });
	});

	it('puts all kinds of fields together', () => {
		const edits = read({
			updateFields: { reasonExplanation: 'x' },
			customFields: [{ field_name: 'a__c', value: '1' }],
			...other('last_attendance_date', '2030-01-01'),
		});
		expect(edits.map(({ field_name }) => field_name)).toEqual([
			'reason_explanation',
			'a__c',
			'last_attendance_date',
		]);
	});

	it.each(UNEDITABLE)('refuses %s, which the page says cannot be edited', (code) => {
		expect(() => read(other(code, 'x'))).toThrow(`'Field Code' names ${code}`);
	});

	it.each<[string, Partial<EditInput>, string]>([
		['nothing', {}, "'Update Fields' is empty"],
		['a flag', { updateFields: { addToBlockList: 'yes' } }, "'Add to Block List' is neither"],
		[
			'a reason for what is switched off',
			{ updateFields: { addToBlockList: false, blockReason: 'red' } },
			"'Block Reason Name or ID' is filled in although",
		],
		['a reason', { updateFields: { offboardingReason: 7 } }, "'Offboarding Reason Name or ID'"],
		['a date', { updateFields: { offboardingDate: 'x' } }, "'Offboarding Date' is not a date"],
		[
			'a long explanation',
			{ updateFields: { blockReasonExplanation: 'x'.repeat(6001) } },
			"'Block Reason Explanation' has 6001 characters",
		],
		['a field without a code', other('', 'x'), "'Field Code' is empty"],
		['what is no field', { otherFields: ['x'] }, "'Field Code' is empty"],
		['a field without a value', other('a__c', ''), "'Value' is empty"],
		['a value of another kind', other('a__c', { b: 1 }), "'Value' is neither a text nor a list"],
		['a number that lost digits', other('a__c', 2 ** 60), "'Value' is neither"],
		['a number that is none', other('a__c', Number.NaN), "'Value' is neither"],
		['an empty list', other('a__c', []), "'Value' is neither"],
		[
			'a field given twice',
			{ ...other('a__c', 'x'), customFields: [{ field_name: 'a__c', value: 'y' }] },
			"'Fields by Code' sets a__c a second time",
		],
	])('refuses %s', (_case, input, message) => {
		expect(() => read(input)).toThrow(message);
	});
});

describe('editOffboarding', () => {
	it('sends the documented example', () => {
		const { offboarding_id, operator_id, update_data } = example.request;
		const form = { operatorId: operator_id, userIdType: 'people_corehr_id' } as const;
		expect(editOffboarding(form, offboarding_id, update_data)).toMatchObject({
			query: { user_id_type: 'people_corehr_id' },
			body: example.request,
		});
	});

	it.each([undefined, ''])('leaves out an operator that is %p', (operatorId) => {
		const { body } = editOffboarding({ operatorId, userIdType: 'open_id' }, '71', []);
		expect(body).toEqual({ offboarding_id: '71', update_data: [] });
	});

	it.each<[unknown, unknown, string]>([
		['', undefined, "'Offboarding' is empty"],
		['71', 'on_1', "'Operator ID' is of the type Union ID"],
	])('refuses the offboarding %p with the operator %p', (offboarding, operatorId, message) => {
		const edit = () => editOffboarding({ operatorId, userIdType: 'open_id' }, offboarding, []);
		expect(edit).toThrow(message);
	});
});

describe('decodeEdits', () => {
	it('reads the documented example', () => {
		expect(decodeEdits(example.response.data)).toEqual({ name: 'Sandy' });
	});

	it('makes nothing of another form', () => {
		expect(decodeEdits({})).toEqual({});
		expect(decodeEdits({ data: [null] })).toEqual({ '': '' });
	});
});
