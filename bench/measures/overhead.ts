import { showProgress } from '../../test/host/progress';
import { numbersIn } from '../ipc/decode';
import { withWorker, Worker } from '../ipc/worker';
import type { Operation } from '../operations';
import { withTenant } from '../tenant';
import { median } from './median';

/** What is run: the loop in n8n that does nothing else, or this node in either way it goes over items. */
const subjects = ['bareLoop', 'oneByOne', 'sideBySide'] as const;
export type Subject = (typeof subjects)[number];

/** What one item costs. */
export interface Cost {
	readonly subject: Subject;
	readonly operation: Operation;
	readonly items: number;
	readonly cpuMicros: number;
	readonly bytes: number;
}

export interface OverheadTask {
	readonly operation: Operation;
	readonly items: number;
	readonly warmUp: number;
	readonly rounds: number;
}

/** Against emulators without latency and limits. */
export async function measureOverhead(task: OverheadTask): Promise<Cost[]> {
	const { operation, items } = task;
	return await showProgress(`Overhead of ${items} × ${operation}`, async () => await costsOf(task));
}

async function costsOf(task: OverheadTask): Promise<Cost[]> {
	const { operation, items, rounds } = task;
	const micros: Record<Subject, number[]> = { bareLoop: [], oneByOne: [], sideBySide: [] };
	// In turns, so that what else the machine does meets all of them.
	for (let round = 0; round < rounds; round++) {
		for (const subject of subjects) {
			micros[subject].push((await measureOnce(task, subject, 'cpu')).cpuMicros);
		}
	}
	const costs: Cost[] = [];
	for (const subject of subjects) {
		const { heapBytes } = await measureOnce(task, subject, 'heap');
		const cpuMicros = median(micros[subject]) / items;
		costs.push({ subject, operation, items, cpuMicros, bytes: heapBytes / items });
	}
	return costs;
}

/** In a tenant of its own: a submit would find the offboardings of the measurement before it. */
async function measureOnce(
	{ operation, items, warmUp }: OverheadTask,
	subject: Subject,
	quantity: 'cpu' | 'heap',
) {
	const options = { operation, rows: warmUp + items, latencyMs: 0, limits: false };
	return await withTenant(options, async ({ app, ids }) => {
		const worker = new Worker('overhead', ['--expose-gc']);
		const question = { subject, quantity, operation, warmUp, app, ids };
		const answer = await withWorker(worker, async () => await worker.ask(question));
		return numbersIn(answer, 'cpuMicros', 'heapBytes');
	});
}
