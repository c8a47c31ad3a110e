import { showProgress } from '../../test/host/progress';
import type { Contender, Told } from '../contenders/contender';
import { limitOf, type Operation } from '../operations';
import { LATENCY_MS } from '../plan';
import { doneIn, withTenant, type Counts } from '../tenant';
import { shareOf } from './share';

export interface Task {
	readonly operation: Operation;
	readonly rows: number;
}

/** How one contender did one task. */
export interface Throughput extends Task {
	readonly contender: string;
	readonly done: number;
	/** Refused or lost: rows that did not become what they were to become. */
	readonly lost: number;
	readonly throttled: number;
	/** Of the calls to the operation's endpoint, 0 to 1. */
	readonly throttledShare: number;
	readonly tokenCalls: number;
	readonly seconds: number;
	readonly share: number;
	/** What the contender itself says was done: anything else than `done` is a false report. */
	readonly told: Told;
}

/** Every measurement gets a tenant of its own, whose limits nobody has used yet. */
export async function measureThroughput(contender: Contender, task: Task): Promise<Throughput> {
	const title = `${contender.name}: ${task.rows} × ${task.operation}`;
	return await showProgress(
		title,
		async () =>
			await withTenant({ ...task, latencyMs: LATENCY_MS, limits: true }, async (tenant) => {
				const told = await contender.run(task.operation, tenant);
				return summarize(contender.name, task, told, await tenant.counts());
			}),
	);
}

function summarize(contender: string, task: Task, told: Told, counts: Counts): Throughput {
	const { operation, rows } = task;
	const done = doneIn(operation, counts);
	// The journal has the moment at which a call came; its answer left one latency later.
	const tookMs = counts.lastAtMs - counts.firstAtMs + LATENCY_MS;
	return {
		...task,
		contender,
		done,
		lost: rows - done,
		throttled: counts.throttled,
		throttledShare: counts.calls === 0 ? 0 : counts.throttled / counts.calls,
		tokenCalls: counts.tokenCalls,
		seconds: tookMs / 1_000,
		share: shareOf(done, limitOf(operation), LATENCY_MS, tookMs),
		told,
	};
}
