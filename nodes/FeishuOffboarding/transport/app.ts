import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { toLabelLanguage, type LabelLanguage } from '../domain/labels';
import { Submissions } from '../domain/offboarding/submissions';
import { appIdentity, fingerprintOf } from '../platform/appIdentity';
import { AppTokens } from '../platform/appTokens';
import { Pacer } from '../platform/pacing/pacer';
import type { Endpoint } from '../platform/request';
import { Turns } from '../platform/turns';

/**
 * What this process knows of one app on one host. It outlives executions on purpose: Feishu
 * counts calls per app, whichever workflow they come from.
 */
export class App {
	readonly tokens = new AppTokens();

	/** Who is at work on whom, and what was made. */
	readonly submissions = new Submissions();

	/** Who is at work on which approval process. */
	readonly processTurns = new Turns();

	private readonly pacers = new Map<string, Pacer>();

	constructor(
		readonly host: string,
		readonly appId: string,
		/** Another one for every host, App ID and App Secret. */
		readonly fingerprint: string,
	) {}

	pacer(endpoint: Endpoint): Pacer {
		const key = `${endpoint.method} ${endpoint.path}`;
		const known = this.pacers.get(key);
		if (known !== undefined) return known;
		const pacer = new Pacer(endpoint.limits);
		this.pacers.set(key, pacer);
		return pacer;
	}
}

const apps = new Map<string, App>();

/** The app that the credential names. Throws InvalidInput where its address may not be used. */
export function appOf(credentials: ICredentialDataDecryptedObject): App {
	const identity = appIdentity(credentials);
	const fingerprint = fingerprintOf(identity);
	const known = apps.get(fingerprint);
	if (known !== undefined) return known;
	const app = new App(identity.host, identity.appId, fingerprint);
	apps.set(fingerprint, app);
	return app;
}

export const labelLanguageOf = (credentials: ICredentialDataDecryptedObject): LabelLanguage =>
	toLabelLanguage(credentials.labelLanguage);
