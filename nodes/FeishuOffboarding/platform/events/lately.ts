/** Feishu pushes an event for the last time 7.1 hours after the first time; the rest is margin. */
export const REMEMBERED_MS = 8 * 60 * 60_000;

/** Bounds what a trigger remembers; the oldest are forgotten first. */
export const REMEMBERED_COUNT = 5_000;

interface Noted<T> {
	readonly value: T;
	readonly atMs: number;
}

/**
 * What was noted of events lately, by their IDs. To note or to look up costs the same however much is noted.
 * Times are those of a monotonic clock, milliseconds.
 */
export class Lately<T> {
	/** The oldest first. */
	private readonly noted = new Map<string, Noted<T>>();

	note(eventId: string, value: T, nowMs: number): void {
		this.noted.delete(eventId);
		this.noted.set(eventId, { value, atMs: nowMs });
		this.forgetOld(nowMs);
	}

	get(eventId: string, nowMs: number): T | undefined {
		this.forgetOld(nowMs);
		return this.noted.get(eventId)?.value;
	}

	forget(eventId: string): void {
		this.noted.delete(eventId);
	}

	forgetThose(isOver: (value: T) => boolean): void {
		for (const [eventId, { value }] of this.noted) {
			if (isOver(value)) this.noted.delete(eventId);
		}
	}

	get size(): number {
		return this.noted.size;
	}

	private forgetOld(nowMs: number): void {
		for (const [eventId, { atMs }] of this.noted) {
			const isKept = nowMs - atMs < REMEMBERED_MS && this.noted.size <= REMEMBERED_COUNT;
			if (isKept) return;
			this.noted.delete(eventId);
		}
	}
}
