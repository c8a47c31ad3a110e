import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	byId,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	run,
	submit,
} from '../../support/sandbox';

emulateEach();

const simplest = () => ({
	offboarding_mode: 1,
	employment_id: emulator.people.liNa.employmentId,
	offboarding_date: '2099-12-31',
	offboarding_reason_unique_identifier: 'voluntary',
});

const blockList = (more: INodeParameters = {}): INodeParameters => ({
	addToBlockList: true,
	blockReason: 'block_reason_red_line',
	...more,
});

const initiator = (initiatorId: string): INodeParameters => ({ additionalFields: { initiatorId } });

describe('what a submit sends', () => {
	it('is nothing but the required fields in its simplest form', async () => {
		await submit(emulator);
		expect(bodies(emulator, 'submit')).toEqual([simplest()]);
		expect(emulator.requests('submit')).toMatchObject([
			{
				method: 'POST',
				path: '/open-apis/corehr/v2/offboardings/submit_v2',
				query: { user_id_type: 'people_corehr_id' },
				headers: { 'content-type': 'application/json; charset=utf-8' },
			},
		]);
	});

	it('is every documented field when every parameter is filled in', async () => {
		const { wangFang } = emulator.people;
		await submit(emulator, {
			offboardingMode: 'approval',
			offboardingReason: 'career_change_saas',
			...blockList({ blockReasonExplanation: '2024 年因红线' }),
			customFields: {
				mappingMode: 'defineBelow',
				value: { custom_field_1__c: 'Handover.docx' },
			},
			additionalFields: {
				reasonExplanation: '个人原因 "quoted"\nsecond line',
				initiatorId: wangFang.employmentId,
				retainAccount: true,
			},
		});
		expect(bodies(emulator, 'submit')).toEqual([
			{
				offboarding_mode: 2,
				employment_id: emulator.people.liNa.employmentId,
				offboarding_date: '2099-12-31',
				offboarding_reason_unique_identifier: 'career_change_saas',
				offboarding_reason_explanation: '个人原因 "quoted"\nsecond line',
				initiator_id: wangFang.employmentId,
				add_block_list: true,
				block_reason: 'block_reason_red_line',
				block_reason_explanation: '2024 年因红线',
				custom_fields: [{ field_name: 'custom_field_1__c', value: 'Handover.docx' }],
				retain_account: true,
			},
		]);
		expect(emulator.offboardings().at(-1)).toMatchObject({ mode: 2, status: 'Approving' });
	});

	it.each<[string, INodeParameters, object]>([
		['direct', { offboardingMode: 'direct' }, { offboarding_mode: 1 }],
		['approval', { offboardingMode: 'approval' }, { offboarding_mode: 2 }],
		[
			'a mode from an expression',
			{ offboardingMode: '={{ "approval" }}' },
			{ offboarding_mode: 2 },
		],
		[
			'a reason from an expression',
			{ offboardingReason: '={{ "job_change" + "_saas" }}' },
			{ offboarding_reason_unique_identifier: 'job_change_saas' },
		],
		[
			'an account that is kept',
			{ additionalFields: { retainAccount: true } },
			{ retain_account: true },
		],
		[
			'an account that is not kept, because that was chosen',
			{ additionalFields: { retainAccount: false } },
			{ retain_account: false },
		],
		[
			'an expression that decides against the block list',
			{ addToBlockList: '={{ 1 > 2 }}' },
			{ add_block_list: false },
		],
		[
			'an expression for the block list that gives nothing',
			{ addToBlockList: '={{ $json.block }}' },
			{},
		],
		[
			'an expression that decides for the block list',
			{ ...blockList(), addToBlockList: '={{ 2 > 1 }}' },
			{ add_block_list: true, block_reason: 'block_reason_red_line' },
		],
		['a toggle that was never on', { addToBlockList: false }, {}],
		[
			'a block reason left over from a toggle that is off again',
			blockList({ addToBlockList: false, blockReasonExplanation: 'old' }),
			{},
		],
		[
			'collection fields that were added and left empty',
			{ additionalFields: { reasonExplanation: '', initiatorId: '' } },
			{},
		],
		[
			'an explanation as long as Feishu takes',
			{ additionalFields: { reasonExplanation: '字'.repeat(6000) } },
			{ offboarding_reason_explanation: '字'.repeat(6000) },
		],
	])('is right for %s', async (_case, parameters, fields) => {
		const { status } = await submit(emulator, parameters);
		expect(status).toBe('success');
		expect(bodies(emulator, 'submit')).toEqual([{ ...simplest(), ...fields }]);
	});
});

