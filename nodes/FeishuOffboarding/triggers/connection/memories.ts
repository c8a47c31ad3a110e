import {
	forgetOld,
	hasSeen,
	newMemory,
	readSeenEvents,
	remember,
	type SeenEvents,
} from '../../platform/events/seenEvents';

/** What is known of the events of one trigger. */
export class Memory {
	/** Hand-overs to n8n that are not settled; what becomes of each. */
	readonly underWay = new Map<string, Promise<boolean>>();

	private readonly seen: SeenEvents = newMemory();

	/** Whether n8n has the event. */
	knows(eventId: string): boolean {
		return hasSeen(this.seen, eventId);
	}

	/** @param nowMs since the epoch */
	add(eventId: string, nowMs: number): void {
		remember(this.seen, eventId, nowMs);
		forgetOld(this.seen, nowMs);
	}

	/** What `stored` of a trigger's static data tells. */
	learn(stored: unknown, nowMs: number): void {
		const { firstSeenMs } = readSeenEvents(stored, nowMs);
		for (const [eventId, atMs] of Object.entries(firstSeenMs)) remember(this.seen, eventId, atMs);
	}

	/** For the static data. */
	get kept(): SeenEvents {
		return structuredClone(this.seen);
	}
}

/**
 * The memories of the triggers of this process. They outlive an activation: n8n closes and opens a trigger whenever
 * its workflow is published again.
 */
export class Memories {
	private readonly byTrigger = new Map<string, Memory>();

	of(trigger: string): Memory {
		const known = this.byTrigger.get(trigger) ?? new Memory();
		this.byTrigger.set(trigger, known);
		return known;
	}
}
