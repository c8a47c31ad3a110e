import { createClient, paths, type Client } from '../../../emulator/client';
import { recordsAt, type JsonObject } from '../../../emulator/json';
import { createEmulator, type Emulator } from '../../../emulator/server';
import { daysFrom } from '../../../emulator/tenant/dates';
import contractsExample from '../../../fixtures/contractsExample.json';
import jobChangesExample from '../../../fixtures/jobChangesExample.json';
import probationExample from '../../../fixtures/probationExample.json';
import { strangers } from '../../support/strangers';

const NOW = Date.parse('2030-01-15T12:00:00+08:00');

describe('what is known of an employment', () => {
	let emulator: Emulator;
	let client: Client;

	beforeAll(async () => {
		emulator = await createEmulator({ clock: { now: () => NOW }, limits: false });
		client = createClient(emulator);
	});
	afterAll(() => emulator.close());

	type Search = 'contracts' | 'jobChanges' | 'probations';
	const search = (
		name: Search,
		body: JsonObject,
		query: Record<string, string> = {},
		other = client,
	) =>
		other.send({
			path: paths[name],
			query: { page_size: '100', user_id_type: 'people_corehr_id', ...query },
			body,
		});
	const itemsOf = async (name: Search, body: JsonObject, query: Record<string, string> = {}) =>
		recordsAt((await search(name, body, query)).data, 'items');
	const who = (code: number) => emulator.personForCode[code]?.employmentId ?? '';

	it.each([
		['contracts', contractsExample],
		['jobChanges', jobChangesExample],
		['probations', probationExample],
	] as const)('%s take the example and come in the documented shape', async (name, example) => {
		const asked = await search(name, example.request);
		expect(asked.body).toMatchObject({ code: 0, msg: 'success', data: { has_more: false } });
		const all = await search(name, {});
		expect(all.status).toBe(200);
		expect(recordsAt(all.data, 'items').length).toBeGreaterThan(2);
		expect(strangers(all.body, example.response)).toEqual([]);
	});

	it('contracts tell their period, of one with an end and of one without', async () => {
		const ids = [emulator.people.liNa.employmentId, who(1160204), who(1160205)];
		const found = await itemsOf('contracts', { employment_id_list: ids });
		const { hireDate } = emulator.people.liNa;
		expect(found).toMatchObject([
			{ effective_time: `${hireDate} 00:00:00`, contract_end_date: '9999-12-31' },
			{ contract_end_date: daysFrom(NOW, 364), signing_times: 1 },
			{ effective_time: `${daysFrom(NOW, 365)} 00:00:00`, signing_times: 2 },
			{ expiration_time: `${daysFrom(NOW, 400)} 00:00:00` },
		]);
	});

	it('contracts hide their period from an app without the scope for it', async () => {
		const { second } = emulator.apps;
		emulator.setScopes(second.appId, ['corehr:contract:read']);
		const { data } = await search('contracts', {}, {}, createClient(emulator, second));
		const shown = new Set(recordsAt(data, 'items').flatMap((item) => Object.keys(item)));
		expect([...shown]).not.toContain('effective_time');
		expect([...shown]).toContain('contract_status');
	});

	it('both lists of a search for contracts have to fit', async () => {
		const [first, second] = await itemsOf('contracts', { employment_id_list: [who(1160204)] });
		const body = { employment_id_list: [who(1160204)], contract_id_list: [String(second?.id)] };
		expect(await itemsOf('contracts', body)).toEqual([second]);
		expect(first).not.toEqual(second);
	});

	it('job changes are found by person, status and effective date', async () => {
		const ids = [who(1160200), who(1160603)];
		const body = { employment_ids: ids };
		const all = await itemsOf('jobChanges', body);
		expect(all.map(({ status }) => status)).toEqual(['Approved', 'Approving']);
		expect(await itemsOf('jobChanges', { ...body, statuses: ['Approving'] })).toEqual([all[1]]);
		const range = (start: number, end: number) => ({
			...body,
			effective_date_start: daysFrom(NOW, start),
			effective_date_end: daysFrom(NOW, end),
		});
		expect(await itemsOf('jobChanges', range(0, 364))).toEqual([]);
		expect(await itemsOf('jobChanges', range(365, 365))).toEqual(all);
	});

	it('probations tell when they are passed', async () => {
		const ids = [emulator.people.liNa.employmentId, who(1160602)];
		expect(await itemsOf('probations', { employment_ids: ids })).toMatchObject([
			{ probation_status: { enum_name: 'converted' } },
			{
				probation_status: { enum_name: 'approved' },
				actual_probation_end_date: daysFrom(NOW, 365),
			},
		]);
	});

	it('nobody outside the data permission is found', async () => {
		const { employmentId } = emulator.people.outOfScope;
		expect(await itemsOf('contracts', { employment_id_list: [employmentId] })).toEqual([]);
		expect(await itemsOf('probations', { employment_ids: [employmentId] })).toEqual([]);
	});

	it('IDs are of the type that is asked for, an open ID by default', async () => {
		const { openId } = emulator.people.liNa;
		const { data } = await client.send({
			path: paths.contracts,
			query: { page_size: '10' },
			body: { employment_id_list: [openId] },
		});
		expect(recordsAt(data, 'items')).toMatchObject([{ employment_id: openId }]);
	});

	it('pages lead on to the end', async () => {
		const first = await search('probations', {}, { page_size: '50' });
		const page_token = String(first.data.page_token);
		const rest = await search('probations', {}, { page_size: '50', page_token });
		expect(rest.data).toMatchObject({ has_more: false });
		expect(rest.data).not.toHaveProperty('page_token');
		expect(recordsAt(rest.data, 'items').length).toBeLessThan(50);
	});

	const people = (count: number) => Array.from({ length: count }, () => 'x');

	it.each<[string, Search, JsonObject, Record<string, string>, number, number]>([
		['contracts of 21 people', 'contracts', { employment_id_list: people(21) }, {}, 400, 99992402],
		['contracts with a page of 101', 'contracts', {}, { page_size: '101' }, 400, 99992402],
		['job changes of 31 people', 'jobChanges', { employment_ids: people(31) }, {}, 400, 99992402],
		['job changes of another status', 'jobChanges', { statuses: ['Gone'] }, {}, 400, 99992402],
		[
			'job changes from a date on',
			'jobChanges',
			{ effective_date_start: '2030-01-01' },
			{},
			400,
			1160107,
		],
		[
			'job changes by a date of another form',
			'jobChanges',
			{ effective_date_start: '2030/01/01', effective_date_end: '2030/01/02' },
			{},
			500,
			1160106,
		],
		['probations of another status', 'probations', { probation_status: 'over' }, {}, 400, 99992402],
	])('%s are refused', async (_case, name, body, query, status, code) => {
		const heard = await search(name, body, query);
		expect([heard.status, heard.body.code]).toEqual([status, code]);
	});

	it('probations by grade need a scope of their own', async () => {
		const { second } = emulator.apps;
		emulator.setScopes(second.appId, ['corehr:probation:read']);
		const other = createClient(emulator, second);
		const heard = await search('probations', { final_assessment_grade: 'grade_a' }, {}, other);
		expect([heard.status, heard.body.code]).toEqual([400, 1160017]);
	});
});
