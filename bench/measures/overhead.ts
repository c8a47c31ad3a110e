import { showProgress } from '../../demo/progress';
import { numbersIn } from '../ipc/decode';
import { withWorker, Worker } from '../ipc/worker';
import type { Operation } from '../operations';
import type { Plan } from '../plan';
import { withTenant, type Tenant } from '../tenant';
import { median } from './median';

/** What is run: the loop in n8n that does nothing else, or this node in either way it goes over items. */
export type Subject = 'bareLoop' | 'oneByOne' | 'sideBySide';

/** What one item costs. */
export interface Cost {
	readonly subject: Subject;
	readonly operation: Operation;
	readonly items: number;
	readonly cpuMicros: number;
	readonly bytes: number;
}

const subjects: readonly Subject[] = ['bareLoop', 'oneByOne', 'sideBySide'];

/** Against an emulator without latency and limits. */
export async function measureOverhead(
	operation: Operation,
	items: number,
	{ warmUp, rounds }: Plan['overhead'],
): Promise<Cost[]> {
	const options = { operation, rows: warmUp + items, latencyMs: 0, limits: false };
	return await showProgress(`Overhead: ${items} × ${operation}`, async () =>
		withTenant(options, async (tenant) => {
			const measure = async (subject: Subject, quantity: 'cpu' | 'heap') =>
				await measureOnce(tenant, { subject, quantity, operation, warmUp });
			const cpu = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
			// In turns, so that what else the machine does meets all of them.
			for (let round = 0; round < rounds; round++) {
				for (const subject of subjects) {
					cpu.get(subject)?.push((await measure(subject, 'cpu')).cpuMicros / items);
				}
			}
			const costs: Cost[] = [];
			for (const subject of subjects) {
				const bytes = (await measure(subject, 'heap')).heapBytes / items;
				const cpuMicros = median(cpu.get(subject) ?? []);
				costs.push({ subject, operation, items, cpuMicros, bytes });
			}
			return costs;
		}),
	);
}

interface Run {
	readonly subject: Subject;
	readonly quantity: 'cpu' | 'heap';
	readonly operation: Operation;
	readonly warmUp: number;
}

async function measureOnce({ app, ids, rewind, begin }: Tenant, run: Run) {
	const worker = new Worker('overhead', ['--expose-gc']);
	return await withWorker(worker, async () => {
		const answer = await worker.ask({ ...run, app, ids });
		await rewind();
		await begin();
		return numbersIn(answer, 'cpuMicros', 'heapBytes');
	});
}
