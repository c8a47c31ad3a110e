import type { ServerResponse } from 'node:http';
import { gatewayRefusal, rateLimited, withTrace, type Answer } from './envelope';
import type { Fault } from './faults';
import { tokenRefusal } from './gate';
import type { JournalEntry } from './journal';

/** Bytes for the wire. */
export interface Reply {
	status: number;
	headers: Record<string, string>;
	text: string;
	code: number | undefined;
}

export type Outcome =
	| { kind: 'reply'; reply: Reply }
	| { kind: 'truncate'; reply: Reply }
	| { kind: 'drip'; reply: Reply; everyMs: number; bytes: number }
	| { kind: 'reset' }
	| { kind: 'hang' };

function toReply(answer: Answer, logId: string): Reply {
	const { status, headers, body } = withTrace(answer, logId);
	return {
		status,
		headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
		text: JSON.stringify(body),
		code: typeof body.code === 'number' ? body.code : undefined,
	};
}

export const notFound: Reply = {
	status: 404,
	headers: { 'Content-Type': 'text/plain' },
	text: '404 page not found',
	code: undefined,
};

function gatewayPage(status: number): Outcome {
	const title = { 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Time-out' }[status];
	const text = `<html><head><title>${status} ${title}</title></head><body><center><h1>${status} ${title}</h1></center></body></html>`;
	const headers = { 'Content-Type': 'text/html' };
	return { kind: 'reply', reply: { status, headers, text, code: undefined } };
}

function scriptedReply(fault: Extract<Fault, { kind: 'answer' }>, logId: string): Outcome {
	const { status, code = 0, msg = '', headers, rawBody } = fault;
	if (rawBody !== undefined) {
		return {
			kind: 'reply',
			reply: { status, headers: { ...headers }, text: rawBody, code: undefined },
		};
	}
	const answer = { ...gatewayRefusal(status, code, msg), headers: { ...headers } };
	return { kind: 'reply', reply: toReply(answer, logId) };
}

/** What happens in the place of the call, where the fault keeps it from being done. */
export function insteadOf(fault: Fault | undefined, logId: string): Outcome | undefined {
	switch (fault?.kind) {
		case 'answer':
			return scriptedReply(fault, logId);
		case 'rateLimit':
			return { kind: 'reply', reply: toReply(rateLimited({ limit: 100, ...fault }), logId) };
		case 'token':
			return { kind: 'reply', reply: toReply(tokenRefusal(fault.code), logId) };
		case 'gatewayBefore':
			return gatewayPage(fault.status);
		case 'resetBefore':
			return { kind: 'reset' };
		case 'hangBefore':
			return { kind: 'hang' };
		default:
			return undefined;
	}
}

/** What the client gets of a call that has been done. */
export function afterwards(fault: Fault | undefined, answer: Answer, logId: string): Outcome {
	switch (fault?.kind) {
		case 'resetAfter':
			return { kind: 'reset' };
		case 'hangAfter':
			return { kind: 'hang' };
		case 'truncatedAfter':
			return { kind: 'truncate', reply: toReply(answer, logId) };
		case 'dripAfter':
			return { bytes: 1, ...fault, kind: 'drip', reply: toReply(answer, logId) };
		case 'gatewayAfter':
			return gatewayPage(fault.status);
		case 'codeAfter': {
			const failure = gatewayRefusal(fault.status, fault.code, fault.msg);
			return { kind: 'reply', reply: toReply(failure, logId) };
		}
		default:
			return { kind: 'reply', reply: toReply(answer, logId) };
	}
}

function drip(all: Buffer, bytes: number, everyMs: number, response: ServerResponse): void {
	let sent = 0;
	const timer = setInterval(() => {
		if (sent < all.length) response.write(all.subarray(sent, (sent += bytes)));
		else response.end();
	}, everyMs);
	response.once('close', () => clearInterval(timer));
}

/** Sends what the outcome leaves to send, and notes it in the journal. */
export function conclude(outcome: Outcome, response: ServerResponse, entry: JournalEntry): void {
	if (outcome.kind === 'hang') return;
	if (outcome.kind === 'reset') {
		response.socket?.destroy();
		return;
	}
	const { status, headers, text, code } = outcome.reply;
	const bytes = Buffer.from(text);
	entry.status = status;
	entry.code = code;
	response.writeHead(status, {
		'X-Tt-Logid': entry.logId,
		...headers,
		'Content-Length': String(bytes.length),
	});
	if (outcome.kind === 'reply') response.end(bytes);
	else if (outcome.kind === 'drip') drip(bytes, outcome.bytes, outcome.everyMs, response);
	else {
		const half = bytes.subarray(0, Math.floor(bytes.length / 2));
		response.write(half, () => response.socket?.destroy());
	}
}
