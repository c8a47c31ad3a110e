import { createServer } from 'node:net';

import { createEmulator, type Emulator } from '../../emulator/server';
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
	submitParameters,
	type RunOptions,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

/** An emulator for its people, and a credential for a port where nobody listens yet. */
let emulator: Emulator;
let port: number;

beforeEach(async () => {
	emulator = await emulate();
	port = await freePort();
});
afterEach(closeEmulators);

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return address !== null && typeof address === 'object' ? address.port : 0;
}

const closed = (): RunOptions => ({
	credential: {
		...credentialFor(emulator),
		baseUrl: `http://127.0.0.1:${port}`,
		// Else the call for a token would be the one that fails.
		tenantAccessToken: 't-stored',
		tenantAccessTokenExpiresAt: Date.now() + 3_600_000,
	},
});

const submitTo = async (options: RunOptions) =>
	await elapse(
		async () =>
			await run(emulator, submitParameters(), { items: employeeItems(emulator, 1), ...options }),
	);

const unreachable = {
	name: 'NodeApiError',
	message: 'Feishu could not be reached (the connection was refused), nothing was sent',
	description: matching(/network of the n8n host.*<br>POST \/open-apis\/corehr/),
	itemIndex: 0,
};

describe('a host that nobody listens at', () => {
	it('is tried again with backoff, and then named as not reached', async () => {
		const { result, tookMs } = await submitTo(closed());
		expect(errorOf(result)).toMatchObject(unreachable);
		// Four repeats of the look-up and four of the submit, 50 ms apart at least.
		expect(tookMs).toBeGreaterThanOrEqual(400);
		expect(tookMs).toBeLessThanOrEqual(15_000);
	});

	it('is named so by a revoke, too', async () => {
		const { result } = await elapse(
			async () =>
				await run(emulator, revokeParameters(), {
					items: [{ offboarding: emulator.recordForCode[1160203] ?? '' }],
					...closed(),
				}),
		);
		expect(errorOf(result)).toMatchObject(unreachable);
	});

	it('leaves no doubt about what was done', async () => {
		const { result } = await submitTo({ ...closed(), onError: 'continueRegularOutput' });
		expect(jsons(result)).toMatchObject([{ error: unreachable.message }]);
		expect(jsons(result)[0]?.details).not.toHaveProperty('outcomeUnknown');
	});

	it('is told for the call for a token in the same way', async () => {
		const credential = { ...credentialFor(emulator), baseUrl: `http://127.0.0.1:${port}` };
		const { result } = await submitTo({ credential });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message: matching(/^Feishu could not be reached/),
		});
	});

	it('loses nothing when it comes back in time', async () => {
		let late: Emulator | undefined;
		setTimeout(() => {
			void createEmulator({ port }).then((opened) => {
				late = opened;
			});
		}, 100);
		const credential = { ...credentialFor(emulator), baseUrl: `http://127.0.0.1:${port}` };
		const { result } = await submitTo({ credential });
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
		expect(late && recordsPerEmployee(late, 1)).toEqual([1]);
		await late?.close();
	});
});

it('is the same for a host name that is not known', async () => {
	const credential = { ...closed().credential, baseUrl: 'https://feishu.invalid' };
	const { result } = await submitTo({ credential });
	expect(errorOf(result)).toMatchObject({
		message: matching(/^Feishu could not be reached \(the host name /),
	});
});
