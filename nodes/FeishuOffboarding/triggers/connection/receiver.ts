import type { IDataObject, IRun, ITriggerFunctions } from 'n8n-workflow';

import { chooseEvent, type WantedEvents } from '../../domain/offboarding/chooseEvent';
import type { OffboardingEvent } from '../../domain/offboarding/event';
import type { Clock } from '../../platform/clock';
import type { JsonObject } from '../../platform/json';
import {
	forgetOld,
	hasSeen,
	newMemory,
	readSeenEvents,
	remember,
	type SeenEvents,
} from '../../platform/events/seenEvents';
import { shownRecord } from './record';
import { within } from './within';

export interface ReceiverSettings {
	readonly wanted: WantedEvents;
	readonly isFetched: boolean;
}

/** What this process knows of the events of one trigger. */
interface Memory {
	/** Handed over to n8n. */
	readonly seen: SeenEvents;
	readonly underWay: Map<string, Promise<boolean>>;
}

/** From when an event arrives: Feishu waits three seconds. */
const BUDGET_MS = 2_500;

/** After a late hand-over, as after a long search: in that time n8n says whether it could store the execution. */
const LEAST_MS = 500;

/** Outlives the activation: n8n closes and opens a trigger whenever its workflow is published again. */
const memories = new Map<string, Memory>();

/** Hands over the events that a trigger wants to n8n, each once. */
export class Receiver {
	private readonly memory: Memory;
	private readonly isTest: boolean;
	private readonly name: string;

	constructor(
		private readonly context: ITriggerFunctions,
		private readonly settings: ReceiverSettings,
		private readonly clock: Clock,
	) {
		this.isTest = context.getMode() === 'manual';
		this.name = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
		this.memory = this.isTest ? newKnowledge() : this.knowledge();
	}

	/** Whether n8n has the event, or need not have it. Never rejects. */
	async take(body: Record<string, unknown>, arrivedMs: number): Promise<boolean> {
		const choice = chooseEvent(body, this.settings.wanted);
		if (choice.kind === 'ignored') return true;
		if (choice.kind === 'malformed') {
			this.context.logger.warn(`An event of Feishu is not acknowledged: ${choice.reason}`);
			return false;
		}
		const { event } = choice;
		if (hasSeen(this.memory.seen, event.eventId)) return true;
		const underWay = this.memory.underWay.get(event.eventId);
		if (underWay === undefined) return await this.begin(event, arrivedMs);
		// Feishu has pushed it again while the first push is not answered yet.
		return await within(underWay, arrivedMs + BUDGET_MS - this.clock.monotonic(), false);
	}

	private async begin(event: OffboardingEvent, arrivedMs: number): Promise<boolean> {
		const { seen, underWay } = this.memory;
		const work = this.handOver(event, arrivedMs).catch((error: unknown) => {
			this.context.logger.error(`n8n did not take an event of Feishu: ${messageOf(error)}`);
			return false;
		});
		underWay.set(event.eventId, work);
		const isTaken = await work;
		underWay.delete(event.eventId);
		if (isTaken && !this.isTest) {
			const nowMs = this.clock.now();
			remember(seen, event.eventId, nowMs);
			forgetOld(seen, nowMs);
			this.store();
		}
		return isTaken;
	}

	private async handOver(event: OffboardingEvent, arrivedMs: number): Promise<boolean> {
		const record = this.settings.isFetched
			? await shownRecord(this.context, event, this.clock)
			: {};
		const item: JsonObject = { ...event.item, ...record };
		return await this.emit(item, event.eventId, arrivedMs);
	}

	/**
	 * n8n says only when an execution has ended, or could not be stored. A duplicate ends at once, with nothing.
	 * https://github.com/n8n-io/n8n/blob/n8n%402.40.7/packages/cli/src/workflows/triggers/trigger-execution-context.factory.ts
	 */
	private async emit(item: IDataObject, eventId: string, arrivedMs: number): Promise<boolean> {
		const items = [[{ json: item }]];
		if (this.isTest) {
			this.context.emit(items);
			return true;
		}
		const done = this.context.helpers.createDeferredPromise<IRun>();
		const untilMs = Math.max(arrivedMs + BUDGET_MS, this.clock.monotonic() + LEAST_MS);
		this.context.emit(items, undefined, done, `${this.name} ${eventId}`);
		return await within(
			done.promise.then(() => true),
			untilMs - this.clock.monotonic(),
			true,
		);
	}

	private knowledge(): Memory {
		const known = memories.get(this.name) ?? newKnowledge();
		memories.set(this.name, known);
		const stored = this.context.getWorkflowStaticData('node').seenEvents;
		const { firstSeenMs } = readSeenEvents(stored, this.clock.now());
		for (const [eventId, atMs] of Object.entries(firstSeenMs)) {
			remember(known.seen, eventId, atMs);
		}
		return known;
	}

	/**
	 * Where n8n's `emit` takes no deduplication key, as before n8n-workflow 2.20. n8n stores it with the next event.
	 * Not before the hand-over: an event that is remembered and not stored would be lost in a crash.
	 */
	private store(): void {
		if (this.context.emit.length > 3) return;
		this.context.getWorkflowStaticData('node').seenEvents = structuredClone(this.memory.seen);
	}
}

const newKnowledge = (): Memory => ({ seen: newMemory('connection'), underWay: new Map() });

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);
