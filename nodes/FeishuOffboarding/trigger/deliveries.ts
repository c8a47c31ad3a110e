import { forgetOld, hasSeen, readSeenEvents, remember, type SeenEvents } from './seenEvents';

/** n8n's answer to a call, as far as it has got: an error status means that no workflow was started. */
export interface DeliveryAnswer {
	readonly statusCode: number;
}

interface UnderWay {
	readonly answer: DeliveryAnswer;
	readonly sinceMs: number;
}

/** What one trigger knows: what it has seen, and the events that n8n is starting a workflow for. */
export interface Knowledge {
	readonly seen: SeenEvents;
	readonly underWay: Map<string, UnderWay>;
}

/** Longer than n8n needs to start a workflow, shorter than until the vendor's third push. */
const UNDER_WAY_MS = 4 * 60_000;

/**
 * What this process has passed on to n8n. Calls that run side by side each get what was stored before any
 * of them, and each stores its own: only the process knows of them all. So they share one object,
 * and whichever is stored last holds everything.
 */
export class Deliveries {
	private readonly triggers = new Map<string, Knowledge>();

	/** What a trigger knows, as stored and as this process does; as stored, where the memory has no name. */
	knowledge(trigger: string, stored: unknown, nowMs: number): Knowledge {
		const seen = readSeenEvents(stored, nowMs);
		if (seen.memory === '') return { seen, underWay: new Map() };
		const key = `${trigger} ${seen.memory}`;
		const known = this.triggers.get(key) ?? { seen, underWay: new Map<string, UnderWay>() };
		this.triggers.set(key, known);
		for (const [eventId, atMs] of Object.entries(seen.firstSeenMs)) {
			remember(known.seen, eventId, atMs);
		}
		forgetOld(known.seen, nowMs);
		return known;
	}
}

/** An event is passed on to n8n, whose answer to the call is `answer`. */
export function passOn(
	{ underWay }: Knowledge,
	eventId: string,
	answer: DeliveryAnswer,
	nowMs: number,
): void {
	underWay.set(eventId, { answer, sinceMs: nowMs });
}

/** n8n has started a workflow for the event. Only now has it been seen: what fails before is pushed again. */
export function settle({ seen, underWay }: Knowledge, eventId: string, nowMs: number): void {
	remember(seen, eventId, nowMs);
	underWay.delete(eventId);
}

export type DeliveryState = 'new' | 'underWay' | 'seen';

export function stateOf(
	{ seen, underWay }: Knowledge,
	eventId: string,
	nowMs: number,
): DeliveryState {
	if (hasSeen(seen, eventId)) return 'seen';
	const passed = underWay.get(eventId);
	if (passed === undefined) return 'new';
	const isOver = passed.answer.statusCode >= 400 || nowMs - passed.sinceMs > UNDER_WAY_MS;
	if (isOver) underWay.delete(eventId);
	return isOver ? 'new' : 'underWay';
}