describe('what a submit refuses before anything is sent', () => {
	it.each<[string, INodeParameters, string]>([
		['an unknown mode', { offboardingMode: '={{ "3" }}' }, 'Offboarding Mode'],
		['an empty reason', { offboardingReason: '={{ "" }}' }, 'Offboarding Reason Name or ID'],
		[
			'a reason that is no text',
			{ offboardingReason: '={{ 8 }}' },
			'Offboarding Reason Name or ID',
		],
		[
			'a long explanation',
			{ additionalFields: { reasonExplanation: 'x'.repeat(6001) } },
			'Reason Explanation',
		],
		[
			'a long explanation of the block reason',
			blockList({ blockReasonExplanation: 'x'.repeat(6001) }),
			'Block Reason Explanation',
		],
		[
			'a block list without a reason',
			blockList({ blockReason: '={{ "" }}' }),
			'Block Reason Name or ID',
		],
		[
			'a block list whose reason was left empty',
			blockList({ blockReason: '' }),
			'Block Reason Name or ID',
		],
		[
			'an expression for the block list without a reason',
			{ addToBlockList: '={{ 2 > 1 }}' },
			'Block Reason Name or ID',
		],
		[
			'a word for the block list',
			{ ...blockList(), addToBlockList: '={{ "yes" }}' },
			'Add to Block List',
		],
		[
			'an account choice that is neither true nor false',
			{ additionalFields: { retainAccount: '={{ "maybe" }}' } },
			'Retain Account',
		],
		['no employee', { employee: byId('={{ $json.nobody }}') }, 'Employee'],
		['a number for the employee', { employee: byId('={{ 7140964208477419694 }}') }, 'Employee'],
		['two IDs at once', { employee: byId('1, 2') }, 'Employee'],
		['a number for the initiator', initiator('={{ 7140964208477419694 }}'), 'Initiator ID'],
		['an initiator ID of another type', initiator('ou_1'), 'Initiator ID'],
		['an employee ID of another type', { employee: byId('ou_1') }, 'Employee'],
		['an unknown ID type', { userIdType: 'lark_id' }, 'User ID Type'],
	])('includes %s', async (_case, parameters, parameter) => {
		const result = await submit(emulator, parameters);
		expect(errorOf(result)).toMatchObject({ name: 'NodeOperationError', itemIndex: 0 });
		expect(result.error?.message).toContain(`'${parameter}' `);
		expect(result.error?.description).not.toBe('');
		expect(routes(emulator)).toEqual([]);
	});

	it('says to give an ID as text when it was given as a number', async () => {
		const result = await submit(emulator, { employee: byId('={{ 7140964208477419694 }}') });
		expect(result.error?.message).toBe("'Employee' was given as a number");
		expect(result.error?.description).toContain('Give the ID as text');
	});
});

describe('what a submit gives back', () => {
	it('is the answer of Feishu and the outcome', async () => {
		const result = await submit(emulator, {
			...blockList({ blockReasonExplanation: 'because' }),
			additionalFields: { reasonExplanation: 'moving', retainAccount: true },
		});
		const [record] = emulator.offboardings().slice(-1);
		expect(jsons(result)).toEqual([
			{
				offboarding_id: record?.offboardingId,
				employment_id: emulator.people.liNa.employmentId,
				offboarding_reason_unique_identifier: 'voluntary',
				offboarding_date: '2099-12-31',
				offboarding_reason_explanation: 'moving',
				add_block_list: true,
				block_reason: 'block_reason_red_line',
				block_reason_explanation: 'because',
				created_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as unknown,
				retain_account: true,
				outcome: 'submitted',
			},
		]);
	});
});

describe('an employee who is leaving already', () => {
	const leave = async (name: 'inApproval' | 'leavingSoon' | 'approved', choice?: string) =>
		await submit(
			emulator,
			choice === undefined ? {} : { options: { ifAlreadyOffboarding: choice } },
			{ items: [{ employee: emulator.people[name].employmentId }] },
		);

	it.each([
		['inApproval', 1160201],
		['leavingSoon', 1160210],
		['approved', 1160210],
	] as const)('fails the item by default: %s', async (name, code) => {
		for (const choice of [undefined, 'error']) {
			const result = await leave(name, choice);
			expect(result.error?.description).toContain(`Feishu code ${code}`);
		}
	});

	it.each(['inApproval', 'leavingSoon', 'approved'] as const)(
		'gives the open record where the user wants that: %s',
		async (name) => {
			const { employmentId } = emulator.people[name];
			const before = emulator.offboardings();
			const open = before.find((record) => record.employmentId === employmentId);
			const result = await leave(name, 'returnExisting');
			expect(jsons(result)).toMatchObject([
				{
					outcome: 'alreadyOffboarding',
					offboarding_id: open?.offboardingId,
					employment_id: employmentId,
					offboarding_date: open?.offboardingDate,
					offboarding_reason_unique_identifier: open?.reason,
					add_block_list: false,
					retain_account: false,
				},
			]);
			expect(emulator.offboardings()).toEqual(before);
		},
	);

	it('submits as usual when nobody is leaving yet', async () => {
		const result = await submit(emulator, { options: { ifAlreadyOffboarding: 'returnExisting' } });
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
	});

	it('keeps any other refusal', async () => {
		const result = await run(
			emulator,
			{
				operation: 'submit',
				employee: located('id', emulator.people.gone.employmentId),
				offboardingDate: '2099-12-31',
				offboardingReason: 'voluntary',
				options: { ifAlreadyOffboarding: 'returnExisting' },
			},
			{},
		);
		expect(result.error?.description).toContain('Feishu code 1160631');
	});
});
