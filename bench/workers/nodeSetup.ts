import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { at, textIn, type JsonRecord } from '../../test/host/json';
import { textsIn } from '../ipc/decode';
import { OFFBOARDING_DATE, OFFBOARDING_REASON, operationIn, type Operation } from '../operations';

/** What a node is run with in n8n's engine. */
export interface NodeSetup {
	readonly operation: Operation;
	readonly items: IDataObject[];
	readonly credential: ICredentialDataDecryptedObject;
	readonly parameters: INodeParameters;
	readonly timezone: string;
}

/** Reads it from a question that names an app, an operation and the IDs of the rows. */
export function nodeSetupFrom(question: JsonRecord): NodeSetup {
	const operation = operationIn(question['operation']);
	return {
		operation,
		items: textsIn(question['ids']).map((id) => ({ id })),
		credential: credentialOf(question['app']),
		parameters: parametersOf(operation, textIn(question['mode']) || 'id'),
		timezone: 'Asia/Shanghai',
	};
}

const credentialOf = (app: unknown): ICredentialDataDecryptedObject => ({
	region: 'custom',
	baseUrl: textIn(at(app, 'url')),
	labelLanguage: 'en-US',
	appId: textIn(at(app, 'appId')),
	appSecret: textIn(at(app, 'appSecret')),
	encryptKey: '',
	verificationToken: '',
	tenantAccessToken: '',
	tenantAccessTokenExpiresAt: '',
});

function parametersOf(operation: Operation, mode: string): INodeParameters {
	const fromItem = { __rl: true, mode, value: '={{ $json.id }}' };
	if (operation === 'revoke') {
		return { resource: 'offboarding', operation, offboarding: fromItem };
	}
	return {
		resource: 'offboarding',
		operation,
		employee: fromItem,
		offboardingDate: OFFBOARDING_DATE,
		offboardingReason: OFFBOARDING_REASON,
	};
}
