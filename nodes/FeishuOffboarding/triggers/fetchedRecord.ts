import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import type { OffboardingEvent } from '../domain/offboarding/events/event';
import { searchOffboardings } from '../domain/offboarding/search';
import { decodePolledRecords, type PolledRecord } from '../domain/polling/polledRecord';
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
		findRecord(context, event).catch((error: unknown) => {
			const message = error instanceof Error ? error.message : String(error);
			context.logger.warn(`The record of an event could not be fetched: ${message}`);
			return withoutRecord(message);
		}),
		sleep(Math.max(0, BUDGET_MS - spentMs)).then(() =>
			withoutRecord('Search did not answer within the time that an event may take'),
		),
	]);
}

async function findRecord(
	context: IWebhookFunctions,
	event: OffboardingEvent,
): Promise<JsonObject> {
	if (event.employmentId === '') return withoutRecord('The event names no employee to search for');
	const found = await searchedRecord(context, event, {
		timeoutMs: BUDGET_MS,
		maxWaitMs: MAX_WAIT_MS,
	});
	return found === undefined
		? withoutRecord('Search does not show the offboarding, or not yet')
		: { record: found.raw };
}

/** The record of an event that names its employee; undefined where search does not show it. */
export async function searchedRecord(
	context: RequestContext,
	{ employmentId, offboardingId }: OffboardingEvent,
	options: Partial<ClientOptions>,
): Promise<PolledRecord | undefined> {
	const client = await FeishuClient.create(context, options);
	const data = await client.send(searchOffboardings({ employmentIds: [employmentId] }, undefined));
	return decodePolledRecords(listAt(data, 'items')).find(
		(record) => record.offboardingId === offboardingId,
	);
}

export const withoutRecord = (reason: string): JsonObject => ({
	record: null,
	record_error: reason,
});
