import { createHash } from 'node:crypto';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { toLabelLanguage, type LabelLanguage } from '../domain/labels';
import { Submissions } from '../domain/offboarding/submissions';
import { apiHost } from '../platform/hosts';
import { Pacer } from '../platform/pacing/pacer';
import type { Endpoint } from '../platform/request';

/** A tenant access token and the moment from which it is not used any more, milliseconds since the epoch. */
export interface StoredToken {
	readonly value: string;
	readonly usableUntilMs: number;
}

/**
 * What this process knows of one app on one host. It outlives executions on purpose: the vendor
 * counts calls per app, whichever workflow they come from.
 */
export class App {
	/** The newest token seen. */
	token: StoredToken | undefined;

	/** The last token that the vendor refused although it had not expired. */
	refusedToken: string | undefined;

	/** Set while one caller fetches a token and the others wait for it; resolves to why it failed. */
	renewal: Promise<Error | undefined> | undefined;

	/** Who is at work on whom, and what was made. */
	readonly submissions = new Submissions();

	private readonly pacers = new Map<string, Pacer>();

	constructor(
		readonly host: string,
		/** Another one for every host, App ID and App Secret. */
		readonly key: string,
	) {}

	pacer(endpoint: Endpoint): Pacer {
		const key = `${endpoint.method} ${endpoint.path}`;
		const known = this.pacers.get(key);
		if (known !== undefined) return known;
		const pacer = new Pacer(endpoint.limits);
		this.pacers.set(key, pacer);
		return pacer;
	}

	/** The token to use now: this process's own, else the stored one, else none. */
	usableToken(stored: StoredToken, nowMs: number): StoredToken | undefined {
		return [this.token, stored].find(
			(token) =>
				token !== undefined &&
				token.value !== '' &&
				token.value !== this.refusedToken &&
				token.usableUntilMs > nowMs,
		);
	}
}

const apps = new Map<string, App>();

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The app that the credential names. Another secret is another app: its token may not be used. */
export function appOf(credentials: ICredentialDataDecryptedObject): App {
	const host = apiHost(text(credentials.region), text(credentials.baseUrl));
	const secret = createHash('sha256').update(text(credentials.appSecret)).digest('base64');
	const key = `${host} ${text(credentials.appId)} ${secret}`;
	const known = apps.get(key);
	if (known !== undefined) return known;
	const app = new App(host, key);
	apps.set(key, app);
	return app;
}

export const storedToken = (credentials: ICredentialDataDecryptedObject): StoredToken => ({
	value: text(credentials.tenantAccessToken),
	usableUntilMs: Number(credentials.tenantAccessTokenExpiresAt),
});

export const labelLanguageOf = (credentials: ICredentialDataDecryptedObject): LabelLanguage =>
	toLabelLanguage(credentials.labelLanguage);
