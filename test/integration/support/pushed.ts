import type { INodeParameters } from 'n8n-workflow';

import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';
import { activate } from '../../harness/activate';
import { callWebhook, type WebhookCall, type WebhookResult } from '../../harness/callWebhook';
import { StaticData } from '../../harness/staticData';
import { ENCRYPT_KEY, VERIFICATION_TOKEN, type PushedCall } from '../../support/pushedCall';

export const credential = {
	region: 'feishu',
	appId: 'cli_a1b2c3d4e5f6',
	appSecret: 'an app secret',
	encryptKey: ENCRYPT_KEY,
	verificationToken: VERIFICATION_TOKEN,
};

/** The trigger of a published workflow. */
export async function publish(setup: Partial<WebhookCall> = {}): Promise<StaticData> {
	const staticData = new StaticData();
	await activate({ node: new FeishuOffboardingTrigger(), credential, staticData, ...setup });
	return staticData;
}

export const push = async (
	call: PushedCall,
	parameters: INodeParameters = {},
	setup: Partial<WebhookCall> = {},
): Promise<WebhookResult> =>
	await callWebhook({
		node: new FeishuOffboardingTrigger(),
		credential,
		parameters,
		...call,
		...setup,
	});
