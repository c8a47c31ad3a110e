import { CallLog } from '../../../../nodes/FeishuOffboarding/platform/pacing/callLog';
import { PacedWindow } from '../../../../nodes/FeishuOffboarding/platform/pacing/pacedWindow';
import type { RateLimit } from '../../../../nodes/FeishuOffboarding/platform/request';

const WINDOW_MS = 1_000;
/** How far apart departures are that stand in different windows, while no answer has shown how late they arrive. */
const NEXT_MS = 1_052;

/** For how much later than those the first requests are taken to arrive. */
const COLD_MS = 50;

/** How far apart departures are of those who had to wait. */
const GAP_MS = 5;

/** How soon who waits for the first answers asks again. */
const ASK_AGAIN_MS = 15;

/** A window with the calls that left. */
class Rig {
	readonly window: PacedWindow;

	readonly log: CallLog;

	constructor(limit: RateLimit) {
		this.window = new PacedWindow(limit);
		this.log = new CallLog(2 * limit.requests);
	}

	waitMs = (nowMs: number): number => this.window.waitMs(this.log, nowMs);

	fill = (atMs: number): number => this.window.fill(this.log, atMs);

	depart = (nowMs: number) => this.log.depart(nowMs);

	/** Feishu accepts what left at the time. */
	accept(departureMs: number, nowMs: number, named?: number): void {
		for (const call of this.log.within(1, departureMs)) this.log.answered(call, nowMs);
		this.window.accept(this.log, nowMs, named);
	}

	takeBack(departureMs: number): void {
		const call = this.log.within(1, departureMs).at(-1);
		if (call !== undefined) this.log.takeBack(call);
	}

	shrink(departureMs: number, nowMs: number, untilMs: number, named?: number): void {
		this.window.refuse(this.log, { departureMs, isCold: false }, nowMs, untilMs, named);
	}
}

/** How many may leave in the window that begins now; they leave. */
function leaveNow(window: Rig, nowMs: number): number {
	let atMs = nowMs;
	for (let left = 0; ; left++) {
		const waitMs = Math.max(0, window.waitMs(atMs));
		if (waitMs > GAP_MS || left === 1_000) return left;
		atMs += waitMs;
		window.depart(atMs);
	}
}

/** How many leave in each of the windows that follow one another, the first of which is cold. */
const windowsFrom = (window: Rig, fromMs: number, count: number): number[] =>
	Array.from({ length: count }, (_none, index) =>
		leaveNow(window, fromMs + index * NEXT_MS + (index > 0 ? COLD_MS : 0)),
	);

/** Leaves at the time, is refused, and hears of it at once. */
function refusedAt(window: Rig, nowMs: number): void {
	window.depart(nowMs);
	refuse(window, nowMs, nowMs);
}

/** What left at the one time was refused, which is known at the other. */
function refuse(window: Rig, departureMs: number, nowMs: number): void {
	window.takeBack(departureMs);
	window.shrink(departureMs, nowMs, nowMs);
}

/** A window of 16 of which others took all but three, as the refusals of 300 ms later showed. */
function sharedWindow(): Rig {
	const window = new Rig({ requests: 16, windowMs: WINDOW_MS });
	const left = leaveNow(window, 0);
	for (let refusals = left - 3; refusals > 0; refusals--) refuse(window, 0, 300);
	return window;
}

