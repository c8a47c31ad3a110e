import { tokenRefusals } from './refusals/tokenRefusals';
import type { Endpoint } from './request';

/** The exchange of App ID and App Secret for a token. */
export const tokenExchange = {
	name: 'Get tenant access token',
	method: 'POST',
	path: '/open-apis/auth/v3/tenant_access_token/internal',
	limits: [],
	scopes: [],
	writes: false,
	repeatable: true,
	refusals: tokenRefusals,
	documentation:
		'https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal',
} as const satisfies Endpoint;
