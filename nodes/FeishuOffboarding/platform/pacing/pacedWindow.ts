import type { RateLimit } from '../request';

/**
 * By which part the window is taken for longer: the vendor counts arrivals, we count departures, and
 * the way there does not always take the same time.
 */
const MARGIN = 0.025;

/**
 * How far those who had to wait leave apart, milliseconds: requests that set out together arrive one after
 * another, some sooner than the last time, and the vendor would count them with the window before.
 */
const GAP_MS = 5;

/**
 * How much later the first requests arrive than those behind them, milliseconds: theirs are the connections to be
 * opened, and their code runs for the first time.
 */
const COLD_MS = 100;

/** After how long without a request connections are taken for closed, milliseconds. */
const IDLE_MS = 5_000;

/** How long there has to be no refusal, once the wait for one is over, before more than the share is tried, milliseconds. */
const QUIET_MS = 4_000;

/** How long each try is given before the next, larger one: enough for an answer, milliseconds. */
const STEP_MS = 500;

/** The least share, as a part of the limit: who has just begun has taken nothing yet. */
const LEAST_SHARE = 1 / 8;

/** One sliding window, and how much of it this process allows itself. */
export class PacedWindow {
	/** Oldest first. */
	private departures: number[] = [];

	private allowed: number;

	private readonly lengthMs: number;

	private step = 1;

	private growAtMs = Number.POSITIVE_INFINITY;

	private shrunkAtMs = Number.NEGATIVE_INFINITY;

	constructor(private readonly limit: RateLimit) {
		this.allowed = limit.requests;
		this.lengthMs = limit.windowMs + limit.windowMs * MARGIN;
	}

	/** How long until a departure fits into the window, or until more is tried, milliseconds; not positive for now. */
	waitMs(nowMs: number): number {
		this.grow(nowMs);
		const blocking = this.departures[this.departures.length - this.allowed];
		if (blocking === undefined) return 0;
		const last = this.departures.at(-1) ?? blocking;
		const arrivedMs = blocking + (this.wasCold(blocking) ? COLD_MS : 0);
		const untilFreeMs = Math.max(arrivedMs + this.lengthMs, last + GAP_MS) - nowMs;
		return this.takesLess() ? Math.min(untilFreeMs, this.growAtMs - nowMs) : untilFreeMs;
	}

	depart(nowMs: number): void {
		if (this.departures.length >= 4 * this.limit.requests) {
			this.departures = this.departures.slice(-2 * this.limit.requests);
		}
		this.departures.push(nowMs);
	}

	/** A refused request is not in the vendor's window. */
	takeBack(departureMs: number): void {
		const index = this.departures.lastIndexOf(departureMs);
		if (index >= 0) this.departures.splice(index, 1);
	}

	/** How much of the limit this process had used when the clock showed `atMs`, 0 to 1. */
	fill(atMs: number): number {
		return this.used(atMs) / this.limit.requests;
	}

	/**
	 * The vendor refused the request that left at `departureMs`: its window was full, so what this process
	 * had in the window, or in the one before, is its share, and it had tried for more. A refusal of what
	 * left before the last one was known says nothing new about the latter. Nobody leaves before `untilMs`.
	 */
	shrink(departureMs: number, nowMs: number, untilMs: number): void {
		const tooMuch = departureMs > this.shrunkAtMs ? 1 : 0;
		const share = Math.max(
			this.used(departureMs),
			this.used(departureMs - this.lengthMs),
			Math.ceil(this.limit.requests * LEAST_SHARE),
		);
		this.allowed = Math.max(1, Math.min(this.allowed - tooMuch, share));
		this.shrunkAtMs = nowMs;
		this.step = 1;
		this.growAtMs = untilMs + QUIET_MS;
	}

	private wasCold(departureMs: number): boolean {
		return !this.departures.some(
			(atMs) => atMs <= departureMs - COLD_MS && atMs > departureMs - IDLE_MS,
		);
	}

	private used(atMs: number): number {
		const sinceMs = atMs - this.lengthMs;
		return this.departures.filter((departureMs) => departureMs > sinceMs && departureMs <= atMs)
			.length;
	}

	private takesLess(): boolean {
		return this.allowed < this.limit.requests;
	}

	/** After a quiet time a little more is tried, then twice as much with every step that stays quiet. */
	private grow(nowMs: number): void {
		if (nowMs < this.growAtMs || !this.takesLess()) return;
		this.allowed = Math.min(this.limit.requests, this.allowed + this.step);
		this.step *= 2;
		this.growAtMs = nowMs + STEP_MS;
	}
}
