import {
	forget,
	forgetOld,
	readSeenEvents,
	remember,
	REMEMBERED_MS,
	type SeenEvents,
} from './seenEvents';

/** n8n's answer to a call, as far as it has got: an error status means that no workflow was started. */
export interface DeliveryAnswer {
	readonly statusCode: number;
	readonly headersSent: boolean;
}

/** One trigger's memory, and the events that n8n has not said yet that it started a workflow for. */
interface Shared {
	readonly seen: SeenEvents;
	readonly unsettled: Map<string, { readonly answer: DeliveryAnswer; readonly atMs: number }>;
}

/** Long past any answer of n8n's; one that has not come by then is not waited for. */
const UNANSWERED_MS = 5 * 60_000;

/**
 * What this process has passed on to n8n. Calls that run side by side each get what was stored before any
 * of them, and each stores its own: only the process knows of them all. So they share one object,
 * and whichever is stored last holds everything.
 */
export class Deliveries {
	private readonly memories = new Map<string, Shared>();

	/** What a trigger has seen, as stored and as this process knows; as stored, where the memory has no name. */
	seenBy(trigger: string, stored: unknown, nowMs: number): SeenEvents {
		const read = readSeenEvents(stored, nowMs);
		if (read.memory === '') return read;
		const shared = this.shared(trigger, read);
		for (const [eventId, atMs] of Object.entries(read.firstSeenMs)) {
			remember(shared.seen, eventId, atMs);
		}
		settle(shared, nowMs);
		forgetOld(shared.seen, nowMs);
		return shared.seen;
	}

	/** `seen` is what `seenBy` gave for this trigger. */
	passOn(
		trigger: string,
		seen: SeenEvents,
		eventId: string,
		answer: DeliveryAnswer,
		nowMs: number,
	): void {
		remember(seen, eventId, nowMs);
		if (seen.memory !== '') {
			this.shared(trigger, seen).unsettled.set(eventId, { answer, atMs: nowMs });
		}
	}

	private shared(trigger: string, seen: SeenEvents): Shared {
		const key = `${trigger} ${seen.memory}`;
		const shared = this.memories.get(key) ?? { seen, unsettled: new Map() };
		this.memories.set(key, shared);
		return shared;
	}
}

/** An event that n8n failed to start a workflow for was not seen: the vendor pushes it again. */
function settle({ seen, unsettled }: Shared, nowMs: number): void {
	for (const [eventId, { answer, atMs }] of unsettled) {
		const ageMs = nowMs - atMs;
		if (isRefusal(answer)) {
			// It stays on the list, because a neighbour may have stored it meanwhile.
			forget(seen, eventId);
			unsettled.set(eventId, {
				answer: { statusCode: answer.statusCode, headersSent: true },
				atMs,
			});
			if (ageMs > REMEMBERED_MS) unsettled.delete(eventId);
		} else if (answer.headersSent || ageMs > UNANSWERED_MS) unsettled.delete(eventId);
	}
}

const isRefusal = ({ statusCode }: DeliveryAnswer): boolean => statusCode >= 400;
