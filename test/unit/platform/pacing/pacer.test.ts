import fc from 'fast-check';

import { Pacer } from '../../../../nodes/FeishuOffboarding/platform/pacing/pacer';
import {
	perMinute,
	perSecond,
	type RateLimit,
} from '../../../../nodes/FeishuOffboarding/platform/request';
import { runs } from '../../../support/runs';

/** A window is taken for longer than Feishu's: before any answer nobody knows how long the way to Feishu takes. */
const taken = (windowMs: number): number => windowMs + 52;

/** For how much later than that the first requests are taken to arrive. */
const COLD_MS = 50;

/** How long to wait before leaving; 0 for those who left. */
function take(pacer: Pacer, nowMs: number): number {
	const turn = pacer.take(nowMs);
	return turn.kind === 'go' ? 0 : turn.delayMs;
}

interface Refusal {
	/** Of whose departures, counted from 0. */
	readonly index: number;
	/** How long the answer took. */
	readonly latencyMs: number;
	readonly delayMs: number;
}

interface Course {
	readonly left: number[];
	readonly accepted: number[];
	readonly pauses: ReadonlyArray<{ fromMs: number; untilMs: number }>;
}

/** Everybody asks on arrival, and again whenever told to. */
function run(
	limits: readonly RateLimit[],
	arrivals: readonly number[],
	refusals: readonly Refusal[] = [],
): Course {
	const pacer = new Pacer(limits);
	const left: number[] = [];
	const refused = new Set<number>();
	const pauses: Array<{ fromMs: number; untilMs: number }> = [];
	const agenda: Array<{ atMs: number; act: (nowMs: number) => void }> = [];
	const ask = (nowMs: number): void => {
		const turn = pacer.take(nowMs);
		if (turn.kind === 'wait') {
			agenda.push({ atMs: nowMs + turn.delayMs, act: ask });
			return;
		}
		const index = left.push(nowMs) - 1;
		const refusal = refusals.find((entry) => entry.index === index);
		if (refusal === undefined) return;
		refused.add(index);
		const refuse = (atMs: number): void => {
			pacer.refused(turn.slot, atMs, atMs + refusal.delayMs);
			pauses.push({ fromMs: atMs, untilMs: atMs + refusal.delayMs });
		};
		agenda.push({ atMs: nowMs + refusal.latencyMs, act: refuse });
	};
	for (const atMs of arrivals) agenda.push({ atMs, act: ask });
	while (agenda.length > 0) {
		// Refusals before questions of the same moment.
		agenda.sort((a, b) => a.atMs - b.atMs || Number(a.act === ask) - Number(b.act === ask));
		const next = agenda.shift();
		next?.act(next.atMs);
	}
	return { left, accepted: left.filter((_atMs, index) => !refused.has(index)), pauses };
}

const limit = fc.record({
	requests: fc.integer({ min: 1, max: 5 }),
	// Steps in which a window with its margin is a whole number, so that sums are exact.
	windowMs: fc.integer({ min: 1, max: 25 }).map((steps) => steps * 40),
});
const limits = fc.array(limit, { minLength: 1, maxLength: 2 });
const arrivals = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 40 });
const refusals = fc.uniqueArray(
	fc.record({
		index: fc.nat(30),
		latencyMs: fc.integer({ min: 0, max: 200 }),
		delayMs: fc.integer({ min: 1, max: 1_500 }),
	}),
	{ selector: ({ index }) => index, maxLength: 6 },
);

/** How far apart those leave who had to wait. */
const GAP_MS = 5;

const fits = (left: readonly number[], { requests, windowMs }: RateLimit): boolean =>
	left.every((leftMs, index) => (left[index + requests] ?? Infinity) - leftMs > windowMs);

