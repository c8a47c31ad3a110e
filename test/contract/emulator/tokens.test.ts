import { createClient, paths } from '../../emulator/client';
import { createEmulator, type Emulator } from '../../emulator/server';

const MINUTE_MS = 60_000;

describe('tenant access tokens', () => {
	let emulator: Emulator;
	let now: number;

	const start = async (tokenLifetimeSeconds?: number) => {
		now = Date.parse('2025-03-01T00:00:00Z');
		emulator = await createEmulator({
			clock: { now: () => now },
			...(tokenLifetimeSeconds === undefined ? {} : { tokenLifetimeSeconds }),
		});
	};
	afterEach(() => emulator.close());

	const ask = async (app_id: unknown, app_secret: unknown) => {
		const { status, body } = await createClient(emulator).send({
			path: paths.token,
			body: { app_id, app_secret },
			token: '',
		});
		return { status, ...body };
	};
	const useToken = async (token: string) => {
		const { body } = await createClient(emulator).send({ path: paths.reasons, body: {}, token });
		return body.code;
	};
	const fetchToken = () => createClient(emulator).fetchToken();

	it('is the same while half an hour remains, then a new one beside it', async () => {
		await start();
		const first = await fetchToken();
		now += 90 * MINUTE_MS;
		expect(await fetchToken()).toBe(first);
		now += 1;
		const second = await fetchToken();
		expect(second).not.toBe(first);
		expect([await useToken(first), await useToken(second)]).toEqual([0, 0]);
		now += 30 * MINUTE_MS;
		expect([await useToken(first), await useToken(second)]).toEqual([99991663, 0]);
	});

	it('tells the time that remains', async () => {
		await start();
		const { appId, appSecret } = emulator.apps.main;
		expect(await ask(appId, appSecret)).toMatchObject({ code: 0, expire: 7200 });
		now += 10 * MINUTE_MS;
		expect(await ask(appId, appSecret)).toMatchObject({ code: 0, expire: 6600 });
	});

	it('lives as long as it is told to', async () => {
		await start(60);
		const token = await fetchToken();
		now += MINUTE_MS - 1;
		expect(await useToken(token)).toBe(0);
		now += 1;
		expect(await useToken(token)).toBe(99991663);
	});

	it.each(['expireTokens', 'revokeTokens'] as const)('%s ends every token at once', async (end) => {
		await start();
		const token = await fetchToken();
		emulator[end]();
		expect(await useToken(token)).toBe(99991663);
		expect(await useToken(await fetchToken())).toBe(0);
	});

	it('answers every failure with HTTP 200', async () => {
		await start();
		const { main, disabled, second } = emulator.apps;
		const cases = [
			[await ask('', ''), 10003, 'invalid param'],
			[await ask('wrong', main.appSecret), 10003, 'invalid param'],
			[await ask(7, main.appSecret), 10003, 'invalid param'],
			[await ask('cli_0123456789abcdef', main.appSecret), 10014, 'app id not exists'],
			[await ask(main.appId, second.appSecret), 10014, 'app secret invalid'],
			[await ask(disabled.appId, disabled.appSecret), 10014, 'app unauthorized'],
		] as const;
		for (const [answer, code, msg] of cases) {
			expect(answer).toMatchObject({ status: 200, code, msg });
			expect(answer).not.toHaveProperty('tenant_access_token');
		}
	});

	it('is also given at the address with a slash at the end', async () => {
		await start();
		const { appId, appSecret } = emulator.apps.main;
		const { body } = await createClient(emulator).send({
			path: `${paths.token}/`,
			body: { app_id: appId, app_secret: appSecret },
			token: '',
		});
		expect(body.code).toBe(0);
	});
});
