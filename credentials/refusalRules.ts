import type { IAuthenticateRuleResponseSuccessBody } from 'n8n-workflow';

import type { Refusal } from '../nodes/FeishuOffboarding/platform/refusals/refusal';
import {
	tokenRefusals,
	unlistedTokenRefusal,
} from '../nodes/FeishuOffboarding/platform/refusals/tokenRefusals';

const rule = (
	key: string,
	value: unknown,
	{ message, advice }: Refusal,
): IAuthenticateRuleResponseSuccessBody => ({
	type: 'responseSuccessBody',
	properties: { key, value, message: `${message}. ${advice}` },
});

/**
 * What fails the credential test although it comes with HTTP 200. n8n takes the first rule whose value
 * stands in the answer; an answer without a token has none at its key.
 */
export const refusalRules: IAuthenticateRuleResponseSuccessBody[] = [
	...Object.entries(tokenRefusals).map(([code, refusal]) => rule('code', Number(code), refusal)),
	rule('tenant_access_token', undefined, unlistedTokenRefusal),
];
