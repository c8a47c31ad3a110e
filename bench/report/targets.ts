import { ourNode, ourNodeByEmployee } from '../contenders/ourNode';
import type { Load } from '../measures/load';
import type { Cost } from '../measures/overhead';
import type { Reading } from '../measures/reading';
import type { Throughput } from '../measures/throughput';
import type { Results } from '../results';
import { growths, ratioToBareLoop } from './growth';
import { kilobytes, percent, times, whole } from './quantities';

/** What this package means to reach, and whether it did. */
export interface Target {
	readonly target: string;
	readonly measured: string;
	readonly reached: boolean;
}

const taskOf = ({ contender, rows, operation }: Throughput) =>
	`${rows} × ${operation}, ${contender}`;

function targetsOf(
	runs: readonly Throughput[],
	least: { readonly share: number; readonly throttled: number },
): Target[] {
	return runs.flatMap((run) => [
		{
			target: `${taskOf(run)}: all done and reported so`,
			measured: `${run.done} done, ${run.told.done} reported`,
			reached: run.done === run.rows && run.told.done === run.rows,
		},
		{
			target: `${taskOf(run)}: at least ${least.share * 100} % of the limit`,
			measured: percent(run.share),
			reached: run.share >= least.share,
		},
		{
			target: `${taskOf(run)}: under ${least.throttled * 100} % of the calls draw a 429`,
			measured: percent(run.throttledShare),
			reached: run.throttledShare < least.throttled,
		},
	]);
}

/** A window of submits is a minute, one of revokes a second, of which the jitter is a greater part. */
const LEAST_SHARE = { submit: 0.99, revoke: 0.98 } as const;

const ownNames = [ourNode.name, ourNodeByEmployee.name];

const MOST_CPU = 1.3;

/** Per item, from few to many items: what grows faster than the items does not pass. */
const MOST_GROWTH = 1.2;

const waysOf = {
	bareLoop: 'bare loop',
	oneByOne: 'one by one',
	sideBySide: 'side by side',
} as const;

/** Submit does more than one call per item, so that a bare loop is no measure for it. */
const cpuTargets = (costs: readonly Cost[]): Target[] =>
	costs
		.filter(({ subject, operation }) => operation === 'revoke' && subject !== 'bareLoop')
		.map((cost) => {
			const ratio = ratioToBareLoop(cost, costs);
			return {
				target: `Overhead of ${cost.items} × revoke, ${waysOf[cost.subject]}: at most ${MOST_CPU} times the CPU of a bare loop`,
				measured: times(ratio),
				reached: ratio <= MOST_CPU,
			};
		});

const growthTargets = (costs: readonly Cost[]): Target[] =>
	growths(costs)
		.filter(({ subject }) => subject !== 'bareLoop')
		.flatMap(({ subject, operation, few, many }) => {
			const what = `${operation}, ${waysOf[subject]}, from ${few.items} to ${many.items} items`;
			return [
				growthTarget(`CPU per item of ${what}`, many.cpuMicros / few.cpuMicros),
				growthTarget(`Bytes per item of ${what}`, many.bytes / few.bytes),
			];
		});

const growthTarget = (what: string, growth: number): Target => ({
	target: `${what}: linear (at most ${MOST_GROWTH} times)`,
	measured: times(growth),
	reached: growth <= MOST_GROWTH,
});

const loadTargets = ({ requireMs, packedBytes }: Load): Target[] => [
	{
		target: 'Loading takes under 15 ms over n8n-workflow',
		measured: `${requireMs.toFixed(1)} ms`,
		reached: requireMs < 15,
	},
	{
		target: 'The package is under 100 kB packed',
		measured: kilobytes(packedBytes),
		reached: packedBytes < 100_000,
	},
];

/** What a page takes in memory, at most. */
const PAGE_BYTES = 1_000_000;

const readingTarget = ({ records, besidesBytes }: Reading): Target => ({
	target: `Get Many of ${whole(records)} records: holds one page at most besides its output (${kilobytes(PAGE_BYTES)})`,
	measured: kilobytes(besidesBytes),
	reached: besidesBytes <= PAGE_BYTES,
});

export const targetsIn = ({ throughput, sharing, costs, readings, loads }: Results): Target[] => [
	...throughput
		.filter(({ contender }) => ownNames.includes(contender))
		.flatMap((run) => targetsOf([run], { share: LEAST_SHARE[run.operation], throttled: 0.005 })),
	...targetsOf(sharing, { share: 0.9, throttled: 0.1 }),
	...cpuTargets(costs),
	...growthTargets(costs),
	...readings.map(readingTarget),
	...loads.flatMap(loadTargets),
];
