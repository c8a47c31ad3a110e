import { readFile } from 'node:fs/promises';

import { at, textIn } from '../../host/json';
import { finishedRun, isOver, type Execution } from '../../host/n8n/executions';
import type { WorkflowRun } from '../../host/n8n/workflowRun';
import { until } from '../../e2e/support/until';
import type { Cluster, Member } from './cluster';
import { worker } from './workflows';

/** Starts an execution for each list of IDs; n8n has stored them when it is over. */
export async function start(
	{ webhookProcessors }: Cluster,
	workflow: string,
	lists: ReadonlyArray<readonly string[]>,
): Promise<void> {
	const calls = lists.map(async (ids, index) => {
		const { server } = webhookProcessors[index % webhookProcessors.length] ?? {};
		const answer = await fetch(`${server?.url}/webhook/${workflow}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rows: ids.map((id) => ({ id })) }),
		});
		expect(answer.status).toBe(200);
	});
	await Promise.all(calls);
}

/**
 * Every execution of the workflow, newest first. From the database: n8n lists executions by their start, page by
 * page from an ID on, and skips some where several workers start them in another order.
 */
async function executionsIn({ postgres }: Cluster, workflow: string): Promise<Execution[]> {
	const rows = await postgres.execute(
		`SELECT id, status FROM execution_entity WHERE "workflowId" = '${workflow}' ORDER BY id DESC`,
	);
	return rows
		.split('\n')
		.filter((row) => row !== '')
		.map((row) => row.split('|'))
		.map(([id = '', status = '']) => ({ id, status }));
}

/** The executions of the workflow, newest first, once none is under way. */
export async function finished(
	cluster: Cluster,
	workflow: string,
	minutes = 3,
): Promise<Execution[]> {
	const all = async () => {
		const executions = await executionsIn(cluster, workflow);
		return executions.length > 0 && executions.every(isOver) ? executions : undefined;
	};
	return await until(`no execution of ${workflow} is under way`, all, 500, minutes);
}

const QUIET_MS = 10_000;

/** The executions of the workflow, newest first, once none has begun or ended for some time. */
export async function atRest(cluster: Cluster, workflow: string): Promise<Execution[]> {
	let last = '';
	let sinceMs = Date.now();
	const ask = async () => {
		const executions = await executionsIn(cluster, workflow);
		const now = JSON.stringify(executions);
		if (now !== last) sinceMs = Date.now();
		last = now;
		return Date.now() - sinceMs >= QUIET_MS ? executions : undefined;
	};
	return await until(`the executions of ${workflow} are at rest`, ask, 500, 3);
}

/** What came out of the node that works: rows that went well, and rows that failed. */
export async function resultOf(cluster: Cluster, { id }: Execution) {
	const run: WorkflowRun = await finishedRun(cluster.session, id);
	const [done = [], failed = []] = run.outputs(worker);
	return {
		outcomes: done.map(({ json }) => textIn(json['outcome'])),
		failures: failed.map(({ json }) => textIn(json['error'])),
	};
}

/** How often each ID was revoked or submitted with success, by the tenant's own journal. */
export function timesDone({ emulator }: Cluster, route: 'revoke' | 'submit'): Map<string, number> {
	const key = route === 'revoke' ? 'offboarding_id' : 'employment_id';
	const times = new Map<string, number>();
	for (const { body, code } of emulator.requests(route)) {
		if (code !== 0) continue;
		const id = textIn(at(body, key));
		times.set(id, (times.get(id) ?? 0) + 1);
	}
	return times;
}

/** Waits until that many IDs are done. */
export async function untilDone(
	cluster: Cluster,
	route: 'revoke' | 'submit',
	count: number,
	minutes?: number,
): Promise<void> {
	await untilTimes(`${count} are done`, cluster, route, (times) => times.size >= count, minutes);
}

/** Waits until something of each list is done. */
export async function untilEachBegan(
	cluster: Cluster,
	route: 'revoke' | 'submit',
	lists: ReadonlyArray<readonly string[]>,
): Promise<void> {
	await untilTimes('something of each list is done', cluster, route, (times) =>
		lists.every((ids) => ids.some((id) => times.has(id))),
	);
}

async function untilTimes(
	wanted: string,
	cluster: Cluster,
	route: 'revoke' | 'submit',
	isEnough: (times: ReturnType<typeof timesDone>) => boolean,
	minutes?: number,
): Promise<void> {
	const ask = async () => await Promise.resolve(isEnough(timesDone(cluster, route)) || undefined);
	await until(wanted, ask, 20, minutes);
}

/** The worker that the newest execution of the workflow runs on, by its own log. */
export async function workerOf(cluster: Cluster, workflow: string): Promise<Member> {
	return await until('a worker has taken the execution', async () => {
		const [newest] = await executionsIn(cluster, workflow);
		for (const member of cluster.workers) {
			const log = await readFile(member.server.logFile, 'utf8');
			if (newest && log.includes(`Worker started execution ${newest.id} `)) return member;
		}
		return undefined;
	});
}

/** What n8n says of an execution that did not go well. */
async function inWords({ session }: Cluster, { id, status }: Execution): Promise<string> {
	const { failure } = await finishedRun(session, id);
	return `${id} ${status}: ${failure ?? 'no message'}`;
}

/** Every execution went well; where one did not, n8n's words for it are shown. */
export async function expectSuccess(
	cluster: Cluster,
	executions: readonly Execution[],
): Promise<void> {
	const unsuccessful = executions.filter(({ status }) => status !== 'success');
	await expect(
		Promise.all(unsuccessful.map(async (one) => await inWords(cluster, one))),
	).resolves.toEqual([]);
}

/** Every execution went well, and every ID was done once, by what n8n says and by the tenant's journal. */
export async function expectEachOnce(
	cluster: Cluster,
	workflow: string,
	route: 'revoke' | 'submit',
	ids: readonly string[],
): Promise<void> {
	const executions = await finished(cluster, workflow, 6);
	await expectSuccess(cluster, executions);
	const results = await Promise.all(executions.map(async (one) => await resultOf(cluster, one)));
	expect(results.flatMap(({ failures }) => failures)).toEqual([]);
	expect(results.flatMap(({ outcomes }) => outcomes)).toHaveLength(ids.length);
	expect(timesDone(cluster, route)).toEqual(new Map(ids.map((id) => [id, 1])));
}

/** Cuts the list into parts of equal length. */
export const parts = (ids: readonly string[], length: number): string[][] =>
	Array.from({ length: Math.ceil(ids.length / length) }, (_unused, index) =>
		ids.slice(index * length, (index + 1) * length),
	);

/** What a run cost, for docs/performance.md. */
export function tell({ emulator }: Cluster, what: string, route: 'revoke' | 'submit'): void {
	const calls = emulator.requests(route);
	const limited = calls.filter(({ code }) => code === 99991400).length;
	const seconds = ((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / 1_000;
	const searches = emulator.requests('search').length;
	process.stdout.write(
		`  ${what}: ${calls.length} calls, ${limited} 429s, ${searches} searches, ${seconds.toFixed(1)} s\n`,
	);
}
