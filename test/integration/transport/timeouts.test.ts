import type { Fault } from '../../emulator/gateway/faults';
import {
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	run,
} from '../support/sandbox';

emulateEach();

const TIMEOUT_MS = 100;

/** Nothing is tried again, so that a run shows what becomes of one request. */
const options = { timeout: TIMEOUT_MS, maxWait: 0 };

const drip: Fault = { kind: 'dripAfter', everyMs: 10 };

/** How long the work took by the clock, milliseconds. */
async function timed<T>(work: () => Promise<T>): Promise<{ result: T; tookMs: number }> {
	const startMs = performance.now();
	return { result: await work(), tookMs: performance.now() - startMs };
}

/** The token is there already, and connections have been made. */
async function warmUp(): Promise<void> {
	await run(emulator, { resource: 'offboardingReason', operation: 'getAll' });
}

const getPerson = async (timeout: number) =>
	await run(emulator, {
		resource: 'employee',
		operation: 'get',
		employee: located('email', emulator.people.liNa.email),
		options: { ...options, timeout },
	});

const closed = async (): Promise<boolean> => {
	await new Promise((resolve) => setTimeout(resolve, 50));
	return !process.getActiveResourcesInfo().includes('TCPSocketWrap');
};

describe('a timeout', () => {
	it('is the time of a whole request: an answer that drips is cut', async () => {
		await warmUp();
		emulator.fail('employees', drip);
		const { result, tookMs } = await timed(async () => await getPerson(TIMEOUT_MS));
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message: 'Feishu did not answer (no answer within the timeout)',
			description: containing("raise 'Timeout (Milliseconds)'"),
		});
		expect(tookMs).toBeGreaterThanOrEqual(TIMEOUT_MS - 1);
		expect(tookMs).toBeLessThan(1_000);
		expect(await closed()).toBe(true);
	});

	it('leaves it open whether a write was carried out', async () => {
		await warmUp();
		emulator.fail('revoke', drip);
		const [offboarding] = emulator.offboardings();
		const result = await run(
			emulator,
			{
				operation: 'revoke',
				offboarding: located('id', offboarding?.offboardingId ?? ''),
				options,
			},
			{ onError: 'continueErrorOutput' },
		);
		expect(jsons(result, 1)).toMatchObject([{ details: { outcomeUnknown: true } }]);
	});

	it('lets an answer through that drips, but ends in time', async () => {
		await warmUp();
		emulator.fail('employees', { kind: 'dripAfter', everyMs: 5, bytes: 64 });
		const result = await getPerson(20_000);
		expect(jsons(result)).toMatchObject([{ email_address: emulator.people.liNa.email }]);
	});

	it('is given to the call for a token by itself', async () => {
		emulator.chooseFault(() => ({ kind: 'delay', ms: 100 }));
		const result = await getPerson(190);
		expect(result.error).toBeUndefined();
	});

	it('of a call for a token says that nothing was sent, and nothing is sent later', async () => {
		emulator.fail('tenantAccessToken', { kind: 'delay', ms: 150 });
		const result = await getPerson(TIMEOUT_MS);
		expect(errorOf(result).message).toContain('nothing was sent');
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(routes(emulator)).toEqual(['tenantAccessToken']);
	});
});
