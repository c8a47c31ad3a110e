import { createClient, paths, type Client } from '../../emulator/client';
import { dayOf, DAY_MS } from '../../emulator/tenant/dates';
import { isRecord, recordsAt, textAt, type JsonObject } from '../../emulator/json';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../emulator/server';

describe('search for offboardings', () => {
	let emulator: Emulator;
	let client: Client;
	let now: number;

	const start = async (options: EmulatorOptions = {}) => {
		now = Date.parse('2025-03-01T04:00:00Z');
		emulator = await createEmulator({ clock: { now: () => now }, ...options });
		client = createClient(emulator);
	};
	afterEach(() => emulator.close());

	const search = async (body: JsonObject = {}, query: Record<string, string> = {}) => {
		const heard = await client.send({
			path: paths.search,
			query: { page_size: '100', user_id_type: 'people_corehr_id', ...query },
			body,
		});
		return { ...heard, items: recordsAt(heard.data, 'items') };
	};
	const submit = (changes: JsonObject = {}, user_id_type = 'people_corehr_id') =>
		client.send({
			path: paths.submit,
			query: { user_id_type },
			body: {
				offboarding_mode: 1,
				employment_id: emulator.people.liNa.employmentId,
				offboarding_date: '2025-04-01',
				offboarding_reason_unique_identifier: 'voluntary',
				...changes,
			},
		});
	const infoOf = (item: JsonObject | undefined): JsonObject =>
		isRecord(item?.offboarding_info) ? item.offboarding_info : {};

	it.each([
		['open_id', (id: string) => id.startsWith('ou_')],
		['union_id', (id: string) => id.startsWith('on_')],
		['user_id', (id: string) => /^[0-9a-f]{8}$/.test(id)],
		['people_corehr_id', (id: string) => /^\d{19}$/.test(id)],
	])('answers with %s where it is asked for', async (user_id_type, isForm) => {
		await start();
		const { items } = await search({}, { user_id_type });
		expect(items.length).toBeGreaterThan(0);
		expect(items.map(infoOf).every((info) => isForm(String(info.employment_id)))).toBe(true);
	});

	it('knows nobody by an ID of another kind, and answers open IDs when not told', async () => {
		await start();
		const { employmentId, openId } = emulator.people.leavingSoon;
		expect((await search({ employment_ids: [openId] })).items).toEqual([]);
		expect((await search({ employment_ids: [employmentId] })).items).toHaveLength(1);
		const heard = await client.send({
			path: paths.search,
			query: { page_size: '100' },
			body: { employment_ids: [openId] },
		});
		expect(recordsAt(heard.data, 'items').map(infoOf)).toMatchObject([{ employment_id: openId }]);
	});

	it('does not see people outside the data permission', async () => {
		await start();
		const { length } = (await search()).items;
		expect(length).toBe(emulator.offboardings().length - 1);
	});

	it('filters by status, reason, dates and times', async () => {
		await start();
		await submit({ offboarding_reason_unique_identifier: 'death_saas' });
		const seconds = String(Math.floor(now / 1000));
		const filters: JsonObject[] = [
			{ reasons: ['death_saas'] },
			{ offboarding_date_start: '2025-04-01', offboarding_date_end: '2025-04-01', statuses: [] },
			{ apply_initiating_time_start: seconds, apply_initiating_time_end: seconds },
		];
		for (const filter of filters) {
			const { items } = await search({ ...filter, statuses: ['NoNeedApproval'] });
			expect(items.map(infoOf)).toMatchObject([{ reason: { enum_name: 'death_saas' } }]);
		}
		expect((await search({ reasons: ['death_saas'], statuses: ['Approving'] })).items).toEqual([]);
	});

	it('asks for a scope to filter by reason, and leaves out what the app may not read', async () => {
		await start();
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding:read']);
		const refused = await search({ reasons: ['voluntary'] });
		expect([refused.status, refused.body.code]).toEqual([400, 1160103]);
		const [item] = (await search()).items;
		expect(Object.keys(infoOf(item)).sort()).toEqual([
			'employment_id',
			'expected_offboarding_date',
			'hrbp_id',
			'is_transfer_with_workforce',
			'offboarding_date',
		]);
	});

	it('pages on where it was, whatever is added meanwhile', async () => {
		await start();
		const ids: (string | undefined)[] = [];
		let page_token = '';
		do {
			const { items, data } = await search({}, { page_size: '5', page_token });
			ids.push(...items.map((item) => textAt(item, 'offboarding_id')));
			page_token = textAt(data, 'page_token') ?? '';
			expect(data.has_more).toBe(page_token !== '');
			await submit({ employment_id: emulator.people.liNa.employmentId });
		} while (page_token !== '');
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toContain(emulator.offboardings().at(-1)?.offboardingId);
	});

	it('lags behind as long as it is told to', async () => {
		await start({ indexLagMs: 5000 });
		const mine = { employment_ids: [emulator.people.liNa.employmentId] };
		const offboarding_id = textAt((await submit()).data, 'offboarding_id');
		expect((await search(mine)).items).toEqual([]);
		now += 5000;
		expect((await search(mine)).items).toMatchObject([{ status: 'NoNeedApproval' }]);
		await client.send({ path: paths.revoke, body: { offboarding_id } });
		expect((await search(mine)).items).toMatchObject([{ status: 'NoNeedApproval' }]);
		now += 5000;
		expect((await search(mine)).items).toMatchObject([{ status: 'Withdrawn' }]);
	});

	it('an application has a process, and waits until it is decided', async () => {
		await start();
		const { employmentId, openId } = emulator.people.liNa;
		const heard = await submit(
			{ offboarding_mode: 2, employment_id: openId, initiator_id: openId },
			'open_id',
		);
		expect(heard.data.employment_id).toBe(openId);
		const [item] = (await search({ employment_ids: [employmentId] })).items;
		expect(item).toMatchObject({
			status: 'Approving',
			initiating_type: 'offboarding_initiated_by_self',
			application_info: { apply_initiator_id: employmentId },
		});
		expect(item?.application_info).toHaveProperty('process_id');
		emulator.setStatus(textAt(heard.data, 'offboarding_id') ?? '', 'Approved');
		expect((await search({ employment_ids: [employmentId] })).items).toMatchObject([
			{ status: 'Approved' },
		]);
	});

	it('takes effect when its day is over in China, and can be revoked even then', async () => {
		await start();
		const today = dayOf(now);
		const mine = { employment_ids: [emulator.people.liNa.employmentId] };
		const offboarding_id = textAt(
			(await submit({ offboarding_date: today })).data,
			'offboarding_id',
		);
		now = Date.parse(`${today}T23:59:59+08:00`);
		client = createClient(emulator);
		expect((await search(mine)).items).toMatchObject([{ status: 'NoNeedApproval' }]);
		now += 1000;
		expect((await search(mine)).items).toMatchObject([{ status: 'Offboarded' }]);
		expect((await submit()).body.code).toBe(1160631);
		now += DAY_MS;
		client = createClient(emulator);
		expect((await client.send({ path: paths.revoke, body: { offboarding_id } })).body.code).toBe(0);
		expect((await submit()).body.code).toBe(0);
	});
});
