import { InvalidInput } from './invalidInput';
import type { JsonObject } from './json';
import type { RefusalTable } from './refusals/refusal';

/** At most `requests` calls within any `windowMs` milliseconds. */
export interface RateLimit {
	readonly requests: number;
	readonly windowMs: number;
}

export const perSecond = (requests: number): RateLimit => ({ requests, windowMs: 1_000 });
export const perMinute = (requests: number): RateLimit => ({ requests, windowMs: 60_000 });

/** One row of the endpoint table: all that is known of an endpoint before it is called. */
export interface Endpoint {
	/** Feishu's name for the call, in our terms. */
	readonly name: string;
	readonly method: 'GET' | 'POST' | 'PUT';
	/** Path below the host; `{name}` is filled from the request's `path`. */
	readonly path: string;
	/** All of them hold at once; empty where Feishu documents no number. */
	readonly limits: readonly RateLimit[];
	/** Any one of these scopes is enough, the narrowest first; empty where none is needed. */
	readonly scopes: readonly string[];
	/** Whether it changes the tenant. */
	readonly writes: boolean;
	/** Whether sending the same request again is harmless when nobody knows if it was carried out. */
	readonly repeatable: boolean;
	/** What the endpoint's own codes mean. The same number means something else on another endpoint. */
	readonly refusals: RefusalTable;
	readonly documentation: string;
}

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A request that has been checked and is ready to be sent. */
export interface ApiRequest {
	readonly endpoint: Endpoint;
	readonly path?: Readonly<Record<string, string>>;
	readonly query?: Query;
	readonly body?: JsonObject;
}

/** How errors and documents name an endpoint. */
export function endpointLabel(endpoint: Endpoint): string {
	return `${endpoint.method} ${endpoint.path}`;
}

/**
 * The request's address below the host, with its path parameters filled in. Throws InvalidInput for
 * one that has other characters than digits and letters: it would lead to another address.
 */
export function requestPath(request: ApiRequest): string {
	return request.endpoint.path.replace(/\{(\w+)\}/g, (_match, name: string) => {
		const value = request.path?.[name] ?? '';
		if (/^[A-Za-z0-9]+$/.test(value)) return value;
		throw new InvalidInput(name, 'is not an ID', 'Give an ID of digits and letters.');
	});
}
