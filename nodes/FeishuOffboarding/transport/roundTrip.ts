import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { deadline } from '../platform/deadline';
import { connectionExchange, toAnswer, type Exchange } from '../platform/answers/exchange';
import { requestPath, type ApiRequest } from '../platform/request';
import { TokenRefused } from '../platform/token';
import type { App } from './app';
import { causes, faultOf } from './causes';
import { databaseAway } from './databaseAway';
import { n8nClock } from './n8nClock';
import { onCancel } from './onCancel';

/** Everything of n8n that can make a request with a credential. */
export type RequestContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| ITriggerFunctions
	| IWebhookFunctions;

export const CREDENTIAL = 'feishuCoreHrApi';

/**
 * One round trip through n8n's helper, which has `timeoutMs` from when the request leaves to the last byte of
 * the answer; as much again for a token before it. Never throws for what Feishu or the network does; gives back what
 * the credential's token exchange threw. `credentials` is changed in place where n8n fetches a new token.
 */
export async function roundTrip(
	context: RequestContext,
	app: App,
	request: ApiRequest,
	credentials: ICredentialDataDecryptedObject,
	timeoutMs: number,
): Promise<Exchange | TokenRefused> {
	const hasToken = (): boolean => credentials.tenantAccessToken !== '';
	const outcome = await withDeadline(context, timeoutMs, hasToken, async (limited, signal) => {
		const reference = context.getNode().credentials?.[CREDENTIAL];
		const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
			limited,
			CREDENTIAL,
			{ ...httpOptions(app, request, timeoutMs), abortSignal: signal },
			{
				credentialsDecrypted: {
					id: reference?.id ?? '',
					name: reference?.name ?? '',
					type: CREDENTIAL,
					data: credentials,
				},
			},
		);
		return answer;
	});
	if (outcome === 'timeUp') return timedOut(hasToken());
	if ('answer' in outcome) return toAnswer(outcome.answer);
	const chain = causes(outcome.error);
	const refused = chain.find((cause) => cause instanceof TokenRefused);
	if (refused instanceof TokenRefused) return refused;
	// Where there is a token, the request itself had begun.
	const away = hasToken() ? undefined : databaseAway(chain);
	return away === undefined
		? connectionExchange(faultOf(chain))
		: { kind: 'notSent', reason: away.reason, refusal: away };
}

/**
 * Sends, and ends the request when its time is up. The helper's own `timeout` is the longest pause within an
 * answer: one that drips would hold its item for as long as it drips.
 */
async function withDeadline(
	context: RequestContext,
	timeoutMs: number,
	hasBegun: () => boolean,
	send: (context: RequestContext, signal: AbortSignal) => Promise<unknown>,
): Promise<Settled | 'timeUp'> {
	const controller = new AbortController();
	const forget = onCancel(cancelSignalOf(context), () => controller.abort());
	let isOver = false;
	const watched = { hasBegun, isOver: () => isOver };
	try {
		return await Promise.race([
			settle(send(withSignal(context, controller.signal), controller.signal)),
			deadline(n8nClock(undefined), timeoutMs, watched).then(() => {
				controller.abort();
				return 'timeUp' as const;
			}),
		]);
	} finally {
		isOver = true;
		forget();
	}
}

export const cancelSignalOf = (context: RequestContext): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** The context as the helper has to see it: it puts the execution's signal in the place of the one it was given. */
const withSignal = (context: RequestContext, signal: AbortSignal): RequestContext =>
	new Proxy(context, {
		has: (target, key) => key === CANCEL_SIGNAL || Reflect.has(target, key),
		get: (target, key): unknown =>
			key === CANCEL_SIGNAL ? () => signal : Reflect.get(target, key, target),
	});

const CANCEL_SIGNAL = 'getExecutionCancelSignal';

/** Without a token the request itself never left, and with an ended signal it does not leave later either. */
const timedOut = (hadToken: boolean): Exchange => ({
	kind: hadToken ? 'interrupted' : 'notSent',
	reason: 'ECONNABORTED',
});

type Settled = { readonly answer: unknown } | { readonly error: unknown };

async function settle(promise: Promise<unknown>): Promise<Settled> {
	return await promise.then(
		(answer: unknown) => ({ answer }),
		(error: unknown) => ({ error }),
	);
}

/** What came of a request that n8n's helper made without a credential. Never throws. */
export async function settledExchange(request: Promise<unknown>): Promise<Exchange> {
	const outcome = await settle(request);
	return 'answer' in outcome
		? toAnswer(outcome.answer)
		: connectionExchange(faultOf(causes(outcome.error)));
}

function httpOptions(app: App, request: ApiRequest, timeoutMs: number): IHttpRequestOptions {
	const { body, endpoint, query } = request;
	return {
		method: endpoint.method,
		baseURL: app.host,
		url: requestPath(request),
		...(query === undefined ? {} : { qs: { ...query } }),
		arrayFormat: 'repeat',
		// As text, because n8n's helper drops an empty object, and an empty filter is a filter.
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
		headers: {
			Accept: 'application/json',
			...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
		},
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would carry the token to another host and turn a write into a read.
		disableFollowRedirect: true,
		timeout: timeoutMs,
	};
}
