import { PacedWindow } from './pacedWindow';
import type { RateLimit } from '../request';

/** The right to send one request, to be handed back where Feishu refused it for the limit. */
export interface Slot {
	readonly departureMs: number;
}

export type Turn =
	| { readonly kind: 'go'; readonly slot: Slot }
	| { readonly kind: 'wait'; readonly delayMs: number };

/**
 * Decides when the next request of one app to one endpoint may leave. Holds no timer: the caller waits.
 * Other programs may use the same app; what is left for this one is learnt from refusals.
 */
export class Pacer {
	private readonly windows: readonly PacedWindow[];

	private pausedUntilMs = 0;

	constructor(limits: readonly RateLimit[]) {
		this.windows = limits.map((limit) => new PacedWindow(limit));
	}

	/** Takes a slot, or tells how long to wait before asking again, milliseconds. */
	take(nowMs: number): Turn {
		const waits = this.windows.map((window) => window.waitMs(nowMs));
		const delayMs = Math.max(0, this.pausedUntilMs - nowMs, ...waits);
		if (delayMs > 0) return { kind: 'wait', delayMs };
		for (const window of this.windows) window.depart(nowMs);
		return { kind: 'go', slot: { departureMs: nowMs } };
	}

	/** The request with this slot leaves only now, as it had to wait for something else: Feishu counts it from here. */
	leaves({ departureMs }: Slot, nowMs: number): Slot {
		for (const window of this.windows) {
			window.takeBack(departureMs);
			window.depart(nowMs);
		}
		return { departureMs: nowMs };
	}

	/**
	 * Feishu refused the request that left in this slot: nobody leaves before `untilMs`, and of the
	 * window that was fullest then, this process takes less for a while.
	 */
	refused({ departureMs }: Slot, nowMs: number, untilMs: number): void {
		this.pausedUntilMs = Math.max(this.pausedUntilMs, untilMs);
		for (const window of this.windows) window.takeBack(departureMs);
		const [fullest] = [...this.windows].sort((a, b) => b.fill(departureMs) - a.fill(departureMs));
		fullest?.shrink(departureMs, nowMs, this.pausedUntilMs);
	}
}
