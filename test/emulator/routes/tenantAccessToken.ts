import { findApp } from '../gateway/apps';
import type { Answer } from '../gateway/envelope';
import { textAt } from '../json';
import type { Route } from '../gateway/route';

// Failures come with HTTP 200, and not in the envelope of the other endpoints.
const refuseFlat = (code: number, msg: string): Answer => ({ status: 200, body: { code, msg } });

/** https://open.feishu.cn/document/ukTMukTMukTM/ukDNz4SO0MjL5QzM/auth-v3/auth/tenant_access_token_internal */
export const tenantAccessToken: Route = {
	name: 'tenantAccessToken',
	method: 'POST',
	path: '/open-apis/auth/v3/tenant_access_token/internal',
	limits: [],
	scopes: 'none',
	query: {},
	answer(call) {
		const appId = textAt(call.body, 'app_id') ?? '';
		const appSecret = textAt(call.body, 'app_secret') ?? '';
		if (!/^cli_[0-9a-z]{12,20}$/.test(appId) || appSecret === '') {
			return { status: 200, body: { code: 10003, msg: 'invalid param', data: {} } };
		}
		const { apps, tokens } = call.sandbox;
		const app = findApp(apps, appId);
		if (!app) return refuseFlat(10014, 'app id not exists');
		if (app.appSecret !== appSecret) return refuseFlat(10014, 'app secret invalid');
		if (!app.enabled) return refuseFlat(10014, 'app unauthorized');
		const token = tokens.issue(appId, call.now);
		return {
			status: 200,
			body: {
				code: 0,
				msg: 'ok',
				tenant_access_token: token.value,
				expire: token.expiresInSeconds,
			},
		};
	},
};
