import { isRecord, numberAt, recordAt } from '../json';
import type { Refusal } from '../refusals/refusal';

/** What came of one round trip. Only `answer` proves that Feishu had the request. */
export type Exchange =
	| {
			readonly kind: 'answer';
			readonly status: number;
			/** Lower-case names. */
			readonly headers: Readonly<Record<string, string>>;
			/** Parsed JSON, or the text where it was not JSON. */
			readonly body: unknown;
	  }
	/** The request may have been carried out: no whole answer came back. */
	| { readonly kind: 'interrupted'; readonly reason: string }
	/** The request never left: no connection was made, or something was missing that is not Feishu's. */
	| {
			readonly kind: 'notSent';
			readonly reason: string;
			/** Where it is not about Feishu. */
			readonly refusal?: Refusal;
	  };

/** An answer as n8n's helper gives it, whole. */
export function toAnswer(response: unknown): Extract<Exchange, { kind: 'answer' }> {
	const headers = Object.entries(recordAt(response, 'headers'));
	return {
		kind: 'answer',
		status: numberAt(response, 'statusCode') ?? 0,
		headers: Object.fromEntries(
			headers.map(([name, value]) => [name.toLowerCase(), String(value)]),
		),
		body: isRecord(response) ? response.body : undefined,
	};
}

const NEVER_CONNECTED = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
	'EPROTO',
	'ERR_INVALID_URL',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'HOSTNAME_MISMATCH',
]);

/** Not every fault of encryption: a damaged record or an early end comes after the request was sent. */
const NEVER_SECURED = /^(CERT_|ERR_TLS_|ERR_SSL_.*(HANDSHAKE|VERSION|PROTOCOL|CERT))/;

/** How the connection failed, as Node names it. */
export interface ConnectionFault {
	readonly code: string;
	/** The system call that failed, `connect` where no connection was made. */
	readonly syscall?: string | undefined;
}

/** Tells a request that never left from one that may have been carried out; in doubt, the latter. */
export function connectionExchange(fault: ConnectionFault): Exchange {
	const { code, syscall } = fault;
	const neverConnected =
		syscall === 'connect' ||
		syscall === 'getaddrinfo' ||
		// Whoever reads has a connection, and may have sent the whole request over it.
		(syscall !== 'read' && (NEVER_CONNECTED.has(code) || NEVER_SECURED.test(code)));
	return { kind: neverConnected ? 'notSent' : 'interrupted', reason: code };
}

const REASONS: Readonly<Record<string, string>> = {
	ECONNABORTED: 'no answer within the timeout',
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was cut',
	EAI_AGAIN: 'the host name could not be looked up',
	ENOTFOUND: 'the host name is unknown',
	EPIPE: 'the connection was cut',
	ETIMEDOUT: 'the connection timed out',
};

/**
 * A connection's fault in words. n8n replaces a whole error message that holds one
 * of Node's own codes, so no code may stand in what people read.
 */
export function reasonInWords(code: string): string {
	return REASONS[code] ?? 'the connection could not be used';
}

/** Whether a status speaks of a trouble that passes by itself: a gateway's, or too many calls. */
export const isPassing = (status: number): boolean =>
	status >= 500 || status === 408 || status === 429;
