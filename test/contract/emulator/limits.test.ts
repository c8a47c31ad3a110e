import { createClient, paths, type Client } from '../../emulator/client';
import { createLimiter, perMinute, perSecond } from '../../emulator/gateway/limiter';
import { createEmulator, type Emulator } from '../../emulator/server';

describe('rate limits', () => {
	let emulator: Emulator;
	let client: Client;

	const start = async (limits = true) => {
		const now = Date.parse('2025-03-01T00:00:00Z');
		emulator = await createEmulator({ clock: { now: () => now }, limits });
		client = createClient(emulator);
	};
	afterEach(() => emulator.close());

	const isRead = (route: string) => route.startsWith('custom') || route === 'processes';
	const call = (route: keyof typeof paths, from = client) =>
		from.send({ path: paths[route], ...(isRead(route) ? {} : { body: {} }) });
	const refusals = async (route: keyof typeof paths, times: number) => {
		const heard = await Promise.all(Array.from({ length: times }, () => call(route)));
		return heard.filter(({ body }) => body.code === 99991400).length;
	};

	it.each([
		['submit', 100, 60],
		['search', 100, 60],
		['reasons', 100, 60],
		['employees', 100, 60],
		['employeeBatch', 100, 60],
		['revoke', 20, 1],
		['edit', 20, 1],
		['processes', 20, 60],
		['convertIds', 50, 1],
		['userIds', 50, 1],
		['customFields', 50, 1],
		['customField', 50, 1],
	] as const)('%s takes %i calls in %i seconds', async (route, limit, windowSeconds) => {
		await start();
		await call(route);
		expect(await refusals(route, limit - 1)).toBe(0);
		const { status, headers, body } = await call(route);
		expect(status).toBe(429);
		expect(body).toEqual({ code: 99991400, msg: 'request trigger frequency limit' });
		expect(headers.get('x-ogw-ratelimit-limit')).toBe(String(limit));
		expect(headers.get('x-ogw-ratelimit-reset')).toBe(String(windowSeconds));
		expect(headers.get('x-tt-logid')).toBe(emulator.requests().at(-1)?.logId);
	});

	it('every app and every endpoint has its own', async () => {
		await start();
		await call('revoke');
		expect(await refusals('revoke', 20)).toBe(1);
		expect(await refusals('reasons', 1)).toBe(0);
		const heard = await call('revoke', createClient(emulator, emulator.apps.second));
		expect(heard.body.code).toBe(99992402);
	});

	it('can be switched off', async () => {
		await start(false);
		await call('revoke');
		expect(await refusals('revoke', 40)).toBe(0);
	});
});

describe('the window of a rate limit', () => {
	const taking = (limits: Parameters<ReturnType<typeof createLimiter>['take']>[1]) => {
		const limiter = createLimiter();
		return (now: number, times = 1) => {
			const excesses = Array.from({ length: times }, () => limiter.take('app', limits, now));
			return excesses.filter((excess) => excess !== undefined);
		};
	};

	it('slides: a place is free a minute after the call that took it', () => {
		const take = taking([perMinute(100)]);
		expect(take(0, 60)).toEqual([]);
		expect(take(20_400, 40)).toEqual([]);
		expect(take(20_400)).toEqual([{ limit: 100, resetSeconds: 40 }]);
		expect(take(59_999)).toEqual([{ limit: 100, resetSeconds: 1 }]);
		expect(take(60_000, 61)).toHaveLength(1);
	});

	it('does not count what it refuses', () => {
		const take = taking([perSecond(20)]);
		take(0, 20);
		expect(take(500, 30)).toHaveLength(30);
		expect(take(1000, 20)).toEqual([]);
	});

	it('may be one of two', () => {
		const take = taking([perMinute(1000), perSecond(50)]);
		for (let second = 0; second < 20; second++) expect(take(second * 1000, 50)).toEqual([]);
		expect(take(19_500)).toEqual([{ limit: 1000, resetSeconds: 41 }]);
		expect(take(20_000)).toEqual([{ limit: 1000, resetSeconds: 40 }]);
	});
});
