import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { choicesSubtitle } from './fields/canvas/subtitle';
import { kept } from './platform/kept';
import { triggerOn } from './triggers/eventProperties';
import { directSendsTwo, otherTriggers } from './triggers/otherTriggers';
import { triggerPanel, triggerProperties } from './triggers/webhook/properties';

const receiving = kept(async () => await import('./triggers/webhook/receive'));

export class FeishuOffboardingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Offboarding Trigger',
		name: 'feishuOffboardingTrigger',
		icon: { light: 'file:feishuOffboarding.svg', dark: 'file:feishuOffboarding.dark.svg' },
		group: ['trigger'],
		// n8n evaluates an expression for every call to a trigger of version 1, and may set up a sandbox for it:
		// https://github.com/n8n-io/n8n/blob/n8n%402.40.7/packages/cli/src/webhooks/webhook-helpers.ts
		version: 1.1,
		subtitle: choicesSubtitle(triggerOn),
		// The palette shows it for the action node, too.
		description:
			'Submit, revoke and follow offboardings in Feishu CoreHR (飞书人事), or start the workflow when one changes',
		eventTriggerDescription: 'Waiting for an offboarding event from Feishu',
		activationMessage:
			'Paste the Production URL of the trigger as the request URL of your app, if it is not there yet.',
		triggerPanel,
		defaults: { name: 'Feishu Offboarding Trigger' },
		builderHint: {
			searchHint: directSendsTwo,
			relatedNodes: otherTriggers('feishuOffboardingTrigger'),
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'feishuCoreHrApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				// n8n answers once the execution is stored, and does not wait for what it does.
				responseMode: 'onReceived',
				// Empty, so that the answer is what webhook() gives.
				responseData: '',
				path: 'webhook',
			},
		],
		properties: triggerProperties,
	};

	// Feishu has no API for subscriptions: they are made by hand in its console. Activation checks the secrets.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(false);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { checkReady } = await receiving();
				await checkReady(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { receive } = await receiving();
		return await receive(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { goOn } = await receiving();
		return await goOn(this);
	}
}
