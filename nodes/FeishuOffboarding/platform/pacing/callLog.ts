/** How many round trips the quickest and the slowest one are sought among, at least. */
const SAMPLES = 500;

/** How much longer than the quickest round trip one is taken to be before any has ended, milliseconds. */
const UNKNOWN_EXCESS_MS = 50;

/** Clocks, ours and Feishu's, have whole milliseconds. */
const RESOLUTION_MS = 2;

/** How much later the first requests arrive than the next ones, milliseconds: they open the connections. */
const COLD_MS = 100;

/** Without a request for this long, connections count as closed, milliseconds. */
const IDLE_MS = 5_000;

/** A call that Feishu refuses for its limit is refused by then, milliseconds; one that was given up has no other end. */
const REFUSED_MS = 5_000;

/** One call of this process that left for Feishu. */
export interface Call {
	readonly departureMs: number;
	/** Whether it had to open a connection, as far as is known: it may arrive later than the next one. */
	readonly isCold: boolean;
	/** Departure to answer, milliseconds; undefined while there is none. */
	readonly roundTripMs?: number;
	/** Whether nothing more comes of it: it was accepted, or ended otherwise. */
	readonly isOver?: boolean;
}

interface Samples {
	readonly count: number;
	readonly quickestMs: number;
	readonly slowestMs: number;
}

const noSamples: Samples = { count: 0, quickestMs: Infinity, slowestMs: -Infinity };

const withSample = ({ count, quickestMs, slowestMs }: Samples, sampleMs: number): Samples => ({
	count: count + 1,
	quickestMs: Math.min(quickestMs, sampleMs),
	slowestMs: Math.max(slowestMs, sampleMs),
});

/** The calls of this process to one endpoint, and how long they were under way. Times are of a monotonic clock. */
export class CallLog {
	/** Oldest first. */
	private calls: Call[] = [];

	private recent = noSamples;

	private earlier = noSamples;

	/** `capacity`: how many calls are kept, at least. */
	constructor(private readonly capacity: number) {}

	get length(): number {
		return this.calls.length;
	}

	/** When the last call left; before all time where there is none. */
	get lastMs(): number {
		return this.calls.at(-1)?.departureMs ?? Number.NEGATIVE_INFINITY;
	}

	/** `wasCold`: whether it was a first one when it began to wait. Calls that wait with it open no connection. */
	depart(nowMs: number, wasCold = false): Call {
		const call = { departureMs: nowMs, isCold: wasCold || this.isCold(nowMs) };
		if (this.calls.length >= 2 * this.capacity) this.calls = this.calls.slice(-this.capacity);
		this.calls.push(call);
		return call;
	}

	/** Feishu does not count the call, or not from then on. */
	takeBack(call: Call): void {
		const index = this.calls.lastIndexOf(call);
		if (index >= 0) this.calls.splice(index, 1);
	}

	/** Feishu accepted the call. */
	answered(call: Call, nowMs: number): void {
		const roundTripMs = nowMs - call.departureMs;
		this.replace(call, { ...call, roundTripMs, isOver: true });
		this.recent = withSample(this.recent, roundTripMs);
		if (this.recent.count < SAMPLES) return;
		this.earlier = this.recent;
		this.recent = noSamples;
	}

	/** The call came to nothing, or to a refusal before Feishu looked at the limit; Feishu may have counted it. */
	ended(call: Call): void {
		this.replace(call, { ...call, isOver: true });
	}

	/** How many left within `windowMs` before the time whose refusal is not to be expected any more. */
	overWithin(windowMs: number, atMs: number): number {
		return this.within(windowMs, atMs).filter(
			({ departureMs, isOver }) => isOver === true || departureMs <= atMs - REFUSED_MS,
		).length;
	}

	/** The calls that had left by the time, within `windowMs` before it. */
	within(windowMs: number, atMs: number): Call[] {
		return this.calls.filter(
			({ departureMs }) => departureMs > atMs - windowMs && departureMs <= atMs,
		);
	}

	/** When the `count`-th last of the calls left that had left by the time. */
	departureBefore(atMs: number, count: number): number | undefined {
		return this.calls.filter(({ departureMs }) => departureMs <= atMs).at(-count)?.departureMs;
	}

	/**
	 * When the calls leave a window of Feishu's, soonest first, of those that have not by now. Feishu counts a call
	 * from its arrival on. It arrives later than the quickest one would by no more than its round trip was longer:
	 * that is the margin, for each call its own.
	 */
	endsAfter(nowMs: number, windowMs: number): number[] {
		const quickestMs = Math.min(this.recent.quickestMs, this.earlier.quickestMs);
		const slowestMs = Math.max(this.recent.slowestMs, this.earlier.slowestMs);
		const assumedMs = Number.isFinite(quickestMs) ? slowestMs - quickestMs : UNKNOWN_EXCESS_MS;
		const ends: number[] = [];
		for (const { departureMs, isCold, roundTripMs } of this.calls) {
			const excessMs = roundTripMs === undefined ? assumedMs : roundTripMs - quickestMs;
			const marginMs = isCold && excessMs < COLD_MS ? COLD_MS : excessMs;
			const endMs = departureMs + windowMs + marginMs + RESOLUTION_MS;
			if (endMs > nowMs) ends.push(endMs);
		}
		return ends.sort((a, b) => a - b);
	}

	private replace(call: Call, by: Call): void {
		const index = this.calls.lastIndexOf(call);
		if (index >= 0) this.calls[index] = by;
	}

	private isCold(nowMs: number): boolean {
		return !this.calls.some(
			({ departureMs }) => departureMs <= nowMs - COLD_MS && departureMs > nowMs - IDLE_MS,
		);
	}
}
