import type { RateLimit } from './request';

/**
 * Added to every window: the vendor counts arrivals, we count departures, and the way
 * there does not always take the same time.
 */
const MARGIN_MS = 25;

/** Decides when the next request of one app to one endpoint may leave. Holds no timer: the caller waits. */
export class Pacer {
	/** Departures within the longest window, oldest first. */
	private departures: number[] = [];

	private pausedUntilMs = 0;

	constructor(private readonly limits: readonly RateLimit[]) {}

	/** Takes a slot and returns 0, or returns how long to wait before asking again, milliseconds. */
	take(nowMs: number): number {
		const waitMs = this.waitMs(nowMs);
		if (waitMs > 0) return waitMs;
		this.forgetBefore(nowMs);
		this.departures.push(nowMs);
		return 0;
	}

	/** Nobody leaves before the vendor's window is open again. */
	pause(nowMs: number, delayMs: number): void {
		this.pausedUntilMs = Math.max(this.pausedUntilMs, nowMs + delayMs);
	}

	private waitMs(nowMs: number): number {
		const waits = this.limits.map((limit) => this.waitForWindow(limit, nowMs));
		return Math.max(0, this.pausedUntilMs - nowMs, ...waits);
	}

	/** The slot is free when the departure `requests` places back has left the window. */
	private waitForWindow({ requests, windowMs }: RateLimit, nowMs: number): number {
		const blocking = this.departures[this.departures.length - requests];
		return blocking === undefined ? 0 : blocking + windowMs + MARGIN_MS - nowMs;
	}

	private forgetBefore(nowMs: number): void {
		const most = Math.max(...this.limits.map(({ requests }) => requests));
		const longest = Math.max(...this.limits.map(({ windowMs }) => windowMs));
		if (this.departures.length < 2 * most) return;
		this.departures = this.departures
			.slice(-most)
			.filter((departureMs) => departureMs > nowMs - longest - MARGIN_MS);
	}
}
