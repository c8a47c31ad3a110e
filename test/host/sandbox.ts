import type { CredentialFile } from './n8n/commandLine';

/** What the emulator of Feishu hands out, and a person would paste into the credential. */
export interface SandboxApp {
	readonly appId: string;
	readonly appSecret: string;
	readonly encryptKey: string;
	readonly verificationToken: string;
}

/** The example workflows look for the credential under this name. */
export const credentialName = 'Feishu CoreHR account';
export const credentialType = 'feishuCoreHrApi';
export const credentialId = 'feishuCoreHrAccount';

/** Of another app: an app gets its events either at a request URL or over long connections. */
export const secondCredential = {
	id: 'feishuCoreHrSecondAccount',
	name: `${credentialName} of a second app`,
};

/** Of an app that was just created, for Check Setup. */
export const freshCredential = {
	id: 'feishuCoreHrFreshAccount',
	name: `${credentialName} of a fresh app`,
};

export const credentialFor = (url: string, app: SandboxApp): CredentialFile => ({
	id: credentialId,
	name: credentialName,
	type: credentialType,
	data: {
		region: 'custom',
		baseUrl: url,
		labelLanguage: 'en-US',
		appId: app.appId,
		appSecret: app.appSecret,
		encryptKey: app.encryptKey,
		verificationToken: app.verificationToken,
	},
});
