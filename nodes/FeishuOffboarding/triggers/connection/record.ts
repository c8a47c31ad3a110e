import type { ITriggerFunctions } from 'n8n-workflow';

import type { OffboardingEvent } from '../../domain/offboarding/events/event';
import { FetchedRecord } from '../fetchedRecord';
import type { Clock } from '../../platform/time/clock';
import type { JsonObject } from '../../platform/json';
import { within } from '../../platform/time/within';

/** Feishu pushes an event again 15 s after the first push: what takes longer meets its own repeat. */
const PATIENCE_MS = 10_000;

/** With less time than that, a search would only be given up. */
const LEAST_MS = 500;

/** Between two searches, which share 100 a minute with everything else of the app. */
const PAUSE_MS = 1_000;

/**
 * The record that an event is about, once search shows the status that the event tells. After ten seconds what it has
 * shown by then, with `record_error`. Never rejects.
 */
export async function shownRecord(
	context: ITriggerFunctions,
	event: OffboardingEvent,
	clock: Clock,
): Promise<JsonObject> {
	const untilMs = clock.monotonic() + PATIENCE_MS;
	const record = new FetchedRecord(context, event, 'Search did not answer within ten seconds');
	const search = async (): Promise<void> => {
		for (;;) {
			const leftMs = untilMs - clock.monotonic();
			if (leftMs <= LEAST_MS) return;
			if (await record.look({ timeoutMs: leftMs, maxWaitMs: leftMs })) return;
			await clock.sleep(Math.min(PAUSE_MS, Math.max(1, untilMs - clock.monotonic())));
		}
	};
	await within(clock, search(), PATIENCE_MS, undefined);
	return record.item;
}
