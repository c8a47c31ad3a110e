import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from './platform/json';
import type { DeliveryAnswer } from './trigger/deliveries';

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

/** The bytes of the call as they came. n8n keeps them for every call but multipart forms. */
export function rawBodyOf(context: IWebhookFunctions): Uint8Array | undefined {
	const request: unknown = context.getRequestObject();
	const rawBody = isRecord(request) ? request.rawBody : undefined;
	return Buffer.isBuffer(rawBody) ? rawBody : undefined;
}
