import { PacedWindow } from '../../../nodes/FeishuOffboarding/platform/pacedWindow';

const WINDOW_MS = 1_000;
/** How far apart departures are that stand in different windows. */
const NEXT_MS = 1_020;

/** How many may leave in the window that begins now; they leave. */
function leaveNow(window: PacedWindow, nowMs: number): number {
	let left = 0;
	while (left < 1_000 && window.waitMs(nowMs) <= 0) {
		window.depart(nowMs);
		left++;
	}
	return left;
}

/** How many leave in each of the windows that follow one another. */
const windowsFrom = (window: PacedWindow, fromMs: number, count: number): number[] =>
	Array.from({ length: count }, (_none, index) => leaveNow(window, fromMs + index * NEXT_MS));

/** A window of 8 in which six requests were refused, because others took most of it. */
function sharedWindow(): PacedWindow {
	const window = new PacedWindow({ requests: 8, windowMs: WINDOW_MS });
	[0, 0, 0, 0, 0, 0].forEach((nowMs) => window.shrink(nowMs));
	return window;
}

describe('PacedWindow', () => {
	it('allows the documented number to begin with', () => {
		const window = new PacedWindow({ requests: 8, windowMs: WINDOW_MS });
		expect(windowsFrom(window, 0, 4)).toEqual([8, 8, 8, 8]);
	});

	it('forgets what was taken back, and only that', () => {
		const window = new PacedWindow({ requests: 2, windowMs: WINDOW_MS });
		[0, 5].forEach((nowMs) => window.depart(nowMs));
		window.takeBack(7);
		expect(window.waitMs(10)).toBe(1_010);
		window.takeBack(5);
		expect(window.waitMs(10)).toBeLessThanOrEqual(0);
		window.depart(10);
		expect(window.waitMs(10)).toBe(1_010);
		window.takeBack(0);
		expect(window.waitMs(10)).toBeLessThanOrEqual(0);
	});

	it.each([
		['nothing', [], 100, 0],
		['all at once', [100, 100], 100, 0.5],
		['what left before', [0, 50, 100], 100, 0.75],
		['not what left later', [0, 101], 100, 0.25],
		['what left just within the window', [101, 1_100], 1_100, 0.5],
		['not what left the window', [100, 1_100], 1_100, 0.25],
	])('knows how full it was, counting %s', (_reason, departures, atMs, expected) => {
		const window = new PacedWindow({ requests: 4, windowMs: WINDOW_MS });
		departures.forEach((departureMs) => window.depart(departureMs));
		expect(window.fill(atMs)).toBe(expected);
	});

	it('allows itself less with every refusal, and half at the least', () => {
		const window = new PacedWindow({ requests: 8, windowMs: WINDOW_MS });
		[0, 0, 0].forEach((nowMs) => window.shrink(nowMs));
		expect(windowsFrom(window, NEXT_MS, 3)).toEqual([5, 5, 5]);
		expect(windowsFrom(sharedWindow(), NEXT_MS, 3)).toEqual([4, 4, 4]);
	});

	it('gives up a twentieth of a large limit for one refusal', () => {
		const window = new PacedWindow({ requests: 100, windowMs: WINDOW_MS });
		window.shrink(0);
		expect(leaveNow(window, NEXT_MS)).toBe(95);
	});

	it('stays quiet for two windows where they are long', () => {
		const window = new PacedWindow({ requests: 8, windowMs: 60_000 });
		window.shrink(0);
		expect(leaveNow(window, 119_999)).toBe(7);
		expect(leaveNow(window, 119_999 + 61_200)).toBe(8);
	});

	it('tries for more after twelve quiet seconds, one first, then twice as many each time', () => {
		const quietMs = 12 * WINDOW_MS;
		const window = sharedWindow();
		expect(leaveNow(window, quietMs - 1)).toBe(4);
		expect(windowsFrom(window, quietMs - 1 + NEXT_MS, 4)).toEqual([5, 7, 8, 8]);
	});

	it('begins to be quiet anew with each refusal, and to try with one', () => {
		const window = sharedWindow();
		expect(windowsFrom(window, 12_000, 2)).toEqual([5, 7]);
		window.shrink(14_000);
		expect(leaveNow(window, 14_000 + 12 * WINDOW_MS - 1)).toBe(6);
		expect(windowsFrom(window, 14_000 + 12 * WINDOW_MS + NEXT_MS, 2)).toEqual([7, 8]);
	});

	it('never tries for more than is documented', () => {
		const window = sharedWindow();
		expect(windowsFrom(window, 100_000, 20).every((left) => left <= 8)).toBe(true);
		expect(leaveNow(window, 1_000_000)).toBe(8);
	});

	it('remembers enough, however many leave', () => {
		const window = new PacedWindow({ requests: 3, windowMs: WINDOW_MS });
		expect(windowsFrom(window, 0, 50)).toEqual(Array<number>(50).fill(3));
		expect(window.waitMs(49 * NEXT_MS + 1)).toBe(NEXT_MS - 1);
	});
});
