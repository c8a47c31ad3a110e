import type { Exchange } from './exchange';
import { listAt, numberAt, recordAt, textAt, toJsonObject, type JsonObject } from '../json';

/** What Feishu says of one field that it does not accept. */
interface FieldViolation {
	readonly field: string;
	readonly description: string;
}

/** An answer of the gateway or of CoreHR, read once. `code` is undefined where the body is no envelope: gateways in between answer with HTML or nothing. */
export interface Envelope {
	readonly status: number;
	readonly code?: number;
	readonly msg: string;
	readonly data: JsonObject;
	readonly logId?: string;
	/** Scopes that Feishu names as missing. */
	readonly scopes: readonly string[];
	/** The console page that grants them. */
	readonly link?: string;
	readonly violations: readonly FieldViolation[];
	/** How long Feishu asks to wait, milliseconds. */
	readonly resetMs?: number;
	/** How many calls a window of the rate limit has, where Feishu says. */
	readonly rateLimit?: number;
}

type Answer = Extract<Exchange, { kind: 'answer' }>;

/**
 * Reads an answer in the forms that Feishu documents and the ones seen live.
 * https://open.feishu.cn/document/ukTMukTMukTM/ukDNz4SO0MjL5QzM/get-
 */
export function decodeEnvelope(answer: Answer): Envelope {
	const { body } = answer;
	const error = recordAt(body, 'error');
	const violations = [...listAt(error, 'field_violations'), ...listAt(body, 'field_violations')];
	const permissions = listAt(error, 'permission_violations');
	return {
		status: answer.status,
		msg: textAt(body, 'msg') ?? '',
		data: toJsonObject(recordAt(body, 'data')),
		scopes: permissions.flatMap(
			(entry) => textAt(entry, 'subject') ?? textAt(entry, 'scope') ?? [],
		),
		violations: violations.map((entry) => ({
			field: textAt(entry, 'field') ?? '',
			description: textAt(entry, 'description') ?? '',
		})),
		...present('code', numberAt(body, 'code')),
		...present('logId', logIdOf(answer, error)),
		...present('link', firstLink(listAt(error, 'helps')) ?? firstLink(permissions)),
		...present('resetMs', resetMsOf(answer)),
		...present('rateLimit', rateLimitOf(answer)),
	};
}

export const envelopeOf = (exchange: Exchange): Envelope | undefined =>
	exchange.kind === 'answer' ? decodeEnvelope(exchange) : undefined;

function logIdOf(answer: Answer, error: Record<string, unknown>): string | undefined {
	return (
		answer.headers['x-tt-logid'] ??
		textAt(error, 'log_id') ??
		textAt(error, 'logid') ??
		answer.headers['x-request-id']
	);
}

function firstLink(entries: unknown[]): string | undefined {
	return entries
		.map((entry) => textAt(entry, 'url'))
		.find((url) => url?.startsWith('https://') === true);
}

/**
 * https://open.feishu.cn/document/ukTMukTMukTM/uUzN04SN3QjL1cDN: seconds until the window is open again.
 * None left would mean to send again at once, which the refusal itself contradicts.
 */
function resetMsOf(answer: Answer): number | undefined {
	const seconds = Number(answer.headers['x-ogw-ratelimit-reset'] ?? Number.NaN);
	return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
}

/** From the same page: the greatest number of calls in a window. */
function rateLimitOf(answer: Answer): number | undefined {
	const calls = Number(answer.headers['x-ogw-ratelimit-limit'] ?? Number.NaN);
	return Number.isInteger(calls) && calls > 0 ? calls : undefined;
}

function present<K extends string, V>(
	key: K,
	value: V | undefined,
): { [P in K]: V } | Record<never, never> {
	return value === undefined ? {} : { [key]: value };
}
