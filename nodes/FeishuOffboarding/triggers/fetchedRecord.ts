import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import type { OffboardingEvent } from '../domain/offboarding/events/event';
import { searchOffboardings } from '../domain/offboarding/search';
import { decodePolledRecords, type PolledRecord } from '../domain/polling/polledRecord';
import { FeishuApiError } from '../platform/answers/failure';
import { asError } from '../platform/asError';
import { listAt, type JsonObject } from '../platform/json';
import { FeishuClient, type ClientOptions } from '../transport/client';
import type { RequestContext } from '../transport/roundTrip';

/**
 * From the beginning of a call. Feishu waits three seconds for the answer to an event, and pushes it again otherwise:
 * https://open.feishu.cn/document/ukTMukTMukTM/uUTNz4SN1MjL1UzM
 */
const BUDGET_MS = 1_500;

/** For Feishu's limit and for second attempts: little, because what comes too late is sent in vain. */
const MAX_WAIT_MS = 300;

/** The record that an event is about, as search gives it, or why there is none. Never throws. */
export async function recordOf(
	context: IWebhookFunctions,
	event: OffboardingEvent,
	spentMs: number,
): Promise<JsonObject> {
	return await Promise.race([
		searchedRecord(context, event, { timeoutMs: BUDGET_MS, maxWaitMs: MAX_WAIT_MS }).then(
			({ item }) => item,
		),
		sleep(Math.max(0, BUDGET_MS - spentMs)).then(() =>
			withoutRecord('Search did not answer within the time that an event may take'),
		),
	]);
}

export interface Searched {
	/** What is added to the event. */
	readonly item: JsonObject;
	/** Undefined where there is none. */
	readonly record?: PolledRecord;
	/** Whether asking again would change nothing. */
	readonly isFinal?: boolean;
}

/** What one search shows of an event's record, or why it shows none. Never throws. */
export async function searchedRecord(
	context: RequestContext & Pick<IWebhookFunctions, 'logger'>,
	{ employmentId, offboardingId }: OffboardingEvent,
	options: Partial<ClientOptions>,
): Promise<Searched> {
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
		return record === undefined
			? { item: withoutRecord('Search does not show the offboarding, or not yet') }
			: { item: { record: record.raw }, record };
	} catch (error: unknown) {
		const { message } = asError(error);
		context.logger.warn(`The record of an event could not be fetched: ${message}`);
		// A refusal stays one: permissions do not appear within seconds.
		const isFinal = error instanceof FeishuApiError && error.kind === 'refused';
		return { item: withoutRecord(message), isFinal };
	}
}

export const withoutRecord = (reason: string): JsonObject => ({
	record: null,
	record_error: reason,
});
