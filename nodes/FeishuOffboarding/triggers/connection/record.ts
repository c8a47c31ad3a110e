import type { ITriggerFunctions } from 'n8n-workflow';

import type { OffboardingEvent } from '../../domain/offboarding/events/event';
import type { PolledRecord } from '../../domain/polling/polledRecord';
import { searchedRecord, withoutRecord, type Searched } from '../fetchedRecord';
import type { Clock } from '../../platform/clock';
import type { JsonObject } from '../../platform/json';
import { within } from './within';

/** Feishu pushes an event again 15 s after the first push: what takes longer meets its own repeat. */
const PATIENCE_MS = 10_000;

/** With less time than that, a search would only be given up. */
const LEAST_MS = 500;

/** Between two searches, which share 100 a minute with everything else of the app. */
const PAUSE_MS = 1_000;

/**
 * The record that an event is about, once search shows the status that the event tells: search lags behind.
 * After ten seconds what it has shown by then, with `record_error`. Never rejects.
 */
export async function shownRecord(
	context: ITriggerFunctions,
	event: OffboardingEvent,
	clock: Clock,
): Promise<JsonObject> {
	const untilMs = clock.monotonic() + PATIENCE_MS;
	let last = withoutRecord('Search did not answer within ten seconds');
	const search = async (): Promise<void> => {
		while (untilMs - clock.monotonic() > LEAST_MS) {
			const found = await oneSearch(context, event, untilMs - clock.monotonic());
			last = better(last, found.item);
			if (found.isFinal === true) return;
			await clock.sleep(Math.min(PAUSE_MS, Math.max(1, untilMs - clock.monotonic())));
		}
	};
	await within(clock, search(), PATIENCE_MS, undefined);
	return last;
}

/** The later one, but a record that was shown stays, with what is to be said of it now. */
const better = (shown: JsonObject, later: JsonObject): JsonObject =>
	later.record === null ? { ...later, record: shown.record } : later;

async function oneSearch(
	context: ITriggerFunctions,
	event: OffboardingEvent,
	leftMs: number,
): Promise<Searched> {
	const found = await searchedRecord(context, event, { timeoutMs: leftMs, maxWaitMs: leftMs });
	if (found.record === undefined) return found;
	return shows(found.record, event)
		? { ...found, isFinal: true }
		: { ...found, item: { ...found.item, record_error: LAGS } };
}

const LAGS = 'Search does not show the status that the event tells, or not yet';

const shows = (record: PolledRecord, { status, checklistStatus }: OffboardingEvent): boolean =>
	(status === undefined || record.status === status) &&
	(checklistStatus === undefined || record.checklistStatus === checklistStatus);
