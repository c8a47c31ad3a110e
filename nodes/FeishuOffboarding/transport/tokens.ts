import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Clock } from '../platform/clock';
import type { Exchange } from '../platform/answers/exchange';
import { FeishuApiError } from '../platform/answers/failure';
import type { ApiRequest } from '../platform/request';
import { tokenExchange, TokenRefused } from '../platform/token';
import { storedToken, type App, type StoredToken } from './app';
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
	/** The token that the request carried. */
	readonly token: string;
}

/**
 * Sends the request with a token that is valid as far as anyone knows. Where there is none, one caller
 * has n8n fetch and store it with its own request, and all others in this process wait for that one.
 */
export async function exchangeWithToken(call: Call): Promise<Result> {
	const { app, clock, credentials, leaves } = call;
	for (let hasWaited = false; ; hasWaited = true) {
		const token = app.usableToken(storedToken(credentials), clock.now());
		if (token !== undefined && hasWaited) leaves();
		if (token !== undefined) return await exchangeWith(call, token);
		if (app.renewal === undefined) return await exchangeAndRenew(call);
		const failure = await app.renewal;
		if (failure !== undefined) throw failure;
	}
}

/** The token is not used again; a newer one that somebody fetched meanwhile stays. */
export function refuseToken(app: App, token: string): void {
	app.refusedToken = token;
}

async function exchangeWith(call: Call, token: StoredToken): Promise<Result> {
	const exchange = await roundTrip(
		call.context,
		call.app,
		call.request,
		withToken(call.credentials, token),
		call.timeoutMs,
	);
	if (exchange instanceof TokenRefused) throw failureOf(exchange);
	return { exchange, token: token.value };
}

async function exchangeAndRenew(call: Call): Promise<Result> {
	const { app } = call;
	const end = beginRenewal(app);
	// An empty token makes n8n fetch one, store it in the credential and write it into this object.
	const renewed = withToken(call.credentials, { value: '', usableUntilMs: 0 });
	// The others need not wait until this request is answered, too.
	onChange(renewed, 'tenantAccessToken', () => {
		const token = storedToken(renewed);
		if (token.value === '') return;
		keepToken(app, token);
		call.leaves();
		end(undefined);
	});
	let failure: Error | undefined;
	try {
		const exchange = await roundTrip(call.context, app, call.request, renewed, call.timeoutMs);
		if (!(exchange instanceof TokenRefused)) {
			return { exchange, token: storedToken(renewed).value };
		}
		if (exchange.transient) return { exchange: neverSent(exchange), token: '' };
		failure = failureOf(exchange);
		throw failure;
	} finally {
		end(failure);
	}
}

/** Lets the others wait until the function that comes back is called for the first time. */
function beginRenewal(app: App): (failure: Error | undefined) => void {
	let settle: (failure: Error | undefined) => void = () => undefined;
	const renewal = new Promise<Error | undefined>((resolve) => {
		settle = resolve;
	});
	app.renewal = renewal;
	return (failure) => {
		if (app.renewal === renewal) app.renewal = undefined;
		settle(failure);
	};
}

/** Calls the listener once whoever has set the property has done with the object. */
function onChange(
	credentials: ICredentialDataDecryptedObject,
	property: string,
	listener: () => void,
): void {
	let value = credentials[property];
	Object.defineProperty(credentials, property, {
		enumerable: true,
		configurable: true,
		get: () => value,
		set: (changed: typeof value) => {
			value = changed;
			queueMicrotask(listener);
		},
	});
}

/** A young token is given out again: then the vendor stands by it, whatever an endpoint said of it. */
function keepToken(app: App, token: StoredToken): void {
	app.token = token;
	if (app.refusedToken === token.value) app.refusedToken = undefined;
}

const withToken = (
	credentials: ICredentialDataDecryptedObject,
	{ value, usableUntilMs }: StoredToken,
): ICredentialDataDecryptedObject => ({
	...credentials,
	tenantAccessToken: value,
	tenantAccessTokenExpiresAt: usableUntilMs,
});

/** Without a token the request itself never left. */
const neverSent = (refused: TokenRefused): Exchange => ({
	kind: 'notSent',
	reason: refused.reason ?? refused.refusal.message,
});

const failureOf = ({ envelope, refusal }: TokenRefused): FeishuApiError =>
	new FeishuApiError({ kind: 'refused', endpoint: tokenExchange, envelope, refusal });
