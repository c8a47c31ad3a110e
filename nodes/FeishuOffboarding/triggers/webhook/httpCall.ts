import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../platform/json';
import type { DeliveryAnswer } from '../../platform/events/deliveries';

/** What is used of Express, whose own types are not part of n8n's package. */
interface WebhookResponse extends DeliveryAnswer {
	status(code: number): WebhookResponse;
	json(body: unknown): unknown;
}

const isWebhookResponse = (value: unknown): value is WebhookResponse =>
	isRecord(value) && typeof value.status === 'function' && typeof value.json === 'function';

/** The answer to the call, to give or to watch. */
export function responseOf(context: IWebhookFunctions): WebhookResponse {
	const response: unknown = context.getResponseObject();
	if (isWebhookResponse(response)) return response;
	throw new TypeError('n8n gave the webhook no response to answer with');
}

/** n8n keeps the bytes of a call as soon as it has read them. */
interface WebhookRequest {
	rawBody?: unknown;
	readRawBody?: () => Promise<void>;
}

const isWebhookRequest = (value: unknown): value is WebhookRequest =>
	isRecord(value) && ['function', 'undefined'].includes(typeof value.readRawBody);

/** The bytes of the call as they came; none where n8n cannot give them, as of a multipart form. */
export async function rawBodyOf(context: IWebhookFunctions): Promise<Uint8Array | undefined> {
	const request: unknown = context.getRequestObject();
	if (!isWebhookRequest(request)) return undefined;
	// n8n has not read a call yet whose content type it does not know.
	if (request.rawBody === undefined) await request.readRawBody?.().catch(() => undefined);
	return Buffer.isBuffer(request.rawBody) ? request.rawBody : undefined;
}
