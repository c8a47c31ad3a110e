import {
	connectionExchange,
	type Exchange,
} from '../../nodes/FeishuOffboarding/platform/answers/exchange';
import { isRecord, parseJson, textAt } from '../../nodes/FeishuOffboarding/platform/json';
import { requestPath, type ApiRequest } from '../../nodes/FeishuOffboarding/platform/request';

const TIMEOUT_MS = 60_000;

/** One round trip. Never throws for what Feishu or the network does. */
export async function call(
	host: string,
	{ body, endpoint, ...request }: ApiRequest,
	token: string | undefined,
): Promise<Exchange> {
	const url = `${host}${requestPath({ endpoint, ...request })}${queryText(request.query)}`;
	try {
		const response = await fetch(url, {
			method: endpoint.method,
			headers: {
				Accept: 'application/json',
				...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
				...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			// A redirect would carry the token to another host.
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		return {
			kind: 'answer',
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: parseJson(text) ?? text,
		};
	} catch (error: unknown) {
		return connectionExchange(faultOf(error));
	}
}

function queryText(query: ApiRequest['query']): string {
	const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => {
		const values = Array.isArray(value) ? (value as readonly string[]) : [value];
		return values.flatMap((each) =>
			each === undefined ? [] : [[name, String(each)] satisfies [string, string]],
		);
	});
	return pairs.length === 0 ? '' : `?${String(new URLSearchParams(pairs))}`;
}

/** Node's fetch wraps what happened to the connection. */
function faultOf(error: unknown): { code: string; syscall?: string | undefined } {
	const cause = isRecord(error) && isRecord(error.cause) ? error.cause : error;
	return { code: textAt(cause, 'code') ?? 'no answer', syscall: textAt(cause, 'syscall') };
}
