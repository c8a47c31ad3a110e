import { Client, WSClient, EventDispatcher } from '@larksuiteoapi/node-sdk';
import { createClient } from '../../emulator/client';
import { isRecord, recordsAt } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';
import type { App } from '../../emulator/gateway/apps';
import connectionCountExample from '../../fixtures/connectionCountExample.json';
import readErrors from '../../fixtures/readErrors.json';
import scopesExample from '../../fixtures/scopesExample.json';
import { strangers } from '../support/strangers';

const path = '/open-apis/application/v6/scopes';
const query = { page_size: '10' };
const say = () => undefined;
const silent = { error: say, warn: say, info: say, debug: say, trace: say };

describe('what an app is told about itself', () => {
	let emulator: Emulator;
	const sockets: WSClient[] = [];
	// One for all: the SDK keeps a token by App ID, which another emulator would not know.
	beforeAll(async () => {
		// Pings are seldom, and the SDK waits for the next one even after its end.
		const config = { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 1 };
		emulator = await createEmulator({ connection: { config } });
	});
	afterAll(async () => {
		for (const socket of sockets) socket.close({ force: true });
		await emulator.close();
	});

	const sdkOf = ({ appId, appSecret }: App) =>
		new Client({ appId, appSecret, domain: emulator.url, logger: silent });
	const scopesOf = async (app: App) =>
		recordsAt((await clientOf(app).send({ path })).data, 'scopes');
	const clientOf = (app: App) => createClient(emulator, app);

	/** What a person does in the console: opens a page and presses a button there. */
	const press = async (address: string, button: string) => {
		const url = `${emulator.url}${address}`;
		expect(await (await fetch(url)).text()).toContain(`value="${button}"`);
		const body = new URLSearchParams({ press: button });
		expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
	};

	it('its scopes come in the documented shape, and say whose they are as live answers do', async () => {
		const { body } = await clientOf(emulator.apps.main).send({ path });
		const [first] = recordsAt(isRecord(body.data) ? body.data : {}, 'scopes');
		expect(first).toMatchObject({ grant_status: 1, scope_type: 'tenant' });
		const news = new Set(strangers(body, scopesExample.response));
		expect([...news]).toEqual(['.data.scopes[].scope_type']);
	});

	it('the official SDK reads them', async () => {
		const { noScopes, main } = emulator.apps;
		expect((await sdkOf(noScopes).application.scope.list({})).data?.scopes).toEqual([]);
		const { data } = await sdkOf(main).application.scope.list({});
		expect(data?.scopes?.map(({ scope_name }) => scope_name)).toEqual([...main.scopes]);
	});

	it('an app without a version is not installed', async () => {
		const rows = readErrors.endpoints.find(({ name }) => name === 'listScopes')?.rows ?? [];
		const { status, body } = await clientOf(emulator.apps.fresh).send({ path });
		expect(rows).toEqual([{ httpStatus: status, code: body.code, msg: body.msg }]);
	});

	it('a scope added in the console waits for a version', async () => {
		const app = emulator.apps.noScopes;
		const wanted = { scope_name: 'corehr:offboarding:read', scope_type: 'tenant' };
		await press(`/app/${app.appId}/auth?q=corehr:offboarding:read&op_from=openapi`, 'add');
		expect(await scopesOf(app)).toEqual([{ ...wanted, grant_status: 2 }]);
		const search = { path: '/open-apis/corehr/v1/offboardings/search', query, body: {} };
		expect((await clientOf(app).send(search)).body.code).toBe(99991672);
		await press(`/app/${app.appId}`, 'release');
		expect(await scopesOf(app)).toEqual([{ ...wanted, grant_status: 1 }]);
		expect((await clientOf(app).send(search)).body.code).toBe(0);
	});

	it('a fresh app sees nobody before its data permission is released', async () => {
		const app = emulator.apps.fresh;
		emulator.setScopes(app.appId, ['corehr:employee:read', 'corehr:offboarding:read']);
		const seen = async () => {
			const found = ['corehr/v2/employees/search', 'corehr/v1/offboardings/search'].map(
				async (each) => await clientOf(app).send({ path: `/open-apis/${each}`, query, body: {} }),
			);
			return (await Promise.all(found)).map(({ data }) => recordsAt(data, 'items').length > 0);
		};
		await press(`/app/${app.appId}`, 'release');
		expect(await seen()).toEqual([false, false]);
		await press(`/app/${app.appId}/auth`, 'everybody');
		expect(await seen()).toEqual([false, false]);
		await press(`/app/${app.appId}`, 'release');
		expect(await seen()).toEqual([true, true]);
	});

	it('the official SDK counts its own connections, and nobody else’s', async () => {
		const { main, second } = emulator.apps;
		const { appId, appSecret } = main;
		const counted = async (app: App) => (await sdkOf(app).event.connection.get({})).data;
		await new Promise<void>((resolve) => {
			const client = new WSClient({
				appId,
				appSecret,
				domain: emulator.url,
				logger: silent,
				onReady: () => resolve(),
			});
			sockets.push(client);
			void client.start({ eventDispatcher: new EventDispatcher({ logger: silent }) });
		});
		expect(await counted(main)).toEqual({ online_instance_cnt: 1 });
		expect(await counted(second)).toEqual({ online_instance_cnt: 0 });
		const { body } = await clientOf(main).send({ path: '/open-apis/event/v1/connection' });
		expect(strangers(body, connectionCountExample.response)).toEqual([]);
	});
});
