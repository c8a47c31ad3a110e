import { CredentialStore } from '../../harness/credentials';
import type { Emulator } from '../../emulator/server';
import {
	ask,
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	jsons,
	matching,
	recordsPerEmployee,
	routes,
	run,
	submitParameters,
} from '../support/sandbox';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const storeFor = (changes: Record<string, string | number> = {}) =>
	new CredentialStore({ ...credentialFor(emulator), ...changes });

const submitWith = async (store: CredentialStore, count = 1, from = 0) => {
	const items = employeeItems(emulator, from + count).slice(from);
	const options = { items, store, onError: 'continueErrorOutput' } as const;
	const { result } = await elapse(async () => await run(emulator, submitParameters(), options));
	return result;
};

const HOUR = 3_600_000;
const tokenCalls = () => emulator.requests('tenantAccessToken').length;

/** Codes of refused calls, in order. */
const refusals = () => emulator.requests().flatMap(({ code }) => (code === 0 ? [] : [code]));

describe('the tenant access token', () => {
	it('is fetched once for many items, and stored with its expiry', async () => {
		const store = storeFor();
		const startMs = Date.now();
		expect(jsons(await submitWith(store, 30))).toHaveLength(30);
		expect(tokenCalls()).toBe(1);
		expect(store.writes).toBe(1);
		expect(store.read()).toMatchObject({
			tenantAccessToken: matching(/^t-/),
			tenantAccessTokenExpiresAt: startMs + 2 * HOUR - 3 * 60_000,
		});
	});

	it('is asked for with the App ID and secret, and no Authorization', async () => {
		await submitWith(storeFor());
		const [call] = emulator.requests('tenantAccessToken');
		expect(call).toMatchObject({
			method: 'POST',
			path: '/open-apis/auth/v3/tenant_access_token/internal',
			headers: { 'content-type': 'application/json; charset=utf-8' },
			body: { app_id: emulator.apps.main.appId },
		});
		expect(call?.headers.authorization).toBeUndefined();
	});

	it('is used again by the next run, and by the editor', async () => {
		const store = storeFor();
		await submitWith(store);
		await submitWith(store, 1, 1);
		await elapse(async () => await ask(emulator, 'loadOptions', 'getBlockReasons', { store }));
		expect(tokenCalls()).toBe(1);
	});

	it.each([
		['expired', -1],
		['expires this moment', 0],
	])('that has %s is replaced before anything is sent', async (_when, inMs) => {
		const store = storeFor({
			tenantAccessToken: 't-old',
			tenantAccessTokenExpiresAt: Date.now() + inMs,
		});
		expect(jsons(await submitWith(store, 3))).toHaveLength(3);
		expect(routes(emulator)[0]).toBe('tenantAccessToken');
		expect(tokenCalls()).toBe(1);
		expect(refusals()).toEqual([]);
	});

	it.each([
		['before its margin', 2 * HOUR - 4 * 60_000, 1],
		['within its margin', 2 * HOUR - 2 * 60_000, 2],
		['after its end', 3 * HOUR, 2],
	])('is fetched as often as needed by a run %s', async (_when, afterMs, calls) => {
		const store = storeFor();
		await submitWith(store);
		await pass(afterMs);
		await submitWith(store, 1, 1);
		expect(tokenCalls()).toBe(calls);
		expect(refusals()).toEqual([]);
	});

	it('of a short life is used for half of it', async () => {
		emulator = await emulate({ tokenLifetimeSeconds: 60 });
		const store = storeFor();
		await submitWith(store);
		await pass(29_000);
		await submitWith(store, 1, 1);
		expect(tokenCalls()).toBe(1);
		await pass(2_000);
		await submitWith(store, 1, 2);
		expect(tokenCalls()).toBe(2);
		expect(refusals()).toEqual([]);
	});

	it('that is refused early is replaced once, and the call sent again', async () => {
		const store = storeFor();
		await submitWith(store);
		emulator.revokeTokens();
		emulator.clearJournal();
		expect(jsons(await submitWith(store, 1, 1))).toMatchObject([{ outcome: 'submitted' }]);
		expect(routes(emulator)).toEqual(['search', 'tenantAccessToken', 'search', 'submit']);
		expect(refusals()).toEqual([99991663]);
		expect(store.writes).toBe(2);
	});

	it('is fetched once for fifty items at once', async () => {
		emulator = await emulate({ extraPeople: 10 });
		const store = storeFor();
		expect(jsons(await submitWith(store, 50))).toHaveLength(50);
		expect(tokenCalls()).toBe(1);
	});

	it('is fetched once when fifty items at once find it stale or refused', async () => {
		const stale = storeFor({ tenantAccessToken: 't-old', tenantAccessTokenExpiresAt: 1 });
		await submitWith(stale, 20);
		expect(tokenCalls()).toBe(1);
		emulator.revokeTokens();
		await submitWith(stale, 20, 20);
		expect(tokenCalls()).toBe(2);
	});

	it('is fetched once when it is refused in the middle of a run', async () => {
		const store = storeFor();
		emulator.chooseFault(({ number }) => {
			if (number === 12) emulator.revokeTokens();
			return undefined;
		});
		expect(jsons(await submitWith(store, 40))).toHaveLength(40);
		expect(tokenCalls()).toBe(2);
		expect(recordsPerEmployee(emulator, 40)).toEqual(Array(40).fill(1));
	});

	it('is fetched once more when a good one was refused by mistake', async () => {
		// Feishu gives the same token again while it has half an hour to live.
		emulator.fail('submit', { kind: 'token', code: 99991663 }, { skip: 5 });
		expect(jsons(await submitWith(storeFor(), 40))).toHaveLength(40);
		expect(tokenCalls()).toBe(2);
	});

	it('belongs to one app: another app gets its own', async () => {
		await submitWith(storeFor());
		const { appId, appSecret } = emulator.apps.second;
		await submitWith(storeFor({ appId, appSecret }), 1, 1);
		expect(tokenCalls()).toBe(2);
		expect(emulator.requests('submit').map((call) => call.appId)).toEqual([
			emulator.apps.main.appId,
			appId,
		]);
	});

	it('of an app is not used with another secret', async () => {
		await submitWith(storeFor());
		const result = await submitWith(storeFor({ appSecret: 'wrong' }), 1, 1);
		expect(jsons(result, 1)).toHaveLength(1);
		expect(emulator.requests('submit')).toHaveLength(1);
	});
});
