import { randomUUID } from 'node:crypto';

import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { recordOf } from './eventRecord';
import { Deliveries } from './trigger/deliveries';
import { receiveEvent, type EventOutcome } from './trigger/receiveEvent';
import { newMemory, readSeenEvents } from './trigger/seenEvents';
import { triggerPanel, triggerProperties } from './triggerProperties';
import { checkReady, triggerSettings } from './triggerSettings';
import { rawBodyOf, responseOf } from './webhookExchange';

const deliveries = new Deliveries();

export class FeishuOffboardingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Offboarding Trigger',
		name: 'feishuOffboardingTrigger',
		icon: { light: 'file:feishuOffboarding.svg', dark: 'file:feishuOffboarding.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].map((event) => event.split(".").pop()).join(", ") }}',
		description: 'Starts the workflow when Feishu CoreHR (飞书人事) tells of an offboarding',
		eventTriggerDescription: 'Waiting for Feishu to tell of an offboarding',
		activationMessage:
			'Paste the Production URL of the trigger as the request URL of your app, if it is not there yet.',
		triggerPanel,
		defaults: { name: 'Feishu Offboarding Trigger' },
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
				await checkReady(this);
				const staticData = this.getWorkflowStaticData('node');
				const seen = readSeenEvents(staticData.seenEvents, Date.now());
				staticData.seenEvents = { ...seen, memory: seen.memory || randomUUID() };
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const nowMs = Date.now();
		const { secrets, wanted } = await triggerSettings(this);
		const staticData = this.getWorkflowStaticData('node');
		const trigger = `${this.getWorkflow().id ?? ''} ${this.getNode().id}`;
		// Whoever builds a workflow may want the same event again.
		const isTest = this.getMode() === 'manual';
		const seen = isTest ? newMemory('') : deliveries.seenBy(trigger, staticData.seenEvents, nowMs);
		const call = { rawBody: rawBodyOf(this), headers: this.getHeaderData() };
		const outcome = receiveEvent(call, secrets, seen, wanted, nowMs);
		if (outcome.kind !== 'event') return answer(this, outcome);
		if (!isTest) {
			// Nothing is awaited since the decision, so that a copy of the call finds the event here.
			deliveries.passOn(trigger, seen, outcome.event.eventId, responseOf(this), nowMs);
			staticData.seenEvents = seen;
		}
		const isFetched = this.getNodeParameter('fetchRecord', false) === true;
		const record = isFetched ? await recordOf(this, outcome.event) : {};
		return {
			webhookResponse: { message: 'accepted' },
			workflowData: [[{ json: { ...outcome.event.item, ...record } }]],
		};
	}
}

/** Answers a call that starts nothing. */
function answer(
	context: IWebhookFunctions,
	outcome: Exclude<EventOutcome, { kind: 'event' }>,
): IWebhookResponseData {
	switch (outcome.kind) {
		case 'challenge':
			return { webhookResponse: { challenge: outcome.challenge } };
		case 'rejected':
			// The caller is not told why: it may be anybody.
			context.logger.warn(`A call to '${context.getNode().name}' was refused: ${outcome.reason}`);
			responseOf(context)
				.status(outcome.status)
				.json({ message: outcome.status === 401 ? 'Unauthorized' : 'Bad request' });
			return { noWebhookResponse: true };
		// 200, because the vendor would push again what gets any other answer.
		case 'duplicate':
		case 'ignored':
			return { webhookResponse: { message: outcome.kind } };
	}
}
