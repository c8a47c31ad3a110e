import { at, textIn } from '../test/host/json';
import { numbersIn, textsIn } from './ipc/decode';
import { withWorker, Worker } from './ipc/worker';
import type { Operation } from './operations';

interface App {
	readonly url: string;
	readonly appId: string;
	readonly appSecret: string;
}

/** What the emulator counted since the last `begin`, and how its tenant stands now. */
export interface Counts {
	/** Calls of the operation. */
	readonly calls: number;
	readonly throttled: number;
	readonly tokenCalls: number;
	/** When calls of any kind came, milliseconds. */
	readonly firstAtMs: number;
	readonly lastAtMs: number;
	/** Records of the rows. */
	readonly withdrawn: number;
	/** People of the rows with an open record. */
	readonly leavers: number;
}

/** An emulated tenant in a process of its own. */
export interface Tenant {
	readonly app: App;
	/** One for every row. */
	readonly ids: readonly string[];
	/** Of the rows' people, in the order of the rows. */
	readonly employmentIds: readonly string[];
	/** Forgets the calls so far. */
	begin(): Promise<void>;
	counts(): Promise<Counts>;
}

export interface TenantOptions {
	readonly operation: Operation;
	readonly rows: number;
	readonly latencyMs: number;
	readonly limits: boolean;
}

/** How many rows have become in the tenant what they were to become. */
export const doneIn = (operation: Operation, { withdrawn, leavers }: Counts): number =>
	operation === 'revoke' ? withdrawn : leavers;

export async function withTenant<T>(
	options: TenantOptions,
	work: (tenant: Tenant) => Promise<T>,
): Promise<T> {
	// Its hundreds of answers on their way listen for one signal, which Node would take for a leak.
	const worker = new Worker('emulator', ['--no-warnings']);
	return await withWorker(worker, async () => {
		const tenant = await fill(worker, options);
		await tenant.begin();
		return await work(tenant);
	});
}

async function fill(worker: Worker, options: TenantOptions): Promise<Tenant> {
	const { operation, rows, latencyMs, limits } = options;
	const app = await worker.ask({ kind: 'start', people: rows, latencyMs, limits });
	const filled = await worker.ask({ kind: 'fill', operation });
	return {
		app: {
			url: textIn(at(app, 'url')),
			appId: textIn(at(app, 'appId')),
			appSecret: textIn(at(app, 'appSecret')),
		},
		ids: textsIn(at(filled, 'ids')),
		employmentIds: textsIn(at(filled, 'employmentIds')),
		begin: async () => void (await worker.ask({ kind: 'begin' })),
		counts: async () => decodeCounts(await worker.ask({ kind: 'count', operation })),
	};
}

const decodeCounts = (value: unknown): Counts =>
	numbersIn(
		value,
		'calls',
		'throttled',
		'tokenCalls',
		'firstAtMs',
		'lastAtMs',
		'withdrawn',
		'leavers',
	);
