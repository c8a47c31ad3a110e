import {
	perMinute,
	perSecond,
	type RateLimit,
} from '../../../nodes/FeishuOffboarding/platform/request';
import { size } from '../../support/runs';
import { Random } from '../plan/random';
import { fixedWindow, slidingWindow } from './feishu';
import { fairnessOf, mean, refusedOf, useOf } from './measures';
import { World, type Network, type Plan, type Process } from './world';

const revokes = perSecond(20);
const submits = perMinute(100);

const SEEDS = Array.from({ length: size(200, 4) }, (_none, index) => index + 1);

type Kind = 'sliding' | 'fixed';

interface Scenario {
	readonly documented: RateLimit;
	/** Feishu's own, where it is another than the documented one. */
	readonly actual?: RateLimit;
	readonly kind?: Kind;
	readonly network?: Network;
	readonly processes: (random: Random) => readonly Process[];
	/** Whether every answer names the limit. */
	readonly isNamed?: boolean;
}

const OVER_THE_INTERNET: Network = { latencyMs: 300, jitterMs: 2 };

/** The scenario once for every seed. */
const play = ({ documented, kind, isNamed, ...scenario }: Scenario): World[] =>
	SEEDS.map((seed) => {
		const random = new Random(seed);
		const { actual = documented, network = OVER_THE_INTERNET } = scenario;
		const feishu =
			kind === 'fixed'
				? fixedWindow(actual, random.next() * actual.windowMs)
				: slidingWindow(actual);
		const processes = scenario.processes(random);
		const plan: Plan = { documented, feishu, network, processes, random };
		return new World(isNamed === true ? { ...plan, named: actual.requests } : plan);
	});

const alone = (rows: number) => (): Process[] => [{ startMs: 0, rows }];

/** They start within a tenth of a second, as n8n's workers do when a workflow starts an execution for each part. */
const together = (count: number, rows: number) => (random: Random) =>
	Array.from({ length: count }, () => ({ startMs: 100 * random.next(), rows }));

const KINDS: readonly Kind[] = ['sliding', 'fixed'];

describe.each(KINDS)('one process, %s windows at Feishu', (kind) => {
	it.each([50, 300])('uses 99 %% of the limit of submits, %i ms away', (latencyMs) => {
		const network = { latencyMs, jitterMs: 5 };
		const worlds = play({ documented: submits, kind, network, processes: alone(250) });
		expect(Math.min(...worlds.map((world) => useOf(world, submits)))).toBeGreaterThan(0.99);
		expect(Math.max(...worlds.map(refusedOf))).toBeLessThan(0.005);
	});

	it.each([50, 300])(
		'uses 98 %% of the limit of revokes, of fixed windows half a percent less, %i ms away',
		(latencyMs) => {
			const network = { latencyMs, jitterMs: 1 };
			const worlds = play({ documented: revokes, kind, network, processes: alone(500) });
			expect(mean(worlds.map((world) => useOf(world, revokes)))).toBeGreaterThan(
				kind === 'fixed' ? 0.975 : 0.98,
			);
			expect(Math.max(...worlds.map(refusedOf))).toBeLessThan(0.005);
		},
	);

	// A call is as much later than another as its way took longer. Whoever waits less than that is refused, and a second
	// has no more room: each of its windows lasts as much longer as both ways of a call take longer in the mean.
	it.each([5, 10, 20])('loses the jitter of both ways and no more: %i ms on each', (jitterMs) => {
		const network = { latencyMs: 300, jitterMs };
		const worlds = play({ documented: revokes, kind, network, processes: alone(500) });
		const most = 1_000 / (1_000 + 2 * jitterMs);
		expect(mean(worlds.map((world) => useOf(world, revokes)))).toBeGreaterThan(most - 0.03);
		expect(mean(worlds.map(refusedOf))).toBeLessThan(0.01);
	});
});

// Feishu tells nothing of others but refusals, and each refusal tells one process of one call.
describe.each(KINDS)('several processes, %s windows at Feishu', (kind) => {
	it.each([
		[2, { use: 0.8, refused: 0.1 }],
		[4, { use: 0.8, refused: 0.2 }],
	])('%i of them use most of the limit of revokes', (count, least) => {
		const worlds = play({ documented: revokes, kind, processes: together(count, 300) });
		expect(mean(worlds.map((world) => useOf(world, revokes)))).toBeGreaterThan(least.use);
		expect(mean(worlds.map(refusedOf))).toBeLessThan(least.refused);
	});

	it.each([2, 4])('%i of them share the limit of submits', (count) => {
		const worlds = play({ documented: submits, kind, processes: together(count, 250) });
		expect(mean(worlds.map((world) => useOf(world, submits)))).toBeGreaterThan(0.95);
		expect(mean(worlds.map((world) => fairnessOf(world)))).toBeGreaterThan(0.7);
	});
});

describe('another limit than the documented one', () => {
	const twentyInFive: RateLimit = { requests: 20, windowMs: 5_000 };

	it.each([60, 250])('is learnt, where it is 20 in 5 seconds: %i submits', (rows) => {
		const worlds = play({ documented: submits, actual: twentyInFive, processes: alone(rows) });
		expect(Math.max(...worlds.map(refusedOf))).toBeLessThan(0.1);
		expect(Math.min(...worlds.map((world) => useOf(world, twentyInFive)))).toBeGreaterThan(1 / 1.2);
	});

	it.each<[string, RateLimit, RateLimit]>([
		['half of the submits', submits, perMinute(50)],
		['half of the revokes', revokes, perSecond(10)],
	])('is learnt, where it is %s', (_which, documented, actual) => {
		const worlds = play({ documented, actual, processes: alone(200) });
		expect(Math.max(...worlds.map(refusedOf))).toBeLessThan(0.1);
		expect(Math.min(...worlds.map((world) => useOf(world, actual)))).toBeGreaterThan(1 / 1.2);
	});

	it('is used at once, where answers name a higher one', () => {
		const actual = perSecond(40);
		const worlds = play({ documented: revokes, actual, isNamed: true, processes: alone(500) });
		expect(Math.max(...worlds.map(refusedOf))).toBeLessThan(0.005);
		expect(Math.min(...worlds.map((world) => useOf(world, actual)))).toBeGreaterThan(1 / 1.2);
	});
});
