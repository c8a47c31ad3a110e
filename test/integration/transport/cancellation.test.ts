import type { Fault } from '../../emulator/gateway/faults';
import type { RouteName } from '../../emulator/gateway/route';
import type { Emulator } from '../../emulator/server';
import {
	closeEmulators,
	emulate,
	employeeItems,
	jsons,
	revokeParameters,
	run,
	submit,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate({ extraPeople: 80 });
});
afterEach(closeEmulators);

/** Nothing is sent in the time after a run that was stopped. */
async function expectSilence(): Promise<void> {
	const before = emulator.requests().length;
	await pass(120_000);
	expect(emulator.requests()).toHaveLength(before);
}

const ways: ReadonlyArray<[string, RunOptions]> = [
	['one at a time', {}],
	['side by side', { onError: 'continueErrorOutput' }],
];

describe.each(ways)('a run that is stopped, its items %s,', (_way, options) => {
	it('ends in the middle of a wait for the limit, and sends nothing more', async () => {
		const { result, tookMs } = await elapse(
			async () =>
				await run(emulator, submitParameters(), {
					items: employeeItems(emulator, 120),
					cancelAfterMs: 30_000,
					...options,
				}),
		);
		expect(result.status).toBe('canceled');
		expect(tookMs).toBeLessThanOrEqual(30_500);
		expect(emulator.requests('submit')).toHaveLength(100);
		await expectSilence();
	});

	it('ends in the middle of a wait that Feishu asked for', async () => {
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 55 }, { times: 99 });
		const { tookMs } = await elapse(
			async () => await submit(emulator, {}, { cancelAfterMs: 10_000, ...options }),
		);
		expect(tookMs).toBeLessThanOrEqual(10_500);
		await expectSilence();
	});

	it('ends in the middle of looking for a lost submit', async () => {
		emulator.fail('submit', { kind: 'resetBefore' }, { times: 99 });
		const { result, tookMs } = await elapse(
			async () => await submit(emulator, {}, { cancelAfterMs: 8_000, ...options }),
		);
		expect(tookMs).toBeLessThanOrEqual(8_500);
		expect(jsons(result)).not.toContainEqual(expect.objectContaining({ outcome: 'submitted' }));
		expect(emulator.requests('submit')).toHaveLength(1);
		await expectSilence();
	});

	it('ends in the middle of a backoff', async () => {
		emulator.fail('revoke', { kind: 'gatewayBefore', status: 503 }, { times: 99 });
		const { tookMs } = await elapse(
			async () =>
				await run(emulator, revokeParameters(), {
					items: [{ offboarding: emulator.recordForCode[1160203] ?? '' }],
					cancelAfterMs: 20,
					...options,
				}),
		);
		expect(tookMs).toBeLessThanOrEqual(300);
		await expectSilence();
	});

	/** Stops the run while the emulator keeps the call waiting. */
	function stopDuring(route: RouteName, fault: Fault): AbortSignal {
		const controller = new AbortController();
		emulator.chooseFault((call) => {
			if (call.route !== route) return undefined;
			setImmediate(() => controller.abort());
			return fault;
		});
		return controller.signal;
	}

	it.each<RouteName>(['tenantAccessToken', 'search', 'submit'])(
		'ends in the middle of a call: %s',
		async (route) => {
			const signal = stopDuring(route, { kind: 'hangBefore' });
			const startNs = process.hrtime.bigint();
			await elapse(
				async () => await submit(emulator, { options: { timeout: 5_000 } }, { signal, ...options }),
			);
			expect(process.hrtime.bigint() - startNs).toBeLessThan(4_000_000_000n);
			expect(emulator.requests(route)).toHaveLength(1);
			await expectSilence();
		},
	);
});
