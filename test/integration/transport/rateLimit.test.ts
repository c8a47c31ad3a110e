import type { Fault } from '../../emulator/gateway/faults';
import type { RouteName } from '../../emulator/gateway/route';
import type { Emulator } from '../../emulator/server';
import {
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	errorOf,
	jsons,
	matching,
	recordsPerEmployee,
	revokeParameters,
	run,
	submit,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

afterEach(closeEmulators);

/** Milliseconds after the first call to the route. */
const timesOf = (route: RouteName): number[] => {
	const calls = emulator.requests(route);
	return calls.map(({ at }) => at - (calls[0]?.at ?? 0));
};

/** By then the whole limit is used, where answers come at once. */
const STARTED_MS = 100;

const refusedCalls = () => emulator.requests().filter(({ code }) => code === 99991400).length;

const submitMany = async (count: number, options: RunOptions = {}, more = {}) =>
	await elapse(
		async () =>
			await run(emulator, submitParameters(more), {
				items: employeeItems(emulator, count),
				onError: 'continueErrorOutput',
				...options,
			}),
	);

/** Offboardings that do not exist: what matters is when the calls arrive. */
const revokeMany = async (count: number) =>
	await elapse(
		async () =>
			await run(emulator, revokeParameters(), {
				items: Array.from({ length: count }, (_none, index) => ({
					offboarding: `70000000000000${String(index).padStart(5, '0')}`,
				})),
				onError: 'continueErrorOutput',
			}),
	);

describe('pacing', () => {
	beforeEach(async () => {
		emulator = await emulate({ extraPeople: 200 });
	});

	it('lets a hundred submits go as soon as the first are answered, and the next wait for their slots', async () => {
		const { result } = await submitMany(101);
		expect(jsons(result)).toHaveLength(101);
		const times = timesOf('submit');
		expect(times.slice(0, 25)).toEqual(Array(25).fill(0));
		expect(times[99]).toBeLessThan(STARTED_MS);
		expect(times[100]).toBeGreaterThanOrEqual(60_000);
		expect(times[100]).toBeLessThan(62_000);
		expect(refusedCalls()).toBe(0);
	});

	it('tells the user how long a run waited', async () => {
		const { result } = await submitMany(101);
		expect(result.hints).toEqual([
			{
				message: matching(
					/^Waited 6[0-2] s for Feishu's limit of 100 per minute \(Submit offboarding\)$/,
				),
				type: 'info',
				location: 'outputPane',
			},
		]);
		const short = await submitMany(1);
		expect(short.result.hints).toEqual([]);
	});

	it('counts calls from when they leave, though the token came first', async () => {
		emulator = await emulate({ latencyMs: 20 });
		const { result } = await revokeMany(41);
		expect(result.outputs.flat()).toHaveLength(41);
		expect(refusedCalls()).toBe(0);
		expect(emulator.requests('tenantAccessToken')).toHaveLength(1);
		// The others leave with the token, not after the answer to whoever fetched it.
		expect(timesOf('revoke').slice(0, 20)).toEqual(Array(20).fill(0));
	});

	it('holds from one run to the next', async () => {
		await submitMany(100);
		await submitMany(100, { items: employeeItems(emulator, 200).slice(100) });
		const times = timesOf('submit');
		expect(Math.min(...times.slice(100))).toBeGreaterThanOrEqual(60_000);
		expect(recordsPerEmployee(emulator, 200)).toEqual(Array(200).fill(1));
		expect(refusedCalls()).toBe(0);
	});

	it('holds for runs at the same time, and all get on', async () => {
		const people = employeeItems(emulator, 150);
		const parts = [0, 50, 100].map((from) => people.slice(from, from + 50));
		const { result, tookMs } = await elapse(
			async () =>
				await Promise.all(
					parts.map(async (items) => await run(emulator, submitParameters(), { items })),
				),
		);
		expect(result.map((part) => jsons(part).length)).toEqual([50, 50, 50]);
		expect(tookMs).toBeLessThan(62_000);
		expect(refusedCalls()).toBe(0);
	});

	it('holds apart for every app', async () => {
		const people = employeeItems(emulator, 200);
		await submitMany(100);
		const credential = credentialFor(emulator, 'second');
		const { tookMs } = await submitMany(100, { items: people.slice(100), credential });
		expect(tookMs).toBeLessThan(STARTED_MS);
	});

	it('lets twenty revokes go in any second', async () => {
		const { tookMs } = await revokeMany(101);
		const times = timesOf('revoke');
		for (const [index, at] of times.slice(20).entries()) {
			expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(1_000);
		}
		expect(tookMs).toBeLessThan(5_500);
		expect(refusedCalls()).toBe(0);
	});

	it('obeys Feishu where another program uses the same app', async () => {
		const people = employeeItems(emulator, 180);
		// Another process of the same app has a pacer of its own: here, one for another address of the emulator.
		const baseUrl = emulator.url.replace('127.0.0.1', 'localhost');
		const others = { ...credentialFor(emulator), baseUrl };
		const { result } = await elapse(
			async () =>
				await Promise.all([
					run(emulator, submitParameters(), { items: people.slice(0, 90) }),
					run(emulator, submitParameters(), { items: people.slice(90), credential: others }),
				]),
		);
		expect(result.map((part) => jsons(part).length)).toEqual([90, 90]);
		expect(recordsPerEmployee(emulator, 180)).toEqual(Array(180).fill(1));
		expect(refusedCalls()).toBeGreaterThan(0);
		expect(refusedCalls()).toBeLessThan(18);
	});
});

describe('a call that Feishu refuses for its limit', () => {
	beforeEach(async () => {
		emulator = await emulate();
	});

	const withReset: ReadonlyArray<[string, Fault]> = [
		['HTTP 429', { kind: 'rateLimit', status: 429, resetSeconds: 30 }],
		['HTTP 400', { kind: 'rateLimit', status: 400, resetSeconds: 30 }],
		[
			'1161604',
			{
				kind: 'answer',
				status: 429,
				code: 1161604,
				msg: 'QPS over limit',
				headers: { 'x-ogw-ratelimit-reset': '30' },
			},
		],
	];

	it.each(withReset)(
		'holds up everybody at the endpoint until the reset: %s',
		async (_name, fault) => {
			emulator.fail('submit', fault, { skip: 5 });
			const { result } = await submitMany(40);
			expect(jsons(result)).toHaveLength(40);
			const times = timesOf('submit');
			const early = times.filter((at) => at < 30_000);
			// Those that were answered before, and those that were under way when the refusal came.
			expect(early.length).toBeLessThanOrEqual(5 + 20);
			expect(times.slice(early.length).every((at) => at >= 30_000)).toBe(true);
			expect(recordsPerEmployee(emulator, 40)).toEqual(Array(40).fill(1));
		},
	);

	it.each([
		['side by side', 'continueErrorOutput'],
		['one at a time', 'stopWorkflow'],
	] as const)('does not slow the items after it for long: %s', async (_way, onError) => {
		emulator = await emulate({ extraPeople: 60 });
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 20 });
		const { result, tookMs } = await submitMany(100, { onError });
		expect(jsons(result)).toHaveLength(100);
		expect(tookMs).toBeLessThan(180_000);
	});

	it('does not hold up another endpoint', async () => {
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 30 });
		await elapse(async () => await Promise.all([submit(emulator), revokeOne()]));
		const [revoked] = emulator.requests('revoke');
		expect(revoked?.at).toBe(emulator.requests('submit')[0]?.at);
	});

	it('is sent again for as long as it takes, without a reset to go by', async () => {
		emulator.fail('submit', { kind: 'rateLimit' }, { times: 12 });
		const { result, tookMs } = await submitMany(1);
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
		expect(tookMs).toBeGreaterThan(2_000);
		expect(tookMs).toBeLessThan(300_000);
	});

	it('fails when that would take longer than Max Wait, and says how many are left', async () => {
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 30 }, { times: 99 });
		const { result, tookMs } = await submitMany(5, {}, { options: { maxWait: 45 } });
		expect(tookMs).toBeLessThanOrEqual(45_000);
		const errors = jsons(result, 1).map(({ error }) => error);
		expect(errors).toHaveLength(5);
		expect(new Set(errors)).toEqual(
			new Set([0, 1, 2, 3, 4].map((left) => matching(new RegExp(`; items left: ${left}$`)))),
		);
		expect(recordsPerEmployee(emulator, 5)).toEqual([0, 0, 0, 0, 0]);
	});

	it('is a failure at once with a Max Wait of zero', async () => {
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 30 });
		const { result, tookMs } = await elapse(
			async () => await submit(emulator, { options: { maxWait: 0 } }),
		);
		expect(tookMs).toBe(0);
		expect(errorOf(result)).toMatchObject({ name: 'NodeApiError', message: matching(/limit/) });
	});

	it('counts against Max Wait where it waits for its own slot, too', async () => {
		emulator = await emulate({ extraPeople: 100 });
		const { result, tookMs } = await submitMany(120, {}, { options: { maxWait: 30 } });
		expect(jsons(result)).toHaveLength(100);
		expect(jsons(result, 1)).toHaveLength(20);
		expect(jsons(result, 1)[0]?.error).toMatch(
			/^Feishu's limit would have taken longer than the 30 s that 'Max Wait \(Seconds\)' allows; items left/,
		);
		expect(tookMs).toBeLessThanOrEqual(30_000);
		expect(refusedCalls()).toBe(0);
	});

	it('says how many were done and left where it stops the workflow', async () => {
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 90 }, { skip: 2 });
		const { result } = await submitMany(
			5,
			{ onError: 'stopWorkflow' },
			{ options: { maxWait: 60 } },
		);
		expect(result.error?.description).toContain(
			'Items done before this one: 2. Items not sent after it: 2.',
		);
		expect(emulator.requests('submit')).toHaveLength(3);
	});

	const revokeOne = async () =>
		await run(emulator, revokeParameters(), {
			items: [{ offboarding: emulator.recordForCode[1160202] ?? '' }],
		});
});
