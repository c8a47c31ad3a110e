import { createHash } from 'node:crypto';

import { apiHost } from './hosts';
import { textAt } from './json';

/** An app on a host: what a token belongs to. */
export interface AppIdentity {
	/** Scheme, name and port, without a path. */
	readonly host: string;
	readonly appId: string;
	readonly appSecret: string;
}

/** The app that the values of a credential name. Throws InvalidInput where its address may not be used. */
export function appIdentity(credential: unknown): AppIdentity {
	const text = (name: string): string => textAt(credential, name) ?? '';
	return {
		host: apiHost(text('region'), text('baseUrl')),
		// What is copied from the console may bring blanks with it.
		appId: text('appId').trim(),
		appSecret: text('appSecret').trim(),
	};
}

/** Tells apps apart without showing the secret; another secret is another app. */
export function fingerprintOf({ host, appId, appSecret }: AppIdentity): string {
	return createHash('sha256')
		.update(JSON.stringify([host, appId, appSecret]))
		.digest('base64url');
}
