import { Client } from '@larksuiteoapi/node-sdk';
import { DAY_MS, daysFrom } from '../../emulator/tenant/dates';
import { createEmulator, type Emulator } from '../../emulator/server';

const say = () => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };

describe('the official SDK, around an offboarding', () => {
	let emulator: Emulator;
	let sdk: Client;

	beforeAll(async () => {
		emulator = await createEmulator();
		const { appId, appSecret } = emulator.apps.main;
		sdk = new Client({ appId, appSecret, domain: emulator.url, logger: silent });
	});
	afterAll(() => emulator.close());

	const params = { user_id_type: 'people_corehr_id' } as const;
	const recordOf = (employmentId: string) =>
		emulator.offboardings().find((record) => record.employmentId === employmentId);

	it('edits an offboarding', async () => {
		const { employmentId } = emulator.people.leavingSoon;
		const update_data = [{ field_name: 'offboarding_date', value: daysFrom(Date.now(), 70) }];
		const edited = await sdk.corehr.v2.offboarding.edit({
			params,
			data: {
				offboarding_id: recordOf(employmentId)?.offboardingId ?? '',
				operator_id: emulator.people.chenJing.employmentId,
				update_data,
			},
		});
		expect(edited).toMatchObject({ code: 0, data: { data: update_data } });
		expect(recordOf(employmentId)?.offboardingDate).toBe(update_data[0]?.value);
	});

	it('converts IDs', async () => {
		const { employmentId, openId } = emulator.people.liNa;
		const { data } = await sdk.corehr.v1.commonDataId.convert({
			params: { id_transform_type: 2, id_type: 'user_id', feishu_user_id_type: 'open_id' },
			data: { ids: [openId] },
		});
		expect(data?.items).toEqual([{ id: openId, target_id: employmentId }]);
	});

	it('gets employees by ID', async () => {
		const { employmentId, employeeNumber } = emulator.people.liNa;
		const { data } = await sdk.corehr.v2.employee.batchGet({
			params,
			data: { fields: ['employee_number'], employment_ids: [employmentId] },
		});
		expect(data?.items).toMatchObject([
			{ employment_id: employmentId, employee_number: employeeNumber },
		]);
	});

	it('gets user IDs', async () => {
		const { email, openId } = emulator.people.liNa;
		const { data } = await sdk.contact.v3.user.batchGetId({ data: { emails: [email] } });
		expect(data?.user_list).toMatchObject([{ email, user_id: openId }]);
	});

	it('lists processes and reads one', async () => {
		const ids: string[] = [];
		const now = Date.now();
		const pages = await sdk.corehr.v2.process.listWithIterator({
			params: {
				page_size: 1,
				statuses: [1, 9],
				modify_time_from: String(now - 30 * DAY_MS),
				modify_time_to: String(now),
			},
		});
		for await (const page of pages) ids.push(...(page?.process_ids ?? []));
		const { processId = '' } = recordOf(emulator.people.inApproval.employmentId) ?? {};
		expect(ids).toContain(processId);
		expect(ids.length).toBeGreaterThan(1);

		const { data } = await sdk.corehr.v2.process.get({ params, path: { process_id: processId } });
		expect(data).toMatchObject({
			process_id: processId,
			status: 1,
			initiator_id: emulator.people.inApproval.employmentId,
			todos: [{ operator_id: emulator.people.chenJing.employmentId }],
		});
	});

	it('searches contracts, job changes and probations', async () => {
		const { personForCode } = emulator;
		const ids = [1160204, 1160200, 1160602].map((code) => personForCode[code]?.employmentId ?? '');
		const { contract, jobChange, probation } = sdk.corehr.v2;
		const [contractOwner = '', mover = '', novice = ''] = ids;
		const page = { ...params, page_size: 100 };
		const held = await contract.search({
			params: page,
			data: { employment_id_list: [contractOwner] },
		});
		expect(held.data?.items).toHaveLength(2);
		const moves = await jobChange.search({
			params: page,
			data: { employment_ids: [mover], statuses: ['Approving'] },
		});
		expect(moves.data?.items).toMatchObject([{ employment_id: mover, status: 'Approving' }]);
		const passed = await probation.search({ params: page, data: { employment_ids: [novice] } });
		expect(passed.data?.items).toMatchObject([
			{ employment_id: novice, probation_status: { enum_name: 'approved' } },
		]);
	});
});
