import type { RateLimit } from '../request';
import type { Call, CallLog } from './callLog';

/**
 * Distance between departures of requests that had to wait, milliseconds. Requests that leave together arrive
 * spread out: without it, some would arrive early enough for Feishu to count them with the window before.
 */
const GAP_MS = 5;

/** So many leave before the first answer: few are refused where the tenant's limit is lower than the documented one. */
const FIRST_MOST = 25;

/** By how much more is tried once Feishu has refused none of that. */
const FIRST_FACTOR = 3;

/** How soon to ask again while these answers may open the window further, milliseconds. */
const ASK_AGAIN_MS = 15;

/** Answers that take long are asked for less often: after this part of the time since the last departure. */
const ASK_AGAIN_PART = 1 / 4;

/** After a 429 has been waited out, this long without another one before we try for more than our share, milliseconds. */
const QUIET_MS = 4_000;

/** Time between one try for more and the next, larger one: enough for an answer, milliseconds. */
const STEP_MS = 500;

/** The smallest share, as a fraction of the limit: a process that has just begun has sent nothing yet. */
const LEAST_SHARE = 1 / 8;

/** Two times of one window differ by no more, milliseconds: they are taken at our end of the way. */
const SLACK_MS = 500;

/** One limit of an endpoint as Feishu applies it, and how much of it this process allows itself. */
export class PacedWindow {
	private limit: RateLimit;

	private allowed: number;

	/** Whether calls of the first burst may still be refused. */
	private isFirst = true;

	private step = 1;

	private growAtMs = Number.POSITIVE_INFINITY;

	private shrunkAtMs = Number.NEGATIVE_INFINITY;

	constructor(readonly documented: RateLimit) {
		this.limit = documented;
		this.allowed = Math.min(FIRST_MOST, documented.requests);
	}

	/** How long until a departure fits into the window, or until more is tried, milliseconds; not positive for now. */
	waitMs(log: CallLog, nowMs: number): number {
		this.settle(log, nowMs);
		this.grow(nowMs);
		if (log.length < this.allowed) return 0;
		const ends = log.endsAfter(nowMs, this.limit.windowMs);
		const freeMs = ends[ends.length - this.allowed] ?? nowMs;
		const untilFreeMs = Math.max(freeMs, log.lastMs + GAP_MS) - nowMs;
		if (!this.takesLess()) return untilFreeMs;
		const askAgainMs = Math.max(ASK_AGAIN_MS, (nowMs - log.lastMs) * ASK_AGAIN_PART);
		return Math.min(untilFreeMs, this.isFirst ? askAgainMs : this.growAtMs - nowMs);
	}

	/** How much of the limit this process had used when the clock showed `atMs`. */
	fill(log: CallLog, atMs: number): number {
		return this.used(log, atMs) / this.limit.requests;
	}

	/** Feishu accepted a call, and named the limit where it did. */
	accept(log: CallLog, nowMs: number, named: number | undefined): void {
		const { requests, windowMs } = this.limit;
		if (named !== undefined && named > requests) {
			this.limit = { requests: named, windowMs };
			this.growAtMs = Math.min(this.growAtMs, nowMs);
		}
		this.settle(log, nowMs);
	}

	/** With the last of the first burst that ends, and not by the limit, more may leave. */
	settle(log: CallLog, nowMs: number): void {
		if (!this.isFirst || log.overWithin(this.limit.windowMs, nowMs) < this.allowed) return;
		this.allowed = Math.min(this.limit.requests, FIRST_FACTOR * this.allowed);
		this.isFirst = this.takesLess();
	}

	/**
	 * Feishu answered 429 to the call, so its window was full: what this process had sent in it, or in the one before,
	 * is its share. Several 429s for calls that were already under way count once. No request leaves before `untilMs`.
	 */
	refuse(log: CallLog, call: Call, nowMs: number, untilMs: number, named?: number): void {
		if (named !== undefined) this.learn(log, call, untilMs, named);
		const { requests, windowMs } = this.limit;
		const tooMuch = call.departureMs > this.shrunkAtMs ? 1 : 0;
		const share = Math.max(
			this.used(log, call.departureMs),
			this.used(log, call.departureMs - windowMs),
			Math.ceil(requests * LEAST_SHARE),
		);
		this.allowed = Math.max(1, Math.min(this.allowed - tooMuch, share, requests));
		this.isFirst = false;
		this.shrunkAtMs = nowMs;
		this.step = 1;
		this.growAtMs = untilMs + QUIET_MS;
	}

	/**
	 * Another limit than the documented one has another window. It began with the oldest of as many of our calls as
	 * the limit has, and ends when Feishu says; a limit of Feishu's is one for whole seconds.
	 */
	private learn(log: CallLog, { departureMs }: Call, untilMs: number, requests: number): void {
		const { windowMs } = this.limit;
		const isAsDocumented =
			requests === this.limit.requests && untilMs - departureMs <= windowMs + SLACK_MS;
		if (isAsDocumented) return;
		const oldestMs = log.departureBefore(departureMs, requests);
		const seenMs = oldestMs === undefined ? windowMs : untilMs - oldestMs + SLACK_MS / 5;
		this.limit = { requests, windowMs: Math.max(1_000, Math.floor(seenMs / 1_000) * 1_000) };
	}

	private used(log: CallLog, atMs: number): number {
		return log.within(this.limit.windowMs, atMs).length;
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
