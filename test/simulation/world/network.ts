import { createRequire } from 'node:module';

import { isRecord } from '../../emulator/json';
import type { Arrival } from '../../emulator/gateway/reception';
import type { Outcome } from '../../emulator/gateway/reply';
import { TAG } from '../n8n/run';

/** The part of a request that an adapter of axios is given. */
interface Request {
	readonly method?: string;
	readonly baseURL?: string;
	readonly url?: string;
	readonly params?: unknown;
	readonly headers: { get(name: string): unknown; toJSON(): Record<string, unknown> };
	readonly data?: unknown;
	readonly timeout?: number;
	readonly signal?: AbortSignal;
}

interface Axios {
	defaults: { adapter: unknown };
	AxiosError: new (message: string, code: string, request: Request) => Error;
	CanceledError: new () => Error;
}

// n8n's own copy of axios, whichever that is.
const fromN8n = createRequire(
	createRequire(require.resolve('n8n-core')).resolve('@n8n/backend-network'),
);
const axios = fromN8n('axios') as Axios;

/** A call of the code under test, on its way. */
export interface Departure {
	readonly arrival: Arrival;
	readonly tag: string;
	readonly timeoutMs: number;
	readonly signal: AbortSignal | undefined;
	/** Feishu's answer, or the lack of one, reaches the caller. */
	hear(outcome: Outcome): void;
	/** The caller hears of its connection what Node would say. */
	fail(code: string, syscall?: string): void;
	/** The execution was cancelled. */
	abandon(): void;
}

/** Puts itself in the place of the wire: everything above it is n8n's own. Gives back how to stop. */
export function takeWire(carry: (departure: Departure) => void): () => void {
	const { adapter } = axios.defaults;
	axios.defaults.adapter = async (request: Request) =>
		await new Promise((resolve, reject) => {
			const fail = (code: string, syscall?: string) => {
				const error = new axios.AxiosError(`The connection failed: ${code}`, code, request);
				reject(Object.assign(error, syscall === undefined ? {} : { syscall }));
			};
			carry({
				arrival: arrivalOf(request),
				tag: String(request.headers.get(TAG)),
				timeoutMs: request.timeout ?? 0,
				signal: request.signal,
				hear: (outcome) => hear(outcome, request, resolve, fail),
				fail,
				abandon: () => reject(new axios.CanceledError()),
			});
		});
	return () => {
		axios.defaults.adapter = adapter;
	};
}

function arrivalOf(request: Request): Arrival {
	const headers = Object.entries(request.headers.toJSON())
		.filter(([name]) => name !== TAG)
		.map(([name, value]) => [name.toLowerCase(), String(value)] as const);
	return {
		method: (request.method ?? 'get').toUpperCase(),
		url: urlOf(request),
		headers: Object.fromEntries(headers),
		rawBody: typeof request.data === 'string' ? request.data : '',
	};
}

/** As axios writes it with n8n's settings: a list is its values, one by one. */
function urlOf({ baseURL, url = '', params }: Request): URL {
	const whole = new URL(url, baseURL);
	for (const [name, value] of Object.entries(isRecord(params) ? params : {})) {
		for (const one of Array.isArray(value) ? value : [value]) {
			if (one !== undefined) whole.searchParams.append(name, String(one));
		}
	}
	return whole;
}

function hear(
	outcome: Outcome,
	request: Request,
	resolve: (response: unknown) => void,
	fail: (code: string, syscall?: string) => void,
): void {
	if (outcome.kind === 'reset') fail('ECONNRESET', 'read');
	if (outcome.kind === 'truncate') fail('ERR_BAD_RESPONSE');
	if (outcome.kind !== 'reply') return;
	const { status, headers, text } = outcome.reply;
	const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
	resolve({
		data: text,
		status,
		statusText: '',
		headers: Object.fromEntries(lowerCase) as Record<string, string>,
		config: request,
		request: {},
	});
}

/** The body of a call, for the history. */
export function bodyOf({ rawBody }: Arrival): Record<string, unknown> {
	const parsed: unknown = rawBody === '' ? {} : JSON.parse(rawBody);
	return isRecord(parsed) ? parsed : {};
}
