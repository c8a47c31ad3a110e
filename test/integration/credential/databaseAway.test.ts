import { once } from 'node:events';
import { connect } from 'node:net';

import type { INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import { CredentialStore } from '../../harness/credentialStore';
import {
	closeEmulators,
	containing,
	credentialFor,
	emulate,
	employeeItems,
	errorOf,
	jsons,
	recordsPerEmployee,
	run,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;
let store: CredentialStore;

beforeEach(async () => {
	emulator = await emulate();
	store = new CredentialStore(credentialFor(emulator));
});
afterEach(closeEmulators);

const onError = 'continueErrorOutput';

/** What Node says of a port where nobody listens: the driver of PostgreSQL passes it on. */
async function refused(): Promise<Error> {
	const [error] = (await once(
		connect(1, '127.0.0.1').on('error', () => undefined),
		'error',
	)) as [Error];
	return error;
}

type Use = 'read' | 'write';

/** Lets the database be away from now on, for so long. */
const awayFor = (ms: number, error: Error, wanted: Use = 'read'): void => {
	const untilMs = Date.now() + ms;
	store.fault = (use) => (use === wanted && Date.now() < untilMs ? error : undefined);
};

const submitted = async (options: INodeParameters = {}, more: RunOptions = {}) =>
	await elapse(
		async () =>
			await run(emulator, submitParameters({ options }), {
				items: employeeItems(emulator, 3),
				store,
				...more,
			}),
	);

const words = containing("n8n's own database did not answer (the connection was refused)");

describe("n8n's database", () => {
	it.each([[{}], [{ onError }]] as const)(
		'that is away for some seconds costs no item: %j',
		async (more) => {
			awayFor(10_000, await refused());
			const { result, tookMs } = await submitted({}, more);
			expect(jsons(result).map(({ outcome }) => outcome)).toEqual(Array(3).fill('submitted'));
			expect(recordsPerEmployee(emulator, 3)).toEqual([1, 1, 1]);
			expect(tookMs).toBeLessThan(20_000);
		},
	);

	it('that stays away is named as what did not answer, and nothing is sent', async () => {
		awayFor(3_600_000, await refused());
		const { result, tookMs } = await submitted({}, { onError });
		expect(jsons(result, 1)).toMatchObject(Array(3).fill({ error: words }));
		for (const { details } of jsons(result, 1)) {
			expect(details).toEqual({ advice: containing("n8n's database") });
		}
		expect(JSON.stringify(jsons(result, 1))).not.toMatch(
			/ECONN|127\.0\.0\.1|Feishu (did not|could)/,
		);
		expect(emulator.requests()).toEqual([]);
		expect(tookMs).toBeGreaterThan(20_000);
		expect(tookMs).toBeLessThan(60_000);
	});

	it('stops the workflow with the same sentence', async () => {
		awayFor(3_600_000, await refused());
		const { result } = await submitted();
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: words,
			description: containing("n8n's database"),
			itemIndex: 0,
		});
	});

	it('is waited for no longer than Max Wait', async () => {
		awayFor(3_600_000, await refused());
		const { tookMs } = await submitted({ maxWait: 2 });
		expect(tookMs).toBeLessThanOrEqual(2_000);
	});

	it('is not waited for when the execution is cancelled', async () => {
		awayFor(3_600_000, await refused());
		const { result, tookMs } = await submitted({}, { cancelAfterMs: 5_000 });
		expect(result.status).toBe('canceled');
		expect(tookMs).toBeLessThan(6_000);
		expect(emulator.requests()).toEqual([]);
	});
});

const coded = (code: string, message = 'no') => Object.assign(new Error(message), { code });

it.each([
	['PostgreSQL shuts down', coded('57P01')],
	['PostgreSQL starts', coded('57P03')],
	['PostgreSQL has no connection left', coded('53300')],
	['the connection was lost', coded('08006')],
	['the connection was cut', coded('ECONNRESET')],
	['the socket file is gone', Object.assign(coded('ENOENT'), { syscall: 'connect' })],
	['the connection ended', new Error('Connection terminated unexpectedly')],
	['no connection was free', new Error('timeout exceeded when trying to connect')],
	['n8n connects again', new Error('Cannot use a pool after calling end on the pool')],
	['n8n has lost it', new Error('Driver not Connected')],
	['the cause says so', new Error('Query failed', { cause: coded('ECONNREFUSED') })],
])('reading is repeated where %s', async (_name, error) => {
	awayFor(2_000, error);
	const { result } = await submitted();
	expect(jsons(result).map(({ outcome }) => outcome)).toEqual(Array(3).fill('submitted'));
});

it.each([
	['there is no such credential', new Error('Credential with ID "1" does not exist')],
	['it cannot be decrypted', new Error('Credentials could not be decrypted')],
	['the database refuses the query', coded('42P01', 'relation does not exist')],
])('reading is not repeated where %s', async (_name, error) => {
	awayFor(2_000, error);
	const { result } = await submitted();
	expect(errorOf(result)).toMatchObject({ message: error.message, itemIndex: 0 });
	expect(store.reads).toBe(1);
});

describe('a new token that cannot be stored', () => {
	it('costs no item where the database comes back', async () => {
		awayFor(1_000, await refused(), 'write');
		const { result } = await submitted();
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(Array(3).fill('submitted'));
	});

	it.each([[{}], [{ onError }]] as const)('is told as what it is: %j', async (more) => {
		awayFor(3_600_000, await refused(), 'write');
		const { result } = await submitted({}, more);
		const [told] = 'onError' in more ? jsons(result, 1).map(({ error }) => error) : [];
		expect(told ?? errorOf(result).message).toEqual(words);
		expect(JSON.stringify(told ?? errorOf(result))).not.toMatch(/Feishu could not be reached/);
		expect(recordsPerEmployee(emulator, 3)).toEqual([0, 0, 0]);
	});
});
