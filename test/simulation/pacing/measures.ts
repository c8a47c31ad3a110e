import type { RateLimit } from '../../../nodes/FeishuOffboarding/platform/request';
import type { World } from './world';

/** When the last process had its last answer, milliseconds. */
const endOf = ({ endedMs }: World): number => Math.max(...endedMs);

/** The shortest time in which the limit lets that many calls through, and the last answer comes, milliseconds. */
const shortestMs = (calls: number, { requests, windowMs }: RateLimit, latencyMs: number): number =>
	(Math.ceil(calls / requests) - 1) * windowMs + latencyMs;

/** What part of what the limit allows was used. */
export function useOf(world: World, limit: RateLimit): number {
	const { network, processes } = world.plan;
	const rows = processes.reduce((sum, process) => sum + process.rows, 0);
	return shortestMs(rows, limit, network.latencyMs) / endOf(world);
}

/** What part of the calls was refused. */
export const refusedOf = ({ arrivals }: World): number =>
	arrivals.filter(({ refused }) => refused).length / arrivals.length;

const acceptedOf = ({ arrivals }: World, process: number, fromMs: number, untilMs: number) =>
	arrivals.filter(
		(arrival) =>
			!arrival.refused &&
			arrival.process === process &&
			arrival.atMs >= fromMs &&
			arrival.atMs < untilMs,
	).length;

/** What the worst-off process had of its fair share from then on, as long as all were at work. */
export function fairnessOf(world: World, fromMs = 0): number {
	const untilMs = Math.min(...world.endedMs);
	const counts = world.plan.processes.map((_process, index) =>
		acceptedOf(world, index, fromMs, untilMs),
	);
	const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
	return Math.min(...counts) / mean;
}

export const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
