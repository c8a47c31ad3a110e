import type { RateLimit } from '../request';

/**
 * Safety margin, as a fraction of the window. Feishu counts calls when they arrive, we count them when they
 * leave, and the delay of the network varies.
 */
const MARGIN = 0.025;

/**
 * Distance between departures of requests that had to wait, milliseconds. Requests that leave together arrive
 * spread out: without it, some would arrive early enough for Feishu to count them with the window before.
 */
const GAP_MS = 5;

/** How much later the first requests arrive than the next ones, milliseconds: they open the connections. */
const COLD_MS = 100;

/** Without a request for this long, connections count as closed, milliseconds. */
const IDLE_MS = 5_000;

/** After a 429 has been waited out, this long without another one before we try for more than our share, milliseconds. */
const QUIET_MS = 4_000;

/** Time between one try for more and the next, larger one: enough for an answer, milliseconds. */
const STEP_MS = 500;

/** The smallest share, as a fraction of the limit: a process that has just begun has sent nothing yet. */
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

	/** A refused request is not in Feishu's window. */
	takeBack(departureMs: number): void {
		const index = this.departures.lastIndexOf(departureMs);
		if (index >= 0) this.departures.splice(index, 1);
	}

	/** How much of the limit this process had used when the clock showed `atMs`, 0 to 1. */
	fill(atMs: number): number {
		return this.used(atMs) / this.limit.requests;
	}

	/**
	 * Feishu answered 429 to the request that left at `departureMs`, so its window was full: what this process had
	 * sent in it, or in the one before, is its share. Several 429s for calls that were already under way count
	 * once. No request leaves before `untilMs`.
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
