import { recordAt } from '../json';
import { REMEMBERED_COUNT, REMEMBERED_MS } from './lately';

/** When each event was first seen, by its ID; milliseconds since the epoch. A type of plain JSON. */
export type SeenEvents = {
	readonly version: 1;
	readonly firstSeenMs: Record<string, number>;
};

/** A memory that has seen nothing. */
export const newMemory = (): SeenEvents => ({ version: 1, firstSeenMs: {} });

/** Reads what was stored, whatever it is; what is too old is left out. */
export function readSeenEvents(stored: unknown, nowMs: number): SeenEvents {
	const seen = newMemory();
	for (const [eventId, atMs] of Object.entries(recordAt(stored, 'firstSeenMs'))) {
		if (typeof atMs === 'number') seen.firstSeenMs[eventId] = atMs;
	}
	forgetOld(seen, nowMs);
	return seen;
}

export const hasSeen = (seen: SeenEvents, eventId: string): boolean =>
	Object.hasOwn(seen.firstSeenMs, eventId);

/** Adds to the object itself: calls that run side by side share it. */
export function remember(seen: SeenEvents, eventId: string, nowMs: number): void {
	if (!hasSeen(seen, eventId)) seen.firstSeenMs[eventId] = nowMs;
}

export function forgetOld(seen: SeenEvents, nowMs: number): void {
	for (const [eventId, atMs] of Object.entries(seen.firstSeenMs)) {
		// Either way: a clock that was set back must not make an event unforgettable.
		if (Math.abs(nowMs - atMs) >= REMEMBERED_MS) delete seen.firstSeenMs[eventId];
	}
	const left = Object.entries(seen.firstSeenMs);
	if (left.length <= REMEMBERED_COUNT) return;
	const oldestFirst = left.sort(([, a], [, b]) => a - b);
	for (const [eventId] of oldestFirst.slice(0, -REMEMBERED_COUNT)) delete seen.firstSeenMs[eventId];
}
