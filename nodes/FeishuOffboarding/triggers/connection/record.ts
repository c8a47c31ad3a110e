import type { ITriggerFunctions } from 'n8n-workflow';

import type { OffboardingEvent } from '../../domain/offboarding/events/event';
import type { PolledRecord } from '../../domain/polling/polledRecord';
import { searchedRecord, withoutRecord } from '../fetchedRecord';
import type { Clock } from '../../platform/clock';
import { FeishuApiError } from '../../platform/answers/failure';
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
			if (found.isFinal) return;
			await clock.sleep(Math.min(PAUSE_MS, Math.max(1, untilMs - clock.monotonic())));
		}
	};
	await within(clock, search(), PATIENCE_MS, undefined);
	return last;
}

/** The later one, but a record that was shown stays, with what is to be said of it now. */
const better = (shown: JsonObject, later: JsonObject): JsonObject =>
	later.record === null ? { ...later, record: shown.record } : later;

interface Found {
	readonly item: JsonObject;
	/** Whether another search would change nothing. */
	readonly isFinal: boolean;
}

async function oneSearch(
	context: ITriggerFunctions,
	event: OffboardingEvent,
	leftMs: number,
): Promise<Found> {
	if (event.employmentId === '') {
		return {
			item: withoutRecord('The event names no employee to search for'),
			isFinal: true,
		};
	}
	try {
		const record = await searchedRecord(context, event, { timeoutMs: leftMs, maxWaitMs: leftMs });
		if (record === undefined) {
			return {
				item: withoutRecord('Search does not show the offboarding, or not yet'),
				isFinal: false,
			};
		}
		return shows(record, event)
			? { item: { record: record.raw }, isFinal: true }
			: { item: { record: record.raw, record_error: LAGS }, isFinal: false };
	} catch (error: unknown) {
		const message = error instanceof Error ? error.message : String(error);
		context.logger.warn(`The record of an event could not be fetched: ${message}`);
		// A refusal stays one: permissions do not appear within seconds.
		const isFinal = error instanceof FeishuApiError && error.kind === 'refused';
		return { item: withoutRecord(message), isFinal };
	}
}

const LAGS = 'Search does not show the status that the event tells, or not yet';

const shows = (record: PolledRecord, { status, checklistStatus }: OffboardingEvent): boolean =>
	(status === undefined || record.status === status) &&
	(checklistStatus === undefined || record.checklistStatus === checklistStatus);
