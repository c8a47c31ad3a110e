import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import {
	appIdentity,
	fingerprintOf,
	type AppIdentity,
} from '../nodes/FeishuOffboarding/platform/appIdentity';
import { asError } from '../nodes/FeishuOffboarding/platform/asError';
import { InvalidInput } from '../nodes/FeishuOffboarding/platform/invalidInput';
import { credentialFields, storedToken } from '../nodes/FeishuOffboarding/platform/token';
import { checkTarget } from './requestTarget';
import { requestToken } from './tokenRequest';
import { tokenExchange } from '../nodes/FeishuOffboarding/platform/tokenExchange';

/** Values that Feishu has just given a token for. n8n makes a new object of them for every request. */
const proven = new WeakSet<ICredentialDataDecryptedObject>();

/** A token for the values as they are now, as n8n stores it in the credential. */
export async function fetchToken(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const app = appOf(credentials);
	const token = await requestToken(helper, app);
	proven.add(credentials);
	return credentialFields(token, fingerprintOf(app));
}

/**
 * Adds the stored token to a request to Feishu. Where that may not be used, it refuses the request, before
 * anything is sent, in the form that makes n8n call `fetchToken` and come back.
 */
export function authenticated(
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): IHttpRequestOptions {
	const app = appOf(credentials);
	const path = checkTarget(requestOptions, app.host);
	if (path === tokenExchange.path) return unauthenticated(credentials, requestOptions);
	const token = storedToken(credentials, fingerprintOf(app));
	if (token === undefined || !(token.usableUntilMs > Date.now())) {
		throw needsToken('The stored tenant access token has expired or belongs to another app');
	}
	return {
		...requestOptions,
		// n8n would send the token along with a redirect to another host.
		sendCredentialsOnCrossOriginRedirect: false,
		headers: { ...requestOptions.headers, Authorization: `Bearer ${token.value}` },
	};
}

/** n8n shows the message of an error alone, so it says what to do as well. */
function appOf(credentials: ICredentialDataDecryptedObject): AppIdentity {
	try {
		return appIdentity(credentials);
	} catch (error: unknown) {
		throw error instanceof InvalidInput ? withAdvice(error) : asError(error);
	}
}

const withAdvice = ({ advice, message }: InvalidInput): Error => new Error(`${message}. ${advice}`);

/** The credential test: n8n sends it with a stored token and takes every HTTP 200 for success. */
function unauthenticated(
	credentials: ICredentialDataDecryptedObject,
	requestOptions: IHttpRequestOptions,
): IHttpRequestOptions {
	if (proven.has(credentials)) return requestOptions;
	throw needsToken('The values of the credential have not been exchanged for a token yet');
}

/** n8n fetches a token after an error with status 401 only. */
const needsToken = (reason: string): Error =>
	Object.assign(new Error(reason), { response: { status: 401 } });
