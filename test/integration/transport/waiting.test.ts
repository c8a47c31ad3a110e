import { getEventListeners } from 'node:events';

import type { IExecuteFunctions } from 'n8n-workflow';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import type { Emulator } from '../../emulator/server';
import { runNode, type NodeRun } from '../../harness/runNode';
import {
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	errorOf,
	jsons,
	located,
	revokeParameters,
	run,
	submit,
	submitParameters,
} from '../support/sandbox';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

afterEach(closeEmulators);

const HOUR_MS = 3_600_000;

const setClock = (byMs: number): void => {
	jest.setSystemTime(Date.now() + byMs);
};

/** How long the work took by a clock that nobody sets, milliseconds. */
async function lasted<T>(work: () => Promise<T>): Promise<{ result: T; tookMs: number }> {
	const startMs = performance.now();
	const { result } = await elapse(work);
	return { result, tookMs: performance.now() - startMs };
}

const submitMany = async (from: number, to: number) =>
	await run(emulator, submitParameters(), {
		items: employeeItems(emulator, to).slice(from),
		onError: 'continueErrorOutput',
	});

describe.each([
	['back', -HOUR_MS],
	['forward', HOUR_MS],
])('a wall clock that is set %s', (_way, byMs) => {
	beforeEach(async () => {
		// By its own clock, which is the one on the wall, the emulator would count calls of the future.
		emulator = await emulate({ extraPeople: 100, limits: false });
	});

	it('leaves the pace at an endpoint as it was', async () => {
		await elapse(async () => await submitMany(0, 100));
		setClock(byMs);
		const { result, tookMs } = await lasted(async () => await submitMany(100, 101));
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
		expect(tookMs).toBeGreaterThanOrEqual(60_000);
		expect(tookMs).toBeLessThan(62_000);
	});

	it('leaves a wait that is under way as it was', async () => {
		setTimeout(() => setClock(byMs), 10_000);
		const { result, tookMs } = await lasted(async () => await submitMany(0, 101));
		expect(jsons(result)).toHaveLength(101);
		expect(tookMs).toBeGreaterThanOrEqual(60_000);
		expect(tookMs).toBeLessThan(62_000);
	});

	it('leaves Max Wait as it was', async () => {
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 20 }, { times: 99 });
		setTimeout(() => setClock(byMs), 10_000);
		const { result, tookMs } = await lasted(
			async () => await submit(emulator, { options: { maxWait: 45 } }),
		);
		expect(errorOf(result).name).toBe('NodeApiError');
		expect(tookMs).toBeGreaterThanOrEqual(40_000);
		expect(tookMs).toBeLessThanOrEqual(45_000);
	});
});

describe('Max Wait', () => {
	const slowly = async (work: () => Promise<NodeRun>, limitMs: number) => {
		let result: NodeRun | undefined;
		const running = work().then((done) => (result = done));
		const startMs = performance.now();
		while (result === undefined && performance.now() - startMs < limitMs) await pass(1_000);
		return { result, running, tookMs: performance.now() - startMs };
	};

	it('is counted over all requests of an item', async () => {
		emulator = await emulate();
		emulator.fail('employees', { kind: 'rateLimit', resetSeconds: 30 });
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 30 });
		const byEmail = { employee: located('email', emulator.people.liNa.email) };
		const { result, tookMs } = await elapse(
			async () => await submit(emulator, { ...byEmail, options: { maxWait: 45 } }),
		);
		expect(errorOf(result)).toMatchObject({ name: 'NodeApiError' });
		expect(tookMs).toBe(30_000);
		expect(emulator.requests('submit')).toHaveLength(1);
	});

	it('allows as many waits as fit into it', async () => {
		emulator = await emulate();
		emulator.fail('employees', { kind: 'rateLimit', resetSeconds: 30 });
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 30 });
		const byEmail = { employee: located('email', emulator.people.liNa.email) };
		const { result } = await elapse(
			async () => await submit(emulator, { ...byEmail, options: { maxWait: 61 } }),
		);
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
	});

	it('is counted for each item by itself', async () => {
		emulator = await emulate();
		for (let item = 0; item < 3; item++) {
			emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 30 });
			emulator.fail('submit', { kind: 'delay', ms: 0 });
		}
		const { result } = await elapse(
			async () =>
				await run(emulator, submitParameters({ options: { maxWait: 45 } }), {
					items: employeeItems(emulator, 3),
				}),
		);
		expect(jsons(result)).toHaveLength(3);
	});

	it('ends where answers take longer than the wait that they ask for', async () => {
		const sleep = async (ms: number): Promise<void> =>
			await new Promise((resolve) => setTimeout(resolve, ms));
		emulator = await emulate({ latencyMs: 20_000, clock: { now: () => Date.now(), sleep } });
		emulator.fail('reasons', { kind: 'rateLimit', resetSeconds: 1 }, { times: 99 });
		const options = { maxWait: 60 };
		const { result, running, tookMs } = await slowly(
			async () =>
				await run(emulator, { resource: 'offboardingReason', operation: 'getAll', options }),
			200_000,
		);
		expect(result?.error?.message).toMatch(/limit/);
		expect(tookMs).toBeGreaterThan(60_000);
		// The token, the first answer, Max Wait, and the answer that it ends with.
		expect(tookMs).toBeLessThanOrEqual(20_000 + 20_000 + 60_000 + 20_000 + 2_000);
		await running;
	});
});

describe('a run with many items in flight', () => {
	it('listens for its cancel once', async () => {
		emulator = await emulate();
		let signal: AbortSignal | undefined;
		class Watched extends FeishuOffboarding {
			override async execute(this: IExecuteFunctions) {
				signal = this.getExecutionCancelSignal();
				return await FeishuOffboarding.prototype.execute.call(this);
			}
		}
		let most = 0;
		emulator.chooseFault(() => {
			if (signal !== undefined) most = Math.max(most, getEventListeners(signal, 'abort').length);
			return undefined;
		});
		const items = Array.from({ length: 30 }, (_none, index) => ({
			offboarding: `72984992904361${26_000 + index}`,
		}));
		const { result } = await elapse(
			async () =>
				await runNode({
					node: new Watched(),
					parameters: { resource: 'offboarding', ...revokeParameters() },
					items,
					credential: credentialFor(emulator),
					onError: 'continueErrorOutput',
				}),
		);
		expect(result.outputs.flat()).toHaveLength(30);
		expect(most).toBe(1);
	});
});
