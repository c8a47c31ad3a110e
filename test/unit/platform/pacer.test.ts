import fc from 'fast-check';

import { Pacer } from '../../../nodes/FeishuOffboarding/platform/pacer';
import {
	perMinute,
	perSecond,
	type RateLimit,
} from '../../../nodes/FeishuOffboarding/platform/request';

/** Longer than the vendor's window: the way to Feishu does not always take the same time. */
const MARGIN_MS = 25;

interface Pause {
	readonly atMs: number;
	readonly delayMs: number;
}

/** Everybody asks on arrival, and again whenever told to; gives the times at which they left. */
function departures(
	limits: readonly RateLimit[],
	arrivals: readonly number[],
	pauses: readonly Pause[],
): number[] {
	const pacer = new Pacer(limits);
	const left: number[] = [];
	const asking = [...arrivals];
	const toCome = [...pauses].sort((a, b) => a.atMs - b.atMs);
	while (asking.length > 0) {
		asking.sort((a, b) => a - b);
		const nowMs = asking.shift() ?? 0;
		while (toCome[0] !== undefined && toCome[0].atMs <= nowMs) {
			pacer.pause(toCome[0].atMs, toCome[0].delayMs);
			toCome.shift();
		}
		const waitMs = pacer.take(nowMs);
		if (waitMs === 0) left.push(nowMs);
		else asking.push(nowMs + waitMs);
	}
	return left;
}

const limit = fc.record({
	requests: fc.integer({ min: 1, max: 5 }),
	windowMs: fc.integer({ min: 10, max: 1_000 }),
});
const scene = fc.record({
	limits: fc.array(limit, { minLength: 1, maxLength: 2 }),
	arrivals: fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 40 }),
	pauses: fc.array(
		fc.record({
			atMs: fc.integer({ min: 0, max: 3_000 }),
			delayMs: fc.integer({ min: 0, max: 1_500 }),
		}),
		{ maxLength: 3 },
	),
});

describe('Pacer', () => {
	it('lets the whole number of a window leave at once, and the next when the window is over', () => {
		const pacer = new Pacer([perSecond(2)]);
		expect([0, 1, 10, 1_024, 1_025].map((nowMs) => pacer.take(nowMs))).toEqual([
			0,
			0,
			1_000 + MARGIN_MS - 10,
			1,
			0,
		]);
	});

	it('waits for the first that leaves the window, not for the last', () => {
		const pacer = new Pacer([perMinute(3)]);
		[0, 20_000, 40_000].forEach((nowMs) => pacer.take(nowMs));
		expect(pacer.take(50_000)).toBe(10_000 + MARGIN_MS);
		expect(pacer.take(60_025)).toBe(0);
		expect(pacer.take(60_026)).toBe(20_000 - 1);
	});

	it('does not count those that were told to wait', () => {
		const pacer = new Pacer([perSecond(1)]);
		pacer.take(0);
		expect([1, 2, 3].map((nowMs) => pacer.take(nowMs))).toEqual([1_024, 1_023, 1_022]);
		expect(pacer.take(1_025)).toBe(0);
	});

	it('holds both limits of an endpoint', () => {
		const pacer = new Pacer([perMinute(4), perSecond(2)]);
		expect([0, 0, 0].map((nowMs) => pacer.take(nowMs))).toEqual([0, 0, 1_025]);
		expect([1_025, 1_025, 1_025].map((nowMs) => pacer.take(nowMs))).toEqual([0, 0, 59_000]);
		expect(pacer.take(60_025)).toBe(0);
	});

	it('holds everybody up for as long as the vendor asks', () => {
		const pacer = new Pacer([perSecond(20)]);
		pacer.pause(1_000, 5_000);
		expect(pacer.take(1_000)).toBe(5_000);
		expect(pacer.take(5_999)).toBe(1);
		expect(pacer.take(6_000)).toBe(0);
	});

	it('does not let a shorter pause end a longer one', () => {
		const pacer = new Pacer([perSecond(20)]);
		pacer.pause(0, 5_000);
		pacer.pause(1_000, 10);
		expect(pacer.take(1_000)).toBe(4_000);
	});

	it('takes the longer one of a pause and a full window', () => {
		const pacer = new Pacer([perSecond(1)]);
		pacer.take(0);
		pacer.pause(0, 10);
		expect(pacer.take(0)).toBe(1_025);
		pacer.pause(0, 2_000);
		expect(pacer.take(0)).toBe(2_000);
	});

	it('never waits where there is no limit', () => {
		const pacer = new Pacer([]);
		expect([0, 0, 0].map((nowMs) => pacer.take(nowMs))).toEqual([0, 0, 0]);
	});

	it('keeps every window of every limit, and every pause', () => {
		fc.assert(
			fc.property(scene, ({ limits, arrivals, pauses }) => {
				const left = departures(limits, arrivals, pauses);
				const within = limits.every(({ requests, windowMs }) =>
					left.every((leftMs, index) => (left[index + requests] ?? Infinity) - leftMs > windowMs),
				);
				const paused = left.filter((leftMs) =>
					pauses.some(({ atMs, delayMs }) => leftMs >= atMs && leftMs < atMs + delayMs),
				);
				expect([within, paused, left.length]).toEqual([true, [], arrivals.length]);
			}),
			{ numRuns: 300 },
		);
	});

	it('makes nobody wait without a reason', () => {
		fc.assert(
			fc.property(scene, ({ limits, arrivals, pauses }) => {
				const left = departures(limits, arrivals, pauses);
				const reasons = new Set([
					...arrivals,
					...pauses.map(({ atMs, delayMs }) => atMs + delayMs),
					...left.flatMap((leftMs) => limits.map(({ windowMs }) => leftMs + windowMs + MARGIN_MS)),
				]);
				expect(left.filter((leftMs) => !reasons.has(leftMs))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});
});
