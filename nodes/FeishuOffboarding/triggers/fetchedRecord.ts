import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import type { OffboardingEvent } from '../domain/offboarding/event';
import { searchOffboardings } from '../domain/offboarding/search';
import { decodePolledRecords } from '../domain/polling/polledRecord';
import { listAt, type JsonObject } from '../platform/json';
import { FeishuClient } from '../transport/client';

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
			return without(message);
		}),
		sleep(Math.max(0, BUDGET_MS - spentMs)).then(() =>
			without('Search did not answer within the time that an event may take'),
		),
	]);
}

async function findRecord(
	context: IWebhookFunctions,
	{ employmentId, offboardingId }: OffboardingEvent,
): Promise<JsonObject> {
	if (employmentId === '') return without('The event names no employee to search for');
	const client = await FeishuClient.create(context, {
		timeoutMs: BUDGET_MS,
		maxWaitMs: MAX_WAIT_MS,
	});
	const data = await client.send(searchOffboardings({ employmentIds: [employmentId] }, undefined));
	const found = decodePolledRecords(listAt(data, 'items')).find(
		(record) => record.offboardingId === offboardingId,
	);
	return found === undefined
		? without('Search does not show the offboarding, or not yet')
		: { record: found.raw };
}

const without = (reason: string): JsonObject => ({ record: null, record_error: reason });
