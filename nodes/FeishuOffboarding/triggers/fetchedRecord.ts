import type { IWebhookFunctions } from 'n8n-workflow';

import type { EventSubject } from '../domain/offboarding/events/event';
import { searchOffboardings } from '../domain/offboarding/search';
import { decodePolledRecords, type PolledRecord } from '../domain/polling/polledRecord';
import { FeishuApiError } from '../platform/answers/failure';
import { asError } from '../platform/asError';
import { listAt, type JsonObject } from '../platform/json';
import { FeishuClient, type ClientOptions } from '../transport/client';
import type { RequestContext } from '../transport/roundTrip';
import type { RecordForm } from './wantedEvents';

type SearchContext = RequestContext & Pick<IWebhookFunctions, 'logger'>;

/** The record that an event is about, looked for until search shows the status that the event tells: search lags behind. */
export class FetchedRecord {
	private shown: JsonObject;

	/** @param unanswered what is said of the record until search has answered */
	constructor(
		private readonly context: SearchContext,
		private readonly event: EventSubject,
		private readonly form: RecordForm,
		unanswered: string,
	) {
		this.shown = withoutRecord(unanswered);
	}

	/** What is added to the event: `record`, and `record_error` where there is none or an old one. */
	get item(): JsonObject {
		return this.shown;
	}

	/** Searches once. Whether searching again would change nothing. Never rejects. */
	async look(options: Partial<ClientOptions>): Promise<boolean> {
		const { item, isFinal } = await this.search(options);
		// A record that was shown stays, with what is to be said of it now.
		this.shown = item.record === null ? { ...item, record: this.shown.record } : item;
		return isFinal;
	}

	private async search(options: Partial<ClientOptions>): Promise<Searched> {
		const { context, event, form } = this;
		const { employmentId, offboardingId } = event;
		if (employmentId === '') {
			return { item: withoutRecord('The event names no employee to search for'), isFinal: true };
		}
		try {
			const client = await FeishuClient.create(context, options);
			const data = await client.send(
				searchOffboardings({ employmentIds: [employmentId] }, undefined),
			);
			const records = decodePolledRecords(listAt(data, 'items'));
			const record = records.find((one) => one.offboardingId === offboardingId);
			return shown(record, event, (raw) => form(raw, client.language));
		} catch (error: unknown) {
			const { message } = asError(error);
			context.logger.warn(`The record of an event could not be fetched: ${message}`);
			// A refusal stays one: permissions do not appear within seconds.
			const isFinal = error instanceof FeishuApiError && error.kind === 'refused';
			return { item: withoutRecord(message), isFinal };
		}
	}
}

interface Searched {
	readonly item: JsonObject;
	readonly isFinal: boolean;
}

function shown(
	record: PolledRecord | undefined,
	event: EventSubject,
	form: (raw: JsonObject) => JsonObject,
): Searched {
	if (record === undefined) {
		const item = withoutRecord('Search does not show the offboarding, or not yet');
		return { item, isFinal: false };
	}
	const item = { record: form(record.raw) };
	return fits(record, event)
		? { item, isFinal: true }
		: { item: { ...item, record_error: LAGS }, isFinal: false };
}

const LAGS = 'Search does not show the status that the event tells, or not yet';

const fits = (record: PolledRecord, { status, checklistStatus }: EventSubject): boolean =>
	(status === undefined || record.status === status) &&
	(checklistStatus === undefined || record.checklistStatus === checklistStatus);

const withoutRecord = (reason: string): JsonObject => ({ record: null, record_error: reason });