describe('PacedWindow', () => {
	it('allows the documented number to begin with', () => {
		const window = new Rig({ requests: 8, windowMs: WINDOW_MS });
		expect(windowsFrom(window, 0, 4)).toEqual([8, 8, 8, 8]);
	});

	it('takes the first requests for late, and those as well that come after five seconds without any', () => {
		const window = new Rig({ requests: 2, windowMs: WINDOW_MS });
		[0, 99].forEach((nowMs) => window.depart(nowMs));
		expect(window.waitMs(99)).toBe(COLD_MS + NEXT_MS - 99);
		[1_125, 1_225].forEach((nowMs) => window.depart(nowMs));
		expect(window.waitMs(1_225)).toBe(NEXT_MS - 100);
		[6_224, 6_224].forEach((nowMs) => window.depart(nowMs));
		expect(window.waitMs(6_224)).toBe(NEXT_MS);
		[11_224, 11_224].forEach((nowMs) => window.depart(nowMs));
		expect(window.waitMs(11_224)).toBe(COLD_MS + NEXT_MS);
		[11_324, 11_324].forEach((nowMs) => window.depart(nowMs));
		expect(window.waitMs(11_324)).toBe(NEXT_MS);
	});

	it('forgets what was taken back, and only that', () => {
		const window = new Rig({ requests: 2, windowMs: WINDOW_MS });
		[0, 5].forEach((nowMs) => window.depart(nowMs));
		window.takeBack(7);
		expect(window.waitMs(10)).toBe(1_092);
		window.takeBack(5);
		expect(window.waitMs(10)).toBeLessThanOrEqual(0);
		window.depart(10);
		expect(window.waitMs(10)).toBe(1_092);
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
		const window = new Rig({ requests: 4, windowMs: WINDOW_MS });
		departures.forEach((departureMs) => window.depart(departureMs));
		expect(window.fill(atMs)).toBe(expected);
	});

	it('takes what it had in the full window for its share', () => {
		expect(windowsFrom(sharedWindow(), COLD_MS + NEXT_MS, 3)).toEqual([3, 3, 3]);
	});

	it('takes what it had in the window before, where that was more', () => {
		const window = new Rig({ requests: 16, windowMs: WINDOW_MS });
		for (let left = 0; left < 6; left++) window.depart(0);
		refusedAt(window, 1_100);
		expect(windowsFrom(window, COLD_MS + NEXT_MS, 3)).toEqual([6, 6, 6]);
	});

	it('tries for one less after a single refusal', () => {
		const window = new Rig({ requests: 8, windowMs: WINDOW_MS });
		leaveNow(window, 0);
		refuse(window, 0, 300);
		expect(windowsFrom(window, COLD_MS + NEXT_MS, 3)).toEqual([7, 7, 7]);
		refusedAt(window, NEXT_MS + 2_600);
		expect(windowsFrom(window, NEXT_MS + 3_700, 3)).toEqual([6, 6, 6]);
	});

	it('learns nothing from the late refusal of what left before the last was known, unless its share is less', () => {
		const window = new Rig({ requests: 8, windowMs: WINDOW_MS });
		leaveNow(window, 0);
		[300, 310].forEach((nowMs) => window.shrink(0, nowMs, nowMs));
		expect(windowsFrom(window, COLD_MS + NEXT_MS, 3)).toEqual([7, 7, 7]);
	});

	it('keeps an eighth, where it had taken nothing yet', () => {
		const window = new Rig({ requests: 100, windowMs: WINDOW_MS });
		refusedAt(window, 0);
		expect(windowsFrom(window, COLD_MS + NEXT_MS, 3)).toEqual([13, 13, 13]);
		const least = new Rig({ requests: 1, windowMs: WINDOW_MS });
		[0, 2_000, 4_000].forEach((nowMs) => refusedAt(least, nowMs));
		expect(windowsFrom(least, 4_000 + NEXT_MS, 3)).toEqual([1, 1, 1]);
	});

	it('tries for more after four quiet seconds, one first, then twice as many twice a second', () => {
		const window = sharedWindow();
		const quietMs = 300 + 4_000;
		expect(leaveNow(window, quietMs - 100)).toBe(3);
		expect(window.waitMs(quietMs - 1)).toBe(1);
		expect(leaveNow(window, quietMs)).toBe(1);
		expect(leaveNow(window, quietMs + 400)).toBe(0);
		expect(window.waitMs(quietMs + 499)).toBe(1);
		expect(leaveNow(window, quietMs + 500)).toBe(2);
		expect(windowsFrom(window, quietMs + 1_100, 3)).toEqual([8, 16, 16]);
	});

	it('wakes who waits for a long window when more is tried', () => {
		const window = new Rig({ requests: 20, windowMs: 60_000 });
		refusedAt(window, 0);
		expect(leaveNow(window, 0)).toBe(3);
		expect(window.waitMs(0)).toBe(4_000);
		expect(window.waitMs(3_999)).toBe(1);
		expect(leaveNow(window, 4_000)).toBe(1);
		expect(window.waitMs(4_000)).toBe(500);
	});

	it('is not quiet before the wait that Feishu asked for is over', () => {
		const window = new Rig({ requests: 20, windowMs: 60_000 });
		window.depart(0);
		window.takeBack(0);
		window.shrink(0, 300, 40_000);
		expect(leaveNow(window, 43_900)).toBe(3);
		expect(window.waitMs(43_999)).toBe(1);
		expect(leaveNow(window, 44_000)).toBe(1);
		expect(leaveNow(window, 44_500)).toBe(2);
	});

	it('begins to be quiet anew with each refusal, and to try with one', () => {
		const window = sharedWindow();
		expect(leaveNow(window, 4_300)).toBe(4);
		refusedAt(window, 4_700);
		expect(leaveNow(window, 4_700 + 3_900)).toBe(3);
		expect(window.waitMs(4_700 + 3_999)).toBe(1);
		expect(leaveNow(window, 4_700 + 4_000)).toBe(1);
		expect(leaveNow(window, 4_700 + 4_500)).toBe(2);
	});

	it('never tries for more than is documented', () => {
		const window = sharedWindow();
		expect(windowsFrom(window, 100_000, 20).every((left) => left <= 16)).toBe(true);
		expect(leaveNow(window, 1_000_000)).toBe(16);
	});

	it('remembers enough, however many leave', () => {
		const window = new Rig({ requests: 3, windowMs: WINDOW_MS });
		expect(windowsFrom(window, 0, 50)).toEqual(Array<number>(50).fill(3));
		expect(window.waitMs(COLD_MS + 49 * NEXT_MS + 1)).toBe(NEXT_MS - 1);
	});

	it('leaves with twenty-five at first, and with more once these were accepted', () => {
		const window = new Rig({ requests: 100, windowMs: 60_000 });
		expect(leaveNow(window, 0)).toBe(25);
		expect(window.waitMs(0)).toBe(ASK_AGAIN_MS);
		for (let answer = 0; answer < 25; answer++) window.accept(0, 300);
		expect(leaveNow(window, 300)).toBe(50);
		for (let answer = 0; answer < 50; answer++) window.accept(300 + GAP_MS * answer, 700);
		expect(leaveNow(window, 700)).toBe(25);
		expect(window.waitMs(701)).toBeGreaterThan(59_000);
	});

	it('leaves with more as well once those that were not accepted have ended otherwise', () => {
		const window = new Rig({ requests: 100, windowMs: 60_000 });
		expect(leaveNow(window, 0)).toBe(25);
		for (const call of window.log.within(60_000, 1_000)) window.log.ended(call);
		expect(leaveNow(window, 1_000)).toBe(50);
	});

	it('asks less and less often for the answers, and does not wait for one that takes long', () => {
		const window = new Rig({ requests: 100, windowMs: 60_000 });
		leaveNow(window, 0);
		const askedMs = [];
		for (let nowMs = 0; nowMs < 5_500; nowMs += window.waitMs(nowMs)) {
			if (window.waitMs(nowMs) <= 0) break;
			askedMs.push(nowMs);
		}
		expect(askedMs.length).toBeLessThan(40);
		expect(askedMs.at(-1)).toBeGreaterThan(3_500);
		expect(leaveNow(window, 5_500)).toBe(50);
	});

	it('takes only as much longer for a window as the round trip of its first call was longer', () => {
		const window = new Rig({ requests: 1, windowMs: WINDOW_MS });
		window.depart(0);
		window.accept(0, 300);
		window.depart(4_000);
		window.accept(4_000, 4_320);
		expect(window.waitMs(4_500)).toBe(520 + 2);
	});

	it('learns a lower limit and its window from the refusal that names it', () => {
		const window = new Rig({ requests: 100, windowMs: 60_000 });
		expect(leaveNow(window, 0)).toBe(25);
		for (let answer = 0; answer < 20; answer++) window.accept(0, 300);
		for (let refusal = 0; refusal < 5; refusal++) window.takeBack(0);
		window.shrink(0, 300, 5_000, 20);
		expect(windowsFrom(window, 5_200, 1)).toEqual([20]);
		expect(window.waitMs(5_400)).toBeGreaterThan(4_000);
		expect(leaveNow(window, 20_000)).toBe(20);
		expect(leaveNow(window, 25_200)).toBe(20);
	});

	it('takes a higher limit that an answer names', () => {
		const window = new Rig({ requests: 2, windowMs: WINDOW_MS });
		window.depart(0);
		window.accept(0, 100);
		expect(windowsFrom(window, 3_000, 2)).toEqual([2, 2]);
		window.accept(3_000, 3_300, 4);
		expect(leaveNow(window, 6_000)).toBe(3);
		expect(leaveNow(window, 20_000)).toBe(4);
	});
});
