import { createClient, paths, type Client } from '../../emulator/client';
import { recordsAt, type JsonObject } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';
import customFieldExample from '../../fixtures/customFieldExample.json';
import customFieldsExample from '../../fixtures/customFieldsExample.json';
import employeesExample from '../../fixtures/employeesExample.json';
import reasonsExample from '../../fixtures/reasonsExample.json';
import revokeExample from '../../fixtures/revokeExample.json';
import searchExample from '../../fixtures/searchExample.json';
import submitExample from '../../fixtures/submitExample.json';
import tokenExample from '../../fixtures/tenantAccessTokenExample.json';
import { identityFields } from '../support/identityFields';
import { strangers } from '../support/strangers';

describe('the examples of Feishu', () => {
	let emulator: Emulator;
	let client: Client;

	beforeEach(async () => {
		// The moment of the submit example.
		const now = Date.parse('2022-05-09T17:50:17+08:00');
		emulator = await createEmulator({ clock: { now: () => now }, lookupSettings: true });
		client = createClient(emulator);
	});
	afterEach(() => emulator.close());

	const person = () => ({
		employment_id: emulator.people.liNa.employmentId,
		initiator_id: emulator.people.chenJing.employmentId,
	});
	const { block_reason, block_reason_explanation, ...withoutBlockReason } = submitExample.request;

	it('the token comes flat', async () => {
		const { appId: app_id, appSecret: app_secret } = emulator.apps.main;
		const { status, body } = await client.send({ path: paths.token, body: { app_id, app_secret } });
		expect(status).toBe(200);
		expect(Object.keys(body).sort()).toEqual(Object.keys(tokenExample.response).sort());
		expect(body).toMatchObject({ code: 0, msg: 'ok', expire: 7200 });
		expect(body.tenant_access_token).toMatch(/^t-[0-9a-f]{40}$/);
	});

	it('the submit example breaks its own rule on block reasons', async () => {
		const body = { ...submitExample.request, ...person() };
		expect(block_reason).not.toBe('');
		expect((await client.send({ path: paths.submit, body })).body.code).toBe(1160710);
	});

	it('the submit example is answered as documented once the rule is kept', async () => {
		const body = { ...withoutBlockReason, ...person() };
		const { status, body: envelope, data } = await client.send({ path: paths.submit, body });
		expect(status).toBe(200);
		expect(data.offboarding_id).toMatch(/^\d{19}$/);
		expect(envelope).toEqual({
			...submitExample.response,
			data: {
				...submitExample.response.data,
				offboarding_id: data.offboarding_id,
				employment_id: emulator.people.liNa.employmentId,
				block_reason: '',
				block_reason_explanation: '',
			},
		});
		expect(block_reason_explanation).not.toBe('');
	});

	it('the revoke example is answered as documented', async () => {
		const [record] = emulator.offboardings().filter((each) => each.status === 'Approved');
		const { body } = await client.send({
			path: paths.revoke,
			body: {
				...revokeExample.request,
				offboarding_id: record?.offboardingId,
				operator_id: emulator.people.chenJing.employmentId,
			},
		});
		expect(body).toEqual(revokeExample.response);
	});

	it('search takes the example and answers items of the documented shape', async () => {
		await client.send({
			path: paths.submit,
			body: {
				...withoutBlockReason,
				...person(),
				add_block_list: true,
				block_reason: 'block_reason_red_line',
			},
		});
		const query = { page_size: '100', user_id_type: 'people_corehr_id' };
		const example = await client.send({ path: paths.search, query, body: searchExample.request });
		expect(example.body).toMatchObject({ code: 0, data: { items: [], has_more: false } });
		const all = await client.send({ path: paths.search, query, body: {} });
		expect(recordsAt(all.data, 'items').length).toBeGreaterThan(5);
		expect(strangers(all.body, searchExample.response)).toEqual([]);
	});

	it('reasons are told in the documented shape', async () => {
		const { body } = await client.send({
			path: paths.reasons,
			body: { offboarding_reason_unique_identifier: ['reason_for_offboarding_option8'] },
		});
		expect(strangers(body, reasonsExample.response)).toEqual([]);
		const [item] = recordsAt(reasonsExample.response.data, 'items');
		expect(body.data).toMatchObject({
			items: [
				{
					offboarding_reason_unique_identifier: item?.offboarding_reason_unique_identifier,
					active: true,
				},
			],
		});
		const unknown = await client.send({ path: paths.reasons, body: reasonsExample.request });
		expect(unknown.data).toEqual({ items: [] });
	});

	it('custom fields are told in the documented shape', async () => {
		const list = await client.send({
			path: paths.customFields,
			query: { object_api_name_list: 'offboarding_info' },
		});
		expect(list.body.code).toBe(0);
		expect(strangers(list.body, customFieldsExample.response)).toEqual([]);
		const one = await client.send({
			path: paths.customField,
			query: { object_api_name: 'offboarding_info', custom_api_name: 'block_reason' },
		});
		expect(one.body.code).toBe(0);
		expect(strangers(one.body, customFieldExample.response)).toEqual([]);
	});

	it('employees are told in the documented shape', async () => {
		const query = { page_size: '100' };
		const body: JsonObject = { fields: identityFields };
		const all = await client.send({ path: paths.employees, query, body });
		expect(recordsAt(all.data, 'items').length).toBeGreaterThan(50);
		expect(strangers(all.body, employeesExample.response)).toEqual([]);
		const example = await client.send({
			path: paths.employees,
			query,
			body: employeesExample.request,
		});
		expect(example.body).toMatchObject({ code: 0, data: { items: [] } });
	});
});
