import type { IHttpRequestHelper } from 'n8n-workflow';

import { reasonInWords, toAnswer } from '../nodes/FeishuOffboarding/platform/answers/exchange';
import type { AppIdentity } from '../nodes/FeishuOffboarding/platform/appIdentity';
import { textAt } from '../nodes/FeishuOffboarding/platform/json';
import {
	decodeToken,
	TokenRefused,
	type TenantAccessToken,
} from '../nodes/FeishuOffboarding/platform/token';
import { tokenExchange } from '../nodes/FeishuOffboarding/platform/tokenExchange';

const TIMEOUT_MS = 30_000;

/** Exchanges App ID and App Secret for a token. Throws TokenRefused, whose message holds no secret. */
export async function requestToken(
	{ helpers }: IHttpRequestHelper,
	app: AppIdentity,
): Promise<TenantAccessToken> {
	return decodeToken(toAnswer(await ask(helpers, app)), Date.now());
}

async function ask(
	helpers: IHttpRequestHelper['helpers'],
	{ host, appId, appSecret }: AppIdentity,
): Promise<unknown> {
	try {
		return await helpers.httpRequest({
			method: tokenExchange.method,
			baseURL: host,
			url: tokenExchange.path,
			headers: { 'Content-Type': 'application/json; charset=utf-8' },
			body: { app_id: appId, app_secret: appSecret },
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT_MS,
		});
	} catch (error: unknown) {
		throw unreachable(error);
	}
}

/** The connection's error carries the request with the secret in it: only its code is kept. */
function unreachable(error: unknown): TokenRefused {
	const reason = textAt(error, 'code') ?? '';
	return new TokenRefused(
		{
			message: `Feishu could not be reached for a token (${reasonInWords(reason)})`,
			advice: "Check the network of the n8n host and 'Region' or 'Base URL' in the credential.",
		},
		undefined,
		reason,
	);
}
