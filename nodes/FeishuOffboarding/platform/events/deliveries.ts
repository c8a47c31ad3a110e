import type { Clock } from '../clock';
import { forgetOld, hasSeen, readSeenEvents, remember, type SeenEvents } from './seenEvents';

/** n8n's answer to a call, as far as it has got: an error status means that no workflow was started. */
export interface DeliveryAnswer {
	readonly statusCode: number;
}

interface UnderWay {
	readonly answer: DeliveryAnswer;
	readonly sinceMs: number;
}

/** What one trigger knows. */
export interface KnownDeliveries {
	/** The events that a workflow was started for. */
	readonly seen: SeenEvents;
	/** The events that n8n is starting a workflow for. */
	readonly underWay: Map<string, UnderWay>;
}

/** Longer than n8n ever needs to start a workflow, shorter than until Feishu pushes for the third time. */
const UNDER_WAY_MS = 4 * 60_000;

/** How long a call may wait for another one with the same event: Feishu waits three seconds. */
const PATIENCE_MS = 2_000;

const STEP_MS = 50;

/** What is known without a memory that outlives the call. */
export const newKnowledge = (seen: SeenEvents): KnownDeliveries => ({ seen, underWay: new Map() });

/**
 * What this process has handed to n8n. n8n gives each of several calls at once the static data from before all
 * of them, and each call overwrites it. So the calls share one object, and whichever is stored last is complete.
 */
export class Deliveries {
	private readonly triggers = new Map<string, KnownDeliveries>();

	/** Merges what n8n stored for the trigger with what this process has seen since. A memory without a name stays as stored. */
	knowledge(trigger: string, stored: unknown, nowMs: number): KnownDeliveries {
		const seen = readSeenEvents(stored, nowMs);
		if (seen.memory === '') return newKnowledge(seen);
		const key = `${trigger} ${seen.memory}`;
		const known = this.triggers.get(key) ?? newKnowledge(seen);
		this.triggers.set(key, known);
		for (const [eventId, atMs] of Object.entries(seen.firstSeenMs)) {
			remember(known.seen, eventId, atMs);
		}
		forgetOld(known.seen, nowMs);
		for (const [eventId, delivery] of known.underWay) {
			if (isOver(delivery, nowMs)) known.underWay.delete(eventId);
		}
		return known;
	}
}

/**
 * Whether a call may start a workflow for its event. Where another call with the same event is under way, waits
 * for its end; `underWay` where that takes too long. After `new`, the event counts as under way.
 */
export async function admit(
	known: KnownDeliveries,
	eventId: string,
	answer: DeliveryAnswer,
	clock: Clock,
): Promise<'new' | 'seen' | 'underWay'> {
	const untilMs = clock.monotonic() + PATIENCE_MS;
	for (;;) {
		const nowMs = clock.now();
		if (hasSeen(known.seen, eventId)) return 'seen';
		const delivery = known.underWay.get(eventId);
		if (delivery === undefined || isOver(delivery, nowMs)) {
			known.underWay.set(eventId, { answer, sinceMs: nowMs });
			return 'new';
		}
		if (clock.monotonic() >= untilMs) return 'underWay';
		await clock.sleep(STEP_MS);
	}
}

/** n8n has started a workflow for the event. Only now has it been seen: what fails before is pushed again. */
export function settle({ seen, underWay }: KnownDeliveries, eventId: string, nowMs: number): void {
	remember(seen, eventId, nowMs);
	underWay.delete(eventId);
}

const isOver = ({ answer, sinceMs }: UnderWay, nowMs: number): boolean =>
	// Either way: a clock that was set back must not hold the event up.
	answer.statusCode >= 400 || Math.abs(nowMs - sinceMs) > UNDER_WAY_MS;
