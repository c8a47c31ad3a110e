/**
 * How long one item may wait for Feishu, in total: by the clock from its first wait on, over all of its
 * requests, whose own time counts too. Times are those of a monotonic clock, in milliseconds.
 */
export class WaitBudget {
	private sinceMs: number | undefined;

	constructor(readonly maxWaitMs: number) {}

	/** How much of it is left. */
	leftMs(nowMs: number): number {
		return this.maxWaitMs - (nowMs - (this.sinceMs ?? nowMs));
	}

	/** A wait begins. */
	begin(nowMs: number): void {
		this.sinceMs ??= nowMs;
	}

	/** The item has waited since `fromMs` for an answer that another one asked for: its waits were this item's, too. */
	waitedFor(other: WaitBudget, fromMs: number): void {
		if (other.sinceMs === undefined) return;
		const sinceMs = Math.max(other.sinceMs, fromMs);
		this.sinceMs = Math.min(this.sinceMs ?? sinceMs, sinceMs);
	}
}
