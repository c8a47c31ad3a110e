import { createClient, paths, type Client } from '../emulator/client';
import { createEmulator, type Emulator } from '../emulator/server';

describe('rate limits', () => {
	let emulator: Emulator;
	let client: Client;
	let now: number;

	const start = async (limits = true) => {
		now = Date.parse('2025-03-01T00:00:00Z');
		emulator = await createEmulator({ clock: { now: () => now }, limits });
		client = createClient(emulator);
	};
	afterEach(() => emulator.close());

	const codes = async (path: string, times: number, query: Record<string, string> = {}) => {
		const heard: unknown[] = [];
		for (let call = 0; call < times; call++) {
			const body = path.includes('custom_fields') ? {} : { body: {} };
			heard.push((await client.send({ path, query, ...body })).body.code);
		}
		return heard;
	};
	const refused = (heard: unknown[]) => heard.filter((code) => code === 99991400).length;

	it.each([
		['submit', 100],
		['search', 100],
		['reasons', 100],
		['employees', 100],
		['revoke', 20],
		['customFields', 50],
		['customField', 50],
	] as const)('%s takes %i calls at once', async (route, limit) => {
		await start();
		expect(refused(await codes(paths[route], limit))).toBe(0);
		const { status, headers, body } = await client.send({
			path: paths[route],
			...(route.startsWith('custom') ? {} : { body: {} }),
		});
		expect(status).toBe(429);
		expect(body).toEqual({ code: 99991400, msg: 'request trigger frequency limit' });
		expect(headers.get('x-ogw-ratelimit-limit')).toBe(String(limit));
		const windowSeconds = limit === 100 ? '60' : '1';
		expect(headers.get('x-ogw-ratelimit-reset')).toBe(windowSeconds);
		expect(headers.get('x-tt-logid')).toBe(emulator.requests().at(-1)?.logId);
	});

	it('the window slides: a place is free a minute after its own call', async () => {
		await start();
		await codes(paths.reasons, 60);
		now += 20_400;
		await codes(paths.reasons, 40);
		const { headers } = await client.send({ path: paths.reasons, body: {} });
		expect(headers.get('x-ogw-ratelimit-reset')).toBe('40');
		now += 39_599;
		expect(await codes(paths.reasons, 1)).toEqual([99991400]);
		now += 1;
		expect(refused(await codes(paths.reasons, 61))).toBe(1);
	});

	it('a refused call takes no place', async () => {
		await start();
		await codes(paths.revoke, 20);
		now += 500;
		expect(refused(await codes(paths.revoke, 30))).toBe(30);
		now += 500;
		expect(refused(await codes(paths.revoke, 20))).toBe(0);
	});

	it('custom fields have a limit a minute beside the one a second', async () => {
		await start();
		for (let second = 0; second < 20; second++) {
			expect(refused(await codes(paths.customFields, 50))).toBe(0);
			now += 1000;
		}
		const { headers } = await client.send({ path: paths.customFields });
		expect(headers.get('x-ogw-ratelimit-limit')).toBe('1000');
		expect(headers.get('x-ogw-ratelimit-reset')).toBe('40');
	});

	it('every app and every endpoint has its own', async () => {
		await start();
		expect(refused(await codes(paths.revoke, 21))).toBe(1);
		expect(refused(await codes(paths.reasons, 1))).toBe(0);
		const other = createClient(emulator, emulator.apps.second);
		const heard = await other.send({ path: paths.revoke, body: {} });
		expect(heard.body.code).toBe(99992402);
	});

	it('can be switched off', async () => {
		await start(false);
		expect(refused(await codes(paths.revoke, 60))).toBe(0);
	});
});
