import type { ITriggerFunctions } from 'n8n-workflow';

import {
	discovery,
	readDiscovery,
	type Discovered,
} from '../../platform/events/connection/discovery';
import { settledExchange } from '../../transport/roundTrip';
import type { ConnectedApp } from './connectedApp';

const TIMEOUT_MS = 15_000;

type Helpers = ITriggerFunctions['helpers'];

/** Asks Feishu where to connect to. Never throws; what comes back holds no secret but the address. */
export async function discover(helpers: Helpers, app: ConnectedApp): Promise<Discovered> {
	const found = readDiscovery(
		await settledExchange(
			helpers.httpRequest({
				method: discovery.method,
				baseURL: app.host,
				url: discovery.path,
				headers: {
					'Content-Type': 'application/json',
					// As all official SDKs send it.
					locale: 'zh',
				},
				body: { AppID: app.appId, AppSecret: app.appSecret },
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// A redirect would carry the secret to another host.
				disableFollowRedirect: true,
				timeout: TIMEOUT_MS,
			}),
		),
	);
	return found.kind === 'found' && !(await isAllowed(helpers, found.url))
		? {
				kind: 'failed',
				trouble: {
					reason: "n8n's protection against server-side request forgery forbids the address",
					isCrowded: false,
				},
			}
		: found;
}

/** n8n's guard sees requests of its own alone; older versions have none. It is told the host and no secret. */
async function isAllowed(helpers: Helpers, url: string): Promise<boolean> {
	if (typeof helpers.getSecureEgressFilter !== 'function') return true;
	const { host } = new URL(url);
	const verdict = await helpers
		.getSecureEgressFilter()
		.validateUrl(`https://${host}`)
		.catch(() => undefined);
	return verdict?.ok === true;
}
