import type { ITriggerFunctions } from 'n8n-workflow';

import { appIdentity, fingerprintOf, type AppIdentity } from '../../platform/appIdentity';
import { CREDENTIAL } from '../../transport/roundTrip';

/** The app that a credential names, as far as a connection needs it. */
export interface ConnectedApp extends AppIdentity {
	/** The same for all credentials of the app. */
	readonly name: string;
	/** Another one with another secret. */
	readonly fingerprint: string;
}

/** Reads the credential anew. Throws InvalidInput where its address may not be used. */
export async function connectedApp(context: ITriggerFunctions): Promise<ConnectedApp> {
	const identity = appIdentity(await context.getCredentials(CREDENTIAL));
	return {
		...identity,
		name: `${identity.host} ${identity.appId}`,
		fingerprint: fingerprintOf(identity),
	};
}
