import { showProgress } from '../../test/host/progress';
import { numbersIn } from '../ipc/decode';
import { withWorker, Worker } from '../ipc/worker';
import { withTenant, type Tenant } from '../tenant';

/** What Get Many holds in memory. */
export interface Reading {
	readonly records: number;
	/** The items that come out. */
	readonly outputBytes: number;
	/** What was held besides them, where it was most. */
	readonly besidesBytes: number;
}

const OPERATION = 'revoke';

/** One reading per number of records, from a tenant that has the most of them; no latency, no limits. */
export async function measureReading(sizes: readonly number[]): Promise<Reading[]> {
	const options = {
		operation: OPERATION,
		rows: Math.max(...sizes),
		latencyMs: 0,
		limits: false,
	} as const;
	return await showProgress(
		`Get Many of ${sizes.join(' and ')} records`,
		async () =>
			await withTenant(options, async (tenant) => {
				const readings: Reading[] = [];
				for (const records of sizes) readings.push(await readingOf(tenant, records));
				return readings;
			}),
	);
}

async function readingOf({ app }: Tenant, records: number): Promise<Reading> {
	const question = { app, operation: OPERATION, ids: [], records };
	const worker = new Worker('reading', ['--expose-gc']);
	const answer = await withWorker(worker, async () => await worker.ask(question));
	const { heapBytes, keptBytes } = numbersIn(answer, 'heapBytes', 'keptBytes');
	return { records, outputBytes: keptBytes, besidesBytes: heapBytes - keptBytes };
}
