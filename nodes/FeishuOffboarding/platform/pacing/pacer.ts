import type { RateLimit } from '../request';
import { CallLog, type Call } from './callLog';
import { PacedWindow } from './pacedWindow';

/** The right to send one request, to be handed back with what came of it. */
export type Slot = Call;

export type Turn =
	| { readonly kind: 'go'; readonly slot: Slot }
	| { readonly kind: 'wait'; readonly delayMs: number };

/**
 * Decides when the next request of one app to one endpoint may leave. Holds no timer: the caller waits.
 * Other programs may use the same app; what is left for this one is learnt from refusals.
 */
export class Pacer {
	private readonly windows: readonly PacedWindow[];

	private readonly log: CallLog;

	private pausedUntilMs = 0;

	constructor(limits: readonly RateLimit[]) {
		this.windows = limits.map((limit) => new PacedWindow(limit));
		this.log = new CallLog(2 * Math.max(0, ...limits.map(({ requests }) => requests)));
	}

	/** Takes a slot, or tells how long to wait before asking again, milliseconds. */
	take(nowMs: number): Turn {
		const waits = this.windows.map((window) => window.waitMs(this.log, nowMs));
		const delayMs = Math.max(0, this.pausedUntilMs - nowMs, ...waits);
		if (delayMs > 0) return { kind: 'wait', delayMs };
		return { kind: 'go', slot: this.log.depart(nowMs) };
	}

	/** The request with this slot leaves only now, as it had to wait for something else: Feishu counts it from here. */
	leaves(slot: Slot, nowMs: number): Slot {
		this.log.takeBack(slot);
		return this.log.depart(nowMs, slot.isCold);
	}

	/** Feishu accepted the request as one within its limit, which it may have named. */
	accepted(slot: Slot, nowMs: number, limit?: number): void {
		this.log.answered(slot, nowMs);
		const named = this.windows.length === 1 ? limit : undefined;
		for (const window of this.windows) window.accept(this.log, nowMs, named);
	}

	/** The request ended otherwise than by an answer that tells of the limit; Feishu may have counted it. */
	ended(slot: Slot): void {
		this.log.ended(slot);
	}

	/**
	 * Feishu refused the request for its limit, which it may have named: nobody leaves before `untilMs`, and of the
	 * window that was full, this process takes less for a while.
	 */
	refused(slot: Slot, nowMs: number, untilMs: number, limit?: number): void {
		this.pausedUntilMs = Math.max(this.pausedUntilMs, untilMs);
		this.log.takeBack(slot);
		const window = this.fullest(slot.departureMs, limit);
		window?.refuse(this.log, slot, nowMs, this.pausedUntilMs, limit);
	}

	/** The window of the named limit, or the one of which this process had used most. */
	private fullest(atMs: number, limit: number | undefined): PacedWindow | undefined {
		const named = this.windows.find(({ documented }) => documented.requests === limit);
		const fill = (window: PacedWindow): number => window.fill(this.log, atMs);
		return named ?? [...this.windows].sort((a, b) => fill(b) - fill(a))[0];
	}
}
