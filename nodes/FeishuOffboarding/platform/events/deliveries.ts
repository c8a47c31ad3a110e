import type { Clock } from '../time/clock';
import { Lately } from './lately';

/** n8n's answer to a call, as far as it has got: an error status means that no workflow was started. */
export interface DeliveryAnswer {
	readonly statusCode: number;
}

/** What one trigger has handed to n8n in this process. */
export class KnownDeliveries {
	/** The events that a workflow was started for. */
	readonly seen = new Lately<true>();

	/**
	 * The events that n8n is starting a workflow for. For as long as Feishu pushes: where n8n's concurrency limit is
	 * reached, it starts the workflow, and answers, only when another one has ended.
	 */
	readonly underWay = new Lately<DeliveryAnswer>();

	/** Whether the event came to this process. */
	has(eventId: string, nowMs: number): boolean {
		return (
			this.seen.get(eventId, nowMs) === true || this.underWay.get(eventId, nowMs) !== undefined
		);
	}
}

/** How long a call may wait for another one with the same event: Feishu waits three seconds. */
const PATIENCE_MS = 2_000;

const STEP_MS = 50;

/**
 * Whether a call may start a workflow for its event. Where another call with the same event is under way, waits
 * for its end; `underWay` where that takes too long. After `new`, the event counts as under way.
 */
export async function admit(
	{ seen, underWay }: KnownDeliveries,
	eventId: string,
	answer: DeliveryAnswer,
	clock: Clock,
): Promise<'new' | 'seen' | 'underWay'> {
	const untilMs = clock.monotonic() + PATIENCE_MS;
	for (;;) {
		const nowMs = clock.monotonic();
		if (seen.get(eventId, nowMs) === true) return 'seen';
		// An answer is not kept for longer than it tells something: it holds all that n8n knows of the call.
		underWay.forgetThose(hasFailed);
		if (underWay.get(eventId, nowMs) === undefined) {
			underWay.note(eventId, answer, nowMs);
			return 'new';
		}
		if (nowMs >= untilMs) return 'underWay';
		await clock.sleep(STEP_MS);
	}
}

/** n8n has started a workflow for the event. Only now has it been seen: what fails before is pushed again. */
export function settle({ seen, underWay }: KnownDeliveries, eventId: string, nowMs: number): void {
	seen.note(eventId, true, nowMs);
	underWay.forget(eventId);
}

const hasFailed = ({ statusCode }: DeliveryAnswer): boolean => statusCode >= 400;
