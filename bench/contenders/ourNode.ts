import { Worker } from '../ipc/worker';
import type { Operation } from '../operations';
import type { Tenant } from '../tenant';
import { toldIn, type Contender, type Told } from './contender';

export const ourNode: Contender = {
	name: 'this node',
	run: async (operation, tenant) => await inProcesses(1, { operation, mode: 'id' }, tenant),
};

/** The rows name the employee, so that the node has to search for every offboarding that it revokes. */
export const ourNodeByEmployee: Contender = {
	name: 'this node, by employee',
	run: async (operation, { app, employmentIds }) =>
		await inProcesses(1, { operation, mode: 'employee' }, { app, ids: employmentIds }),
};

/** Several processes know nothing of one another, as n8n's workers do; each gets its part of the rows. */
export const ourNodeIn = (processes: number): Contender => ({
	name: `this node in ${processes} processes`,
	run: async (operation, tenant) => await inProcesses(processes, { operation, mode: 'id' }, tenant),
});

interface Task {
	readonly operation: Operation;
	/** Of the locator that the ID of a row goes into. */
	readonly mode: 'id' | 'employee';
}

async function inProcesses(
	processes: number,
	task: Task,
	{ app, ids }: Pick<Tenant, 'app' | 'ids'>,
): Promise<Told> {
	const workers = Array.from({ length: processes }, () => new Worker('ourNode'));
	try {
		await Promise.all(workers.map(async (worker) => await worker.ask({ kind: 'ready' })));
		const size = Math.ceil(ids.length / processes);
		const answers = await Promise.all(
			workers.map(async (worker, index) => {
				const own = ids.slice(index * size, (index + 1) * size);
				return toldIn(await worker.ask({ kind: 'run', ...task, app, ids: own }));
			}),
		);
		return {
			done: answers.reduce((sum, { done }) => sum + done, 0),
			problem: answers.find(({ problem }) => problem !== '')?.problem ?? '',
		};
	} finally {
		await Promise.all(workers.map(async (worker) => await worker.close()));
	}
}
