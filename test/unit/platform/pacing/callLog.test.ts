import { CallLog } from '../../../../nodes/FeishuOffboarding/platform/pacing/callLog';

const WINDOW_MS = 1_000;
/** Clocks have whole milliseconds. */
const RESOLUTION_MS = 2;

type Timing = readonly [departureMs: number, roundTripMs?: number];

/** Calls that leave at the times and are answered after as long as is given with each. */
function logOf(...calls: readonly Timing[]): CallLog {
	const log = new CallLog(100);
	for (const [departureMs, roundTripMs] of calls) leave(log, departureMs, roundTripMs);
	return log;
}

function leave(log: CallLog, departureMs: number, roundTripMs?: number): void {
	const call = log.depart(departureMs);
	if (roundTripMs !== undefined) log.answered(call, departureMs + roundTripMs);
}

/** The first call is so long ago that its connection is open and its window over. */
const OPENED_MS = -2_000;

const warmLogOf = (...calls: readonly Timing[]): CallLog => logOf([OPENED_MS], ...calls);

describe('CallLog', () => {
	it('ends a call a window after the latest moment at which it may have arrived', () => {
		const log = warmLogOf([0, 300], [10, 320], [20, 300]);
		expect(log.endsAfter(500, WINDOW_MS)).toEqual([
			1_000 + RESOLUTION_MS,
			1_020 + RESOLUTION_MS,
			1_030 + RESOLUTION_MS,
		]);
	});

	it('knows by a quicker call that an earlier one was slow', () => {
		const log = warmLogOf([0, 400]);
		expect(log.endsAfter(500, WINDOW_MS)).toEqual([1_000 + RESOLUTION_MS]);
		leave(log, 450, 300);
		expect(log.endsAfter(800, WINDOW_MS)).toEqual([1_100 + RESOLUTION_MS, 1_450 + RESOLUTION_MS]);
	});

	it('takes a call without an answer for as slow as the slowest', () => {
		expect(warmLogOf([0, 300], [10, 340], [20]).endsAfter(1_045, WINDOW_MS)).toEqual([
			1_050 + RESOLUTION_MS,
			1_060 + RESOLUTION_MS,
		]);
	});

	it('assumes some jitter before it has seen any', () => {
		expect(warmLogOf([0]).endsAfter(10, WINDOW_MS)).toEqual([1_050 + RESOLUTION_MS]);
	});

	it('forgets the quickest of long ago, as the way may have become longer', () => {
		const log = new CallLog(2_000);
		for (let call = 0; call < 1_501; call++) log.answered(log.depart(0), call === 0 ? 100 : 300);
		log.answered(log.depart(4_900), 5_200);
		expect(log.endsAfter(5_500, WINDOW_MS)).toEqual([5_900 + RESOLUTION_MS]);
	});

	it('forgets what was taken back, and only that', () => {
		const log = logOf([0], [5]);
		const call = log.depart(7);
		log.takeBack(call);
		log.takeBack(call);
		expect(log.length).toBe(2);
		expect(log.lastMs).toBe(5);
	});

	it('counts what left within the window and by the time', () => {
		const log = logOf([0], [1], [1_000], [1_001]);
		expect(log.within(WINDOW_MS, 1_000).map(({ departureMs }) => departureMs)).toEqual([1, 1_000]);
	});

	it('finds the call that was so many before', () => {
		const log = logOf([0], [10], [20], [30]);
		expect(log.departureBefore(20, 2)).toBe(10);
		expect(log.departureBefore(20, 4)).toBeUndefined();
	});

	it('counts what is over within the window: accepted, ended, or so old that no refusal comes', () => {
		const log = logOf([0, 10], [500], [900, 10], [1_000, 10]);
		expect(log.overWithin(WINDOW_MS, 1_000)).toBe(2);
		for (const call of log.within(WINDOW_MS, 500)) log.ended(call);
		expect(log.overWithin(WINDOW_MS, 1_000)).toBe(3);
		expect(logOf([0], [1]).overWithin(60_000, 5_000)).toBe(1);
	});

	it('takes the first calls for late, and those after five seconds without any', () => {
		const log = logOf([0], [99], [100], [5_099], [10_099], [10_198], [10_199]);
		expect(log.within(30_000, 20_000).filter(({ isCold }) => isCold)).toEqual([
			{ departureMs: 0, isCold: true },
			{ departureMs: 99, isCold: true },
			{ departureMs: 10_099, isCold: true },
			{ departureMs: 10_198, isCold: true },
		]);
	});

	it('keeps enough, however many leave', () => {
		const log = new CallLog(3);
		for (let atMs = 0; atMs < 100; atMs++) log.depart(atMs);
		expect(log.within(3, 99)).toHaveLength(3);
		expect(log.length).toBeLessThanOrEqual(6);
	});
});
