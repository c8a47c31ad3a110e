import { createClient, paths, type Client } from '../../emulator/client';
import { daysFrom } from '../../emulator/tenant/dates';
import { recordsAt } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';
import editErrors from '../../fixtures/editErrors.json';
import editExample from '../../fixtures/editExample.json';

type Edits = readonly (readonly [fieldName: string, value: string])[];

const NEW_DATE = daysFrom(Date.now(), 60);
const newDate = (days: number): Edits => [['offboarding_date', daysFrom(Date.now(), days)]];

// What is wrong with the request itself, or with the date for the record of that code.
const wrongInput: Record<number, Edits> = {
	1160204: newDate(-500),
	1160304: [['noncompete_agreement_company', '6971090097697521314']],
	1160601: newDate(-901),
	1160602: newDate(-890),
	1160603: newDate(-350),
	1160604: [['reason_explanation', 'x'.repeat(6001)]],
	1160607: newDate(-870),
	1160608: newDate(101),
	1160617: [['custom_field_3__c', 'intranet, second floor']],
	1160618: [['custom_field_1__c', 'x'.repeat(256)]],
	1160619: [['reason', 'no_such_reason']],
	1160630: [['custom_field_6__c', '100.125']],
	1160636: [['custom_field_9__c', '7140964208476371110']],
	1160637: [['custom_field_12__c', 'file']],
	1160638: [['offboarding_date', '2023/01/24']],
	1160639: [['retain_account', 'yes']],
	1160700: [['enforce_noncompete_agreement', 'true']],
	1160710: [['add_block_list', 'true']],
};

describe('edit', () => {
	let emulator: Emulator;
	let client: Client;
	let offboardingId: string;

	beforeEach(async () => {
		emulator = await createEmulator();
		client = createClient(emulator);
		offboardingId = recordOf(emulator.people.leavingSoon.employmentId)?.offboardingId ?? '';
	});
	afterEach(() => emulator.close());

	const recordOf = (employmentId: string) =>
		emulator.offboardings().find((record) => record.employmentId === employmentId);
	const record = () => emulator.offboardings().find((each) => each.offboardingId === offboardingId);

	const edit = (edits: Edits, id = offboardingId, more: object = {}) =>
		client.send({
			path: paths.edit,
			body: {
				offboarding_id: id,
				update_data: edits.map(([field_name, value]) => ({ field_name, value })),
				...more,
			},
		});
	const codeOf = async (...parameters: Parameters<typeof edit>) => {
		const { status, body } = await edit(...parameters);
		return [status, body.code];
	};

	it.each(editErrors.rows)(
		'can answer HTTP $httpStatus with $code, $msg',
		async ({ httpStatus, code, msg }) => {
			const before = emulator.offboardings();
			const { status, body } = await edit(
				wrongInput[code] ?? [['offboarding_date', NEW_DATE]],
				emulator.recordForEditCode[code] ?? offboardingId,
				code === 1160624 ? { operator_id: '7140964208476371110' } : {},
			);
			expect({ status, code: body.code, msg: body.msg }).toEqual({
				status: httpStatus,
				code,
				msg,
			});
			expect(emulator.offboardings()).toEqual(before);
		},
	);

	it('answers the example as documented, with a field that exists', async () => {
		const [update] = editExample.request.update_data;
		const change = { ...update, field_name: 'custom_field_1__c' };
		const { body } = await client.send({
			path: paths.edit,
			body: {
				...editExample.request,
				offboarding_id: offboardingId,
				operator_id: emulator.people.chenJing.employmentId,
				update_data: [change],
			},
		});
		expect(body).toEqual({ ...editExample.response, data: { data: [change] } });
	});

	it('changes what search tells', async () => {
		const edits: Edits = [
			['offboarding_date', NEW_DATE],
			['last_attendance_date', daysFrom(Date.now(), 59)],
			['reason', 'career_change_saas'],
			['reason_explanation', '另有安排'],
			['add_block_list', 'true'],
			['block_reason', 'block_reason_red_line'],
			['retain_account', 'true'],
			['custom_field_8__c', '["custom_enum_23__c_badge__c"]'],
		];
		expect(await codeOf(edits)).toEqual([200, 0]);
		const { data } = await client.send({
			path: paths.search,
			query: { page_size: '1', user_id_type: 'people_corehr_id' },
			body: { employment_ids: [emulator.people.leavingSoon.employmentId] },
		});
		expect(recordsAt(data, 'items')[0]).toMatchObject({
			status: 'NoNeedApproval',
			offboarding_info: {
				offboarding_date: NEW_DATE,
				expected_offboarding_date: daysFrom(Date.now(), 15),
				last_attendance_date: daysFrom(Date.now(), 59),
				reason: { enum_name: 'career_change_saas' },
				reason_explanation: '另有安排',
				add_block_list: 'true',
				block_reason: { enum_name: 'block_reason_red_line' },
				retain_account: true,
				custom_fields: [
					{ custom_api_name: 'custom_field_8__c', value: '["custom_enum_23__c_badge__c"]' },
				],
			},
		});
	});

	it('takes people off the block list together with the reason', async () => {
		await edit([
			['add_block_list', 'true'],
			['block_reason', 'block_reason_red_line'],
		]);
		expect(await codeOf([['add_block_list', 'false']])).toEqual([200, 0]);
		expect(record()).toMatchObject({ addBlockList: false, blockReason: '' });
		expect(await codeOf([['block_reason', 'block_reason_red_line']])).toEqual([400, 1160710]);
	});

	it('takes a complete non-compete agreement', async () => {
		const [company = ''] = emulator.tenant.companyIds;
		const edits: Edits = [
			['noncompete_agreement_company', company],
			['noncompete_agreement_start_date', '2030-01-01'],
			['noncompete_agreement_end_date', '2030-12-31'],
			['enforce_noncompete_agreement', 'true'],
		];
		expect(await codeOf(edits)).toEqual([200, 0]);
		expect(record()?.noncompete).toEqual({
			enforced: true,
			company,
			start: '2030-01-01',
			end: '2030-12-31',
		});
	});

	it('takes the time of the application', async () => {
		expect(await codeOf([['apply_initiating_time', '2024-06-30 09:00:00']])).toEqual([200, 0]);
		expect(record()?.createdAt).toBe(Date.parse('2024-06-30T09:00:00+08:00'));
	});

	it.each([
		['a field that nobody may edit', [['sign_type', 'paper']], 1160623],
		['a closed field', [['custom_field_16__c', 'x']], 1160623],
		['a field that counts itself', [['custom_field_13__c', '1']], 1160623],
		['a field that does not exist', [['name', 'Sandy']], 1160102],
		['no field at all', [], 1160102],
		['a closed option', [['custom_field_7__c', 'custom_enum_22__c_option3__c']], 1160619],
		['a reason that is switched off', [['reason', 'low_productivity_saas']], 1160619],
		[
			'a field twice',
			[
				['retain_account', 'true'],
				['retain_account', 'false'],
			],
			1160102,
		],
	] as const)('takes no change of %s', async (_case, edits, code) => {
		expect(await codeOf(edits)).toEqual([400, code]);
	});

	it.each([
		['numbers', { update_data: [{ field_name: 'retain_account', value: true }] }],
		['an unknown key', { remark: 'x' }],
	])('takes no %s', async (_case, more) => {
		expect(await codeOf([], offboardingId, more)).toEqual([400, 99992402]);
	});
});
