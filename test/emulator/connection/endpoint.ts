import { findApp } from '../gateway/apps';
import { refusal } from './codes';
import { textAt } from '../json';
import type { Route } from '../gateway/route';

const BUSY = 1;
const FORBIDDEN = 403;
const WRONG_SECRET = 1000040345;
const UNKNOWN_APP = 1000040346;

/**
 * Where to open a long connection. At the root of the host, without a token.
 * https://github.com/larksuite/oapi-sdk-go/blob/v3_main/ws/client.go
 */
export const connectionEndpoint: Route = {
	name: 'connectionEndpoint',
	method: 'POST',
	path: '/callback/ws/endpoint',
	limits: [],
	scopes: 'none',
	query: {},
	answer({ body, sandbox }) {
		const { apps, connections } = sandbox;
		if (connections.isDown()) return refusal(BUSY);
		const app = findApp(apps, textAt(body, 'AppID'));
		if (!app) return refusal(UNKNOWN_APP);
		if (textAt(body, 'AppSecret') !== app.appSecret) return refusal(WRONG_SECRET);
		return app.enabled ? connections.discover(app.appId) : refusal(FORBIDDEN);
	},
};
