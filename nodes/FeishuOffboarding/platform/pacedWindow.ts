import type { RateLimit } from './request';

/**
 * By which part the window is taken for longer: the vendor counts arrivals, we count departures, and
 * the way there does not always take the same time.
 */
const MARGIN = 0.02;

/** How long there has to be no refusal before this process tries for more than its share: windows, and at least so long. */
const QUIET_WINDOWS = 2;
const QUIET_MS = 12_000;

const REFUSALS_TO_NOTHING = 20;

/** One sliding window, and how much of it this process allows itself. */
export class PacedWindow {
	/** Oldest first. */
	private departures: number[] = [];

	private allowed: number;

	private step = 1;

	private growAtMs = Number.POSITIVE_INFINITY;

	constructor(private readonly limit: RateLimit) {
		this.allowed = limit.requests;
	}

	/** How long until a departure fits into the window, milliseconds; not positive for now. */
	waitMs(nowMs: number): number {
		this.grow(nowMs);
		const blocking = this.departures[this.departures.length - this.allowed];
		return blocking === undefined ? 0 : blocking + this.limit.windowMs * (1 + MARGIN) - nowMs;
	}

	depart(nowMs: number): void {
		if (this.departures.length >= 2 * this.limit.requests) {
			this.departures = this.departures.slice(-this.limit.requests);
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
	 * The vendor refused a request for this limit. Many refusals say that others take a large part, a single
	 * one says little: each costs a twentieth of the limit, down to half of it.
	 */
	shrink(nowMs: number): void {
		const cost = Math.ceil(this.limit.requests / REFUSALS_TO_NOTHING);
		this.allowed = Math.max(Math.ceil(this.limit.requests / 2), this.allowed - cost);
		this.step = 1;
		this.growAtMs = nowMs + Math.max(QUIET_WINDOWS * this.limit.windowMs, QUIET_MS);
	}

	private used(atMs: number): number {
		const sinceMs = atMs - this.limit.windowMs;
		return this.departures.filter((departureMs) => departureMs > sinceMs && departureMs <= atMs)
			.length;
	}

	/** After a quiet time a little more is tried, then twice as much with every window that stays quiet. */
	private grow(nowMs: number): void {
		if (nowMs < this.growAtMs || this.allowed >= this.limit.requests) return;
		this.allowed = Math.min(this.limit.requests, this.allowed + this.step);
		this.step *= 2;
		this.growAtMs = nowMs + this.limit.windowMs;
	}
}
