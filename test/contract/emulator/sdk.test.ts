import { Client } from '@larksuiteoapi/node-sdk';
import { daysFrom } from '../../emulator/tenant/dates';
import { createEmulator, type Emulator } from '../../emulator/server';

const say = () => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };

// Feishu's own client, with nothing of this project between it and the emulator.
describe('the official SDK', () => {
	let emulator: Emulator;
	let sdk: Client;

	beforeAll(async () => {
		emulator = await createEmulator();
		const { appId, appSecret } = emulator.apps.main;
		sdk = new Client({ appId, appSecret, domain: emulator.url, logger: silent });
	});
	afterAll(() => emulator.close());

	const params = { user_id_type: 'people_corehr_id' } as const;
	const inSixtyDays = daysFrom(Date.now(), 60);

	it('submits, finds and revokes an offboarding', async () => {
		const { employmentId } = emulator.people.liNa;
		const submitted = await sdk.corehr.v2.offboarding.submitV2({
			params,
			data: {
				offboarding_mode: 1,
				employment_id: employmentId,
				offboarding_date: inSixtyDays,
				offboarding_reason_unique_identifier: 'job_change_saas',
				custom_fields: [{ field_name: 'custom_field_1__c', value: 'Sandy' }],
				retain_account: false,
			},
		});
		expect(submitted).toMatchObject({ code: 0, data: { employment_id: employmentId } });
		const offboarding_id = submitted.data?.offboarding_id ?? '';

		const found = await sdk.corehr.v1.offboarding.search({
			params: { ...params, page_size: 100 },
			data: { employment_ids: [employmentId], statuses: ['NoNeedApproval'] },
		});
		expect(found.data?.items).toMatchObject([
			{
				offboarding_id,
				status: 'NoNeedApproval',
				initiating_type: 'offboarding_directly',
				offboarding_info: {
					employment_id: employmentId,
					offboarding_date: inSixtyDays,
					add_block_list: 'false',
					custom_fields: [{ custom_api_name: 'custom_field_1__c', value: '"Sandy"' }],
				},
			},
		]);

		const revoked = await sdk.corehr.v2.offboarding.revoke({ params, data: { offboarding_id } });
		expect(revoked).toMatchObject({ code: 0, data: {} });
		expect(emulator.offboardings().at(-1)).toMatchObject({ status: 'Withdrawn' });
	});

	it('walks the pages of a search', async () => {
		const ids: (string | undefined)[] = [];
		const pages = await sdk.corehr.v1.offboarding.searchWithIterator({
			params: { ...params, page_size: 3 },
			data: {},
		});
		for await (const page of pages) {
			ids.push(...(page?.items ?? []).map((item) => item.offboarding_id));
		}
		expect(ids.length).toBeGreaterThan(6);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('lists reasons', async () => {
		const { data } = await sdk.corehr.v1.offboarding.query({ data: { active: true } });
		const reason = data?.items?.find(
			(item) => item.offboarding_reason_unique_identifier === 'job_change_saas',
		);
		expect(reason).toMatchObject({
			parent_offboarding_reason_unique_identifier: 'voluntary',
			name: [
				{ lang: 'zh-CN', value: '跳槽' },
				{ lang: 'en-US', value: 'Job change' },
			],
		});
	});

	it('lists custom fields and looks one up', async () => {
		const list = await sdk.corehr.v1.customField.query({
			params: { object_api_name_list: ['offboarding_info', 'person'] },
		});
		const types = list.data?.items?.map((item) => item.type);
		expect([...new Set(types)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

		const one = await sdk.corehr.v1.customField.getByParam({
			params: { object_api_name: 'offboarding_info', custom_api_name: 'block_reason' },
		});
		expect(one.data?.data?.common_schema_config?.enum_field_setting).toMatchObject({
			is_multiple: false,
			enum_field_option_list: [
				{ api_name: 'block_reason_red_line', is_open: true },
				{ api_name: 'block_reason_dishonesty', is_open: true },
				{ api_name: 'block_reason_conflict', is_open: false },
			],
		});
	});

	it('searches employees', async () => {
		const { data } = await sdk.corehr.v2.employee.search({
			params: { ...params, page_size: 20 },
			data: { work_email: 'li.na@example.com', fields: ['person_info.preferred_name'] },
		});
		expect(data?.items).toMatchObject([
			{
				employment_id: emulator.people.liNa.employmentId,
				person_info: { preferred_name: '李娜(Nora Li)' },
			},
		]);
	});

	it('throws on a refusal, with the log ID in the header', async () => {
		const refusal: unknown = await sdk.corehr.v2.offboarding
			.revoke({ params, data: { offboarding_id: emulator.recordForCode[1160202] ?? '' } })
			.catch((error: unknown) => error);
		expect(refusal).toMatchObject({
			response: {
				status: 400,
				data: { code: 1160202 },
				headers: { 'x-tt-logid': emulator.requests('revoke').at(-1)?.logId },
			},
		});
	});
});
