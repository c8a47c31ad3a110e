import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Exchange } from '../platform/answers/exchange';
import { FeishuApiError } from '../platform/answers/failure';
import type { Attempts } from '../platform/answers/retry';
import type { RenewalEnd, TokenInUse } from '../platform/appTokens';
import type { ApiRequest } from '../platform/request';
import type { Clock } from '../platform/time/clock';
import {
	credentialFields,
	storedToken,
	TokenRefused,
	type TenantAccessToken,
} from '../platform/token';
import { tokenExchange } from '../platform/tokenExchange';
import type { App } from './app';
import { roundTrip, type RequestContext } from './roundTrip';

interface Call {
	readonly context: RequestContext;
	readonly app: App;
	readonly credentials: ICredentialDataDecryptedObject;
	readonly request: ApiRequest;
	readonly timeoutMs: number;
	readonly clock: Clock;
	/** Is told when the request leaves, where it had to wait for a token. */
	readonly leaves: () => void;
}

interface Result {
	readonly exchange: Exchange;
	/** The token that the request carried; undefined where there was none, and so nothing left. */
	readonly token: TokenInUse | undefined;
}

/**
 * Sends the request with a token that is valid as far as anyone knows. Where there is none, one caller
 * has n8n fetch and store it with its own request. All others in this process wait for that one, and
 * share its failure.
 */
export async function exchangeWithToken(call: Call): Promise<Result> {
	const { app, clock, credentials, leaves } = call;
	for (let hasWaited = false; ; hasWaited = true) {
		const token = app.tokens.usable(storedToken(credentials, app.fingerprint), clock.now());
		if (token !== undefined && hasWaited) leaves();
		if (token !== undefined) return await exchangeWith(call, token);
		if (app.tokens.renewal === undefined) return await exchangeAndRenew(call);
		const end = await app.tokens.renewal;
		if (end.kind === 'failed') throw end.error;
		if (end.kind === 'notSent') return { exchange: end.exchange, token: undefined };
	}
}

/** The token is not used again; the request remembers when the first one was refused to it. */
export function refuseToken(app: App, token: TokenInUse | undefined, attempts: Attempts): Attempts {
	if (token === undefined) return attempts;
	const at = app.tokens.refuse(token);
	return { ...attempts, tokenRefusedAt: attempts.tokenRefusedAt ?? at };
}

async function exchangeWith(call: Call, token: TokenInUse): Promise<Result> {
	const credentials = withToken(call, token);
	const { app, context, request, timeoutMs } = call;
	const exchange = await roundTrip(context, app, request, credentials, timeoutMs);
	if (exchange instanceof TokenRefused) throw failureOf(exchange);
	return { exchange, token };
}

async function exchangeAndRenew(call: Call): Promise<Result> {
	const { app, context, leaves, request, timeoutMs } = call;
	const renewal = app.tokens.beginRenewal();
	// An empty token makes n8n fetch one, store it in the credential and write it into this object.
	const credentials = withToken(call, undefined);
	let token: TokenInUse | undefined;
	// The others need not wait until this request is answered, too.
	onFirstChange(credentials, 'tenantAccessToken', () => {
		const fetched = storedToken(credentials, app.fingerprint);
		if (fetched === undefined) return;
		token = renewal.keep(fetched);
		leaves();
		renewal.end({ kind: 'renewed' });
	});
	let end: RenewalEnd = { kind: 'renewed' };
	try {
		const exchange = await roundTrip(context, app, request, credentials, timeoutMs);
		if (token !== undefined && !(exchange instanceof TokenRefused)) return { exchange, token };
		end = withoutToken(exchange);
		if (end.kind === 'failed') throw end.error;
		return { exchange: end.exchange, token: undefined };
	} finally {
		renewal.end(end);
	}
}

/** Calls the listener once, when whoever has set the property has done with the object. */
function onFirstChange(
	credentials: ICredentialDataDecryptedObject,
	property: string,
	listener: () => void,
): void {
	const before = credentials[property];
	Object.defineProperty(credentials, property, {
		enumerable: true,
		configurable: true,
		get: () => before,
		set: (changed: typeof before) => {
			Object.defineProperty(credentials, property, {
				value: changed,
				enumerable: true,
				configurable: true,
				writable: true,
			});
			queueMicrotask(listener);
		},
	});
}

const withToken = (
	{ app, credentials }: Call,
	token: TenantAccessToken | undefined,
): ICredentialDataDecryptedObject => ({
	...credentials,
	...credentialFields(token, app.fingerprint),
});

/** Without a token the request itself never left, whatever failed. */
function withoutToken(
	failure: Exchange | TokenRefused,
): Extract<RenewalEnd, { kind: 'notSent' | 'failed' }> {
	if (failure instanceof TokenRefused && !failure.transient) {
		return { kind: 'failed', error: failureOf(failure) };
	}
	const isOwn = !(failure instanceof TokenRefused) && failure.kind === 'notSent';
	const exchange = isOwn ? failure : { kind: 'notSent' as const, reason: reasonOf(failure) };
	return { kind: 'notSent', exchange };
}

function reasonOf(failure: Exchange | TokenRefused): string {
	if (failure instanceof TokenRefused) return failure.reason ?? failure.refusal.message;
	return failure.kind === 'answer' ? '' : failure.reason;
}

const failureOf = ({ envelope, refusal }: TokenRefused): FeishuApiError =>
	new FeishuApiError({ kind: 'refused', endpoint: tokenExchange, envelope, refusal });
