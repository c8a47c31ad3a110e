import { createClient, paths, type Client } from '../../emulator/client';
import { daysFrom } from '../../emulator/tenant/dates';
import type { JsonObject } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';
import revokeErrors from '../../fixtures/revokeErrors.json';
import submitErrors from '../../fixtures/submitErrors.json';

const customField = (field_name: string, value: string): JsonObject => ({
	custom_fields: [{ field_name, value }],
});

// What is wrong with the request itself. Every other code is a matter of who is to leave.
const wrongInput: Record<number, JsonObject> = {
	1160601: { offboarding_date: '2001-01-01' },
	1160604: { offboarding_reason_explanation: 'x'.repeat(6001) },
	1160617: customField('custom_field_3__c', 'intranet, second floor'),
	1160618: customField('custom_field_1__c', 'x'.repeat(256)),
	1160619: customField('custom_field_7__c', 'no_such_option'),
	1160621: { offboarding_reason_unique_identifier: '' },
	1160622: { offboarding_date: '' },
	1160630: customField('custom_field_6__c', '100.125'),
	1160636: customField('custom_field_9__c', '7140964208476371110'),
	1160637: customField('custom_field_12__c', 'file'),
	1160638: customField('custom_field_11__c', '2023/01/24'),
	1160639: customField('custom_field_4__c', 'yes'),
	1160710: { add_block_list: true },
};

const processCodes = [1160700, 1160701, 1160702];

describe('the error tables of Feishu', () => {
	let emulator: Emulator;
	let client: Client;

	beforeAll(async () => {
		emulator = await createEmulator();
		client = createClient(emulator);
	});
	afterAll(() => emulator.close());

	const submit = (changes: JsonObject) =>
		client.send({
			path: paths.submit,
			body: {
				offboarding_mode: 1,
				employment_id: emulator.people.liNa.employmentId,
				offboarding_date: daysFrom(Date.now(), 60),
				offboarding_reason_unique_identifier: 'job_change_saas',
				...changes,
			},
		});

	const whoOrWhat = (code: number): JsonObject => {
		const person = emulator.personForCode[code];
		if (!person) return wrongInput[code] ?? {};
		const mode = processCodes.includes(code) ? 2 : 1;
		return { employment_id: person.employmentId, offboarding_mode: mode };
	};

	it.each(submitErrors.rows)(
		'submit can answer HTTP $httpStatus with $code, $msg',
		async ({ httpStatus, code, msg }) => {
			const before = emulator.offboardings().length;
			const { status, body } = await submit(whoOrWhat(code));
			expect({ status, code: body.code, msg: body.msg }).toEqual({
				status: httpStatus,
				code,
				msg,
			});
			expect(emulator.offboardings()).toHaveLength(before);
		},
	);

	it.each(revokeErrors.rows)(
		'revoke can answer HTTP $httpStatus with $code, $msg',
		async ({ httpStatus, code, msg }) => {
			const before = emulator.offboardings();
			const { status, body } = await client.send({
				path: paths.revoke,
				body: { offboarding_id: emulator.recordForCode[code] },
			});
			expect({ status, code: body.code, msg: body.msg }).toEqual({
				status: httpStatus,
				code,
				msg,
			});
			expect(emulator.offboardings()).toEqual(before);
		},
	);

	it('people without a process can still leave directly', async () => {
		const [laboratoryWorker] = processCodes.map((code) => emulator.personForCode[code]);
		const { body } = await submit({ employment_id: laboratoryWorker?.employmentId });
		expect(body.code).toBe(0);
	});

	it.each([
		['a reason without being on the list', { block_reason: 'block_reason_red_line' }],
		['a reason and false', { add_block_list: false, block_reason: 'block_reason_red_line' }],
		['an explanation without being on the list', { block_reason_explanation: 'x' }],
		['an unknown reason', { add_block_list: true, block_reason: '红线' }],
		['a closed reason', { add_block_list: true, block_reason: 'block_reason_conflict' }],
	])('the block list takes no %s', async (_case, changes) => {
		const { status, body } = await submit(changes);
		expect([status, body.code]).toEqual([400, 1160710]);
	});

	it.each([
		['a closed option', 'custom_field_7__c', 'custom_enum_22__c_option3__c', 1160619],
		['one option where a list belongs', 'custom_field_8__c', 'custom_enum_23__c_badge__c', 1160619],
		['a decimal in a whole number', 'custom_field_5__c', '1.5', 1160630],
		['a number in words', 'custom_field_5__c', 'five', 1160630],
		['a day that does not exist', 'custom_field_11__c', '2023-02-30', 1160638],
		['an open ID for a person', 'custom_field_9__c', 'ou_x', 1160636],
		['a field that does not exist', 'custom_field_99__c', 'x', 99992402],
		['a closed field', 'custom_field_16__c', 'x', 99992402],
		['a field that counts itself', 'custom_field_13__c', '1', 99992402],
		['a field of Feishu', 'block_reason', 'block_reason_red_line', 99992402],
	])('a custom field takes no %s', async (_case, field, value, code) => {
		const { body } = await submit(customField(field, value));
		expect(body.code).toBe(code);
	});

	it.each([
		['a person who left', () => emulator.people.gone.employmentId],
		['an ID of another kind', () => emulator.people.liNa.openId],
		['an ID of nobody', () => '7140964208476371110'],
	])('%s cannot leave', async (_case, employmentId) => {
		const { status, body } = await submit({ employment_id: employmentId() });
		expect([status, body.code]).toEqual([500, 1160631]);
	});

	it.each([
		['unknown', 'no_such_reason'],
		['switched off', 'low_productivity_saas'],
	])('a reason that is %s is refused', async (_case, reason) => {
		const { body } = await submit({ offboarding_reason_unique_identifier: reason });
		expect(body.code).toBe(1160619);
	});
});