describe('Pacer', () => {
	it('lets the whole number of a window leave at once, and the next when the window is over', () => {
		const pacer = new Pacer([perSecond(2)]);
		expect([0, 1, 10, 1_101, 1_102].map((nowMs) => take(pacer, nowMs))).toEqual([
			0, 0, 1_092, 1, 0,
		]);
	});

	it('waits for the first that leaves the window, not for the last', () => {
		const pacer = new Pacer([perMinute(3)]);
		[0, 20_000, 40_000].forEach((nowMs) => take(pacer, nowMs));
		expect(take(pacer, 50_000)).toBe(10_102);
		expect(take(pacer, 60_102)).toBe(0);
		expect(take(pacer, 60_103)).toBe(19_999);
	});

	it('does not count those that were told to wait', () => {
		const pacer = new Pacer([perSecond(1)]);
		take(pacer, 0);
		expect([1, 2, 3].map((nowMs) => take(pacer, nowMs))).toEqual([1_101, 1_100, 1_099]);
		expect(take(pacer, 1_102)).toBe(0);
	});

	it('holds both limits of an endpoint', () => {
		const pacer = new Pacer([perMinute(4), perSecond(2)]);
		expect([0, 0, 0].map((nowMs) => take(pacer, nowMs))).toEqual([0, 0, 1_102]);
		expect([1_102, 1_107, 1_112].map((nowMs) => take(pacer, nowMs))).toEqual([0, 0, 58_990]);
		expect(take(pacer, 60_102)).toBe(0);
	});

	it('spreads those who had to wait, so that their arrivals keep the window too', () => {
		const pacer = new Pacer([perSecond(3)]);
		[0, 0, 0].forEach((nowMs) => take(pacer, nowMs));
		expect([1_125, 1_125, 1_129, 1_130].map((nowMs) => take(pacer, nowMs))).toEqual([0, 5, 1, 0]);
	});

	it('counts a request from when it leaves, where it had to wait for something else', () => {
		const pacer = new Pacer([perSecond(2)]);
		const turns = [0, 0].map((nowMs) => pacer.take(nowMs));
		const slots = turns.map((turn) => turn.kind === 'go' && pacer.leaves(turn.slot, 600));
		expect(slots).toMatchObject([{ departureMs: 600 }, { departureMs: 600 }]);
		expect(take(pacer, 1_025)).toBeGreaterThan(600);
		expect(take(pacer, 1_702)).toBe(0);
	});

	it('takes requests that waited together for something else for late, as any first ones', () => {
		const pacer = new Pacer([perSecond(3)]);
		const turns = [0, 0, 0].map((nowMs) => pacer.take(nowMs));
		const left = turns.map((turn) => turn.kind === 'go' && pacer.leaves(turn.slot, 300));
		for (const slot of left) if (slot) pacer.accepted(slot, 600);
		expect(take(pacer, 1_350)).toBe(52);
	});

	it('never waits where there is no limit, not even to learn from a refusal', () => {
		const pacer = new Pacer([]);
		const turn = pacer.take(0);
		expect(turn).toMatchObject({ kind: 'go', slot: { departureMs: 0 } });
		if (turn.kind === 'go') pacer.refused(turn.slot, 0, 0);
		expect([0, 0, 0].map((nowMs) => take(pacer, nowMs))).toEqual([0, 0, 0]);
	});

	it('keeps every window of every limit, and lets everybody leave in the end', () => {
		fc.assert(
			fc.property(limits, arrivals, (given, arriving) => {
				const { left } = run(given, arriving);
				expect(given.filter((each) => !fits(left, each))).toEqual([]);
				expect(left).toHaveLength(arriving.length);
			}),
			{ numRuns: runs(300) },
		);
	});

	it('makes nobody wait without a reason', () => {
		fc.assert(
			fc.property(limits, arrivals, (given, arriving) => {
				const { left } = run(given, arriving);
				const reasons = new Set([
					...arriving,
					...left.flatMap((leftMs) =>
						given.flatMap(({ windowMs }) =>
							[0, COLD_MS].map((lateMs) => leftMs + lateMs + taken(windowMs)),
						),
					),
					...left.map((leftMs) => leftMs + GAP_MS),
				]);
				expect(left.filter((leftMs) => !reasons.has(leftMs))).toEqual([]);
			}),
			{ numRuns: runs(300) },
		);
	});
});

describe('Pacer after a refusal', () => {
	/** Leaves at each of the times, and gives the last one back as refused. */
	function refusedAt(given: readonly RateLimit[], timesMs: readonly number[], delayMs: number) {
		const pacer = new Pacer(given);
		const turns = timesMs.map((nowMs) => pacer.take(nowMs));
		const last = turns.at(-1);
		const nowMs = timesMs.at(-1) ?? 0;
		if (last?.kind === 'go') pacer.refused(last.slot, nowMs, nowMs + delayMs);
		return pacer;
	}

	it('holds everybody up for as long as Feishu asks', () => {
		const pacer = refusedAt([perSecond(20)], [1_000], 5_000);
		expect(take(pacer, 1_000)).toBe(5_000);
		expect(take(pacer, 5_999)).toBe(1);
		expect(take(pacer, 6_000)).toBe(0);
	});

	it('does not let a shorter wait end a longer one', () => {
		const pacer = new Pacer([perSecond(20)]);
		pacer.refused({ departureMs: 0, isCold: true }, 0, 5_000);
		pacer.refused({ departureMs: 0, isCold: true }, 1_000, 1_010);
		expect(take(pacer, 1_000)).toBe(4_000);
	});

	it('takes less of a window once it was refused there', () => {
		const pacer = refusedAt([perSecond(3)], [0, 0, 0], 10);
		expect([1_125, 1_130, 1_135].map((nowMs) => take(pacer, nowMs))).toEqual([0, 0, 1_042]);
	});

	it('learns of the window that was fullest, and leaves the other as it is', () => {
		const pacer = refusedAt([perMinute(100), perSecond(3)], [0, 0, 0], 0);
		expect([1_125, 1_130, 1_135].map((nowMs) => take(pacer, nowMs))).toEqual([0, 0, 1_042]);
		const other = refusedAt([perSecond(100), perMinute(3)], [0, 0, 0], 0);
		expect(take(other, 1_020)).toBe(2_980);
	});

	it('keeps the windows of what was accepted, and the wait of every refusal', () => {
		fc.assert(
			fc.property(limits, arrivals, refusals, (given, arriving, refusing) => {
				const { left, accepted, pauses } = run(given, arriving, refusing);
				expect(given.filter((each) => !fits(accepted, each))).toEqual([]);
				const early = left.filter((leftMs) =>
					pauses.some(({ fromMs, untilMs }) => leftMs > fromMs && leftMs < untilMs),
				);
				expect(early).toEqual([]);
				expect(left).toHaveLength(arriving.length);
			}),
			{ numRuns: runs(300) },
		);
	});
});
