import type { ITriggerFunctions } from 'n8n-workflow';

import { chooseEvent, type WantedEvents } from '../../domain/offboarding/events/chooseEvent';
import type { OffboardingEvent } from '../../domain/offboarding/events/event';
import type { Clock } from '../../platform/time/clock';
import type { JsonObject } from '../../platform/json';
import { triggerName } from '../triggerName';
import type { Additions } from '../wantedEvents';
import { Execution, type Doubts } from './execution';
import { Memory, type Memories } from './memories';
import { additionsTo } from './record';
import { within } from '../../platform/time/within';

export interface ReceiverSettings {
	readonly wanted: WantedEvents;
	readonly additions: Additions;
}

/** What the triggers of a process share. */
export interface SharedKnowledge {
	readonly memories: Memories;
	readonly doubts: Doubts;
}

/** From when an event arrives: Feishu waits three seconds. */
const BUDGET_MS = 2_500;

/** Hands over the events that a trigger wants to n8n, each once. */
export class Receiver {
	private readonly memory: Memory;
	private readonly isTest: boolean;
	private readonly name: string;

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly settings: ReceiverSettings,
		private readonly clock: Clock,
		private readonly shared: SharedKnowledge,
	) {
		this.isTest = context.getMode() === 'manual';
		this.name = triggerName(context);
		this.memory = this.isTest ? new Memory() : this.knowledge();
	}

	/** Whether n8n has the event, or need not have it, as far as is known in time. Never rejects. */
	async take(body: Record<string, unknown>, arrivedMs: number): Promise<boolean> {
		const choice = chooseEvent(body, this.settings.wanted);
		if (choice.kind === 'ignored') return true;
		if (choice.kind === 'malformed') {
			this.context.logger.warn(`An event of Feishu is not acknowledged: ${choice.reason}`);
			return false;
		}
		const { event } = choice;
		if (this.memory.knows(event.eventId)) return true;
		// Feishu pushes again what is not known to be taken in time, and hears then what has become of it.
		const work = this.memory.underWay.get(event.eventId) ?? this.begin(event);
		return await within(this.clock, work, arrivedMs + BUDGET_MS - this.clock.monotonic(), false);
	}

	/** Never rejects. */
	private begin(event: OffboardingEvent): Promise<boolean> {
		const { underWay } = this.memory;
		const work = this.handOver(event)
			.catch((error: unknown) => {
				this.context.logger.error(`An event of Feishu was not handed over: ${String(error)}`);
				return false;
			})
			.then((isTaken) => {
				underWay.delete(event.eventId);
				if (isTaken && !this.isTest) this.remember(event.eventId);
				return isTaken;
			});
		underWay.set(event.eventId, work);
		return work;
	}

	private async handOver(event: OffboardingEvent): Promise<boolean> {
		const added = await additionsTo(event, this.settings.additions, this.context, this.clock);
		const item: JsonObject = { ...event.item, ...added };
		const items = [[{ json: item }]];
		if (this.isTest) {
			this.context.emit(items);
			return true;
		}
		const key = `${this.name} ${event.eventId}`;
		return await new Execution(this.context, items, key, this.clock).stored(this.shared.doubts);
	}

	private knowledge(): Memory {
		const known = this.shared.memories.of(this.name);
		known.learn(this.context.getWorkflowStaticData('node').seenEvents, this.clock.now());
		return known;
	}

	/**
	 * In the static data, too, where n8n's `emit` takes no deduplication key; n8n stores that with the next event.
	 * Not before the hand-over: an event that is remembered and not stored would be lost in a crash.
	 */
	private remember(eventId: string): void {
		this.memory.add(eventId, this.clock.now());
		if (Execution.hasKeys(this.context)) return;
		this.context.getWorkflowStaticData('node').seenEvents = this.memory.kept;
	}
}
