import { createServer, type Server } from 'node:http';
import { adaptDefault, EventDispatcher } from '@larksuiteoapi/node-sdk';
import { createClient, paths, type Client } from '../../../emulator/client';
import { DAY_MS, daysFrom } from '../../../emulator/tenant/dates';
import { isRecord, textAt, type JsonObject } from '../../../emulator/json';
import { createEmulator, type Emulator } from '../../../emulator/server';
import documented from '../../../fixtures/events.json';
import { strangers } from '../../support/strangers';

const say = () => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };

const UPDATED = 'corehr.offboarding.updated_v2';
const STATUS = 'corehr.offboarding.status_updated_v2';
const CHECKLIST = 'corehr.offboarding.checklist_updated_v2';

// Feishu's own dispatcher checks signatures, decrypts, and answers the challenge.
describe('what the official SDK hears when', () => {
	let now: number;
	let emulator: Emulator;
	let client: Client;
	let server: Server;
	let heard: [type: string, event: JsonObject][];

	beforeEach(async () => {
		now = Date.parse('2030-01-15T12:00:00+08:00');
		emulator = await createEmulator({ clock: { now: () => now } });
		client = createClient(emulator);
		heard = [];
		const { encryptKey, verificationToken } = emulator.apps.main;
		const hear = (type: string) => (event: JsonObject) => void heard.push([type, event]);
		const dispatcher = new EventDispatcher({ encryptKey, verificationToken, logger: silent });
		dispatcher.register({
			[UPDATED]: hear(UPDATED),
			[STATUS]: hear(STATUS),
			[CHECKLIST]: hear(CHECKLIST),
		});
		const handle = adaptDefault('/webhook/event', dispatcher, { autoChallenge: true });
		server = createServer((request, response) => void handle(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const url = `http://127.0.0.1:${port}/webhook/event`;
		await emulator.subscribe({ url, encryptKey, verificationToken });
	});
	afterEach(async () => {
		await emulator.close();
		await new Promise((resolve) => server.close(resolve));
	});

	const submit = async (mode: 1 | 2, more: JsonObject = {}) => {
		const { data } = await client.send({
			path: paths.submit,
			body: {
				offboarding_mode: mode,
				employment_id: emulator.people.liNa.employmentId,
				offboarding_date: daysFrom(now, 30),
				offboarding_reason_unique_identifier: 'job_change_saas',
				...more,
			},
		});
		return textAt(data, 'offboarding_id') ?? '';
	};
	const latest = async () => {
		await emulator.deliveriesSettled();
		const told = heard.map(([type, event]) => [type.split('.')[2], event.status] as const);
		heard = [];
		return told;
	};
	const latestEvents = async (type: string) => {
		await emulator.deliveriesSettled();
		return heard.filter((each) => each[0] === type).map(([, event]) => event);
	};

	it('somebody leaves directly: begun and in no need of approval', async () => {
		const id = await submit(1);
		expect(await latestEvents(STATUS)).toMatchObject([
			{ offboarding_id: id, status: 1, process_id: '' },
			{ offboarding_id: id, status: 6 },
		]);
		expect(await latest()).toEqual([
			['updated_v2', 6],
			['status_updated_v2', 1],
			['status_updated_v2', 6],
		]);
	});

	it('an application is approved and takes effect', async () => {
		const id = await submit(2);
		expect(await latest()).toEqual([
			['updated_v2', 1],
			['status_updated_v2', 1],
		]);
		emulator.approve(id);
		expect(await latest()).toEqual([]);
		emulator.approve(id);
		expect(await latest()).toEqual([
			['updated_v2', 2],
			['status_updated_v2', 2],
		]);
		now += 31 * DAY_MS;
		await client.send({ path: paths.reasons, body: {} });
		const ended = (await latestEvents(STATUS)).filter((event) => event.offboarding_id === id);
		expect(ended).toMatchObject([{ status: 3 }]);
	});

	it.each([
		['rejects', 4, (id: string) => Promise.resolve(emulator.setStatus(id, 'Rejected'))],
		[
			'revokes',
			5,
			(id: string) => client.send({ path: paths.revoke, body: { offboarding_id: id } }),
		],
	])('somebody %s an application', async (_case, status, end) => {
		const id = await submit(2);
		await latest();
		await end(id);
		expect(await latest()).toEqual([
			['updated_v2', status],
			['status_updated_v2', status],
		]);
	});

	it('a record is edited: which fields, and by whom', async () => {
		const id = await submit(1);
		await latest();
		const operator = emulator.people.chenJing.employmentId;
		await client.send({
			path: paths.edit,
			body: {
				offboarding_id: id,
				operator_id: operator,
				update_data: [
					{ field_name: 'offboarding_date', value: daysFrom(now, 40) },
					{ field_name: 'custom_field_1__c', value: 'Sandy' },
					{ field_name: 'retain_account', value: 'false' },
				],
			},
		});
		const [event, ...others] = await latestEvents(UPDATED);
		expect(others).toEqual([]);
		expect(event).toMatchObject({
			offboarding_info_id: id,
			operator,
			status: 6,
			updated_fields: ['offboarding_date', 'custom_field_1__c'],
			updated_time: String(now),
		});
		expect(await latest()).toEqual([['updated_v2', 6]]);
	});

	it('the hand-over begins and ends', async () => {
		const id = await submit(1);
		await latest();
		emulator.setChecklistStatus(id, 'Approving');
		emulator.setChecklistStatus(id, 'Finished');
		const events = await latestEvents(CHECKLIST);
		expect(events).toMatchObject([
			{ offboarding_id: id, checklist_status: 2 },
			{ offboarding_id: id, checklist_status: 3 },
		]);
		expect(events[0]?.checklist_process_id).toMatch(/^\d{19}$/);
		expect(await latestEvents(STATUS)).toEqual([]);
	});

	it('nothing has been done', async () => {
		await submit(1, { offboarding_date: 'tomorrow' });
		expect(await latest()).toEqual([]);
	});

	it.each([
		['statusUpdated', STATUS],
		['updated', UPDATED],
		['checklistUpdated', CHECKLIST],
	])('an event has the form of the page: %s', async (name, type) => {
		emulator.setChecklistStatus(await submit(2), 'Approving');
		await emulator.deliveriesSettled();
		const example = documented.events.find((event) => event.name === name)?.body;
		for (const { body } of emulator.deliveries(type)) {
			expect(strangers(body, example)).toEqual([]);
			expect(strangers(example, body)).toEqual([]);
			const header = isRecord(body.header) ? body.header : {};
			expect(header).toMatchObject({
				event_type: type,
				create_time: String(now),
				token: emulator.apps.main.verificationToken,
				app_id: emulator.apps.main.appId,
			});
			expect(header.event_id).toMatch(/^[0-9a-f]{32}$/);
		}
		expect(emulator.deliveries(type).length).toBeGreaterThan(0);
	});

	it('people are outside the data permission', async () => {
		const { outOfScope } = emulator.people;
		await submit(1, { employment_id: outOfScope.employmentId });
		const hidden = emulator.tenant.personByNumber('E0065');
		const record = emulator
			.offboardings()
			.find(({ employmentId }) => employmentId === hidden?.employmentId);
		emulator.setStatus(record?.offboardingId ?? '', 'Withdrawn');
		expect(await latest()).toEqual([]);
	});

	it('the app lacks scopes', async () => {
		const { appId } = emulator.apps.main;
		emulator.setScopes(appId, [
			'corehr:offboarding.submit:write',
			'corehr:offboarding.update_field_message:read',
		]);
		await submit(1);
		const [event] = await latestEvents(UPDATED);
		expect(event?.target_user_id).toEqual({
			union_id: emulator.people.liNa.unionId,
			open_id: emulator.people.liNa.openId,
		});
		expect(await latest()).toEqual([['updated_v2', 6]]);
	});
});
