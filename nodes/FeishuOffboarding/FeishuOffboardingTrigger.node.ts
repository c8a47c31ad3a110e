import { randomUUID } from 'node:crypto';

import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { recordOf } from './triggers/fetchedRecord';
import { n8nClock } from './transport/n8nClock';
import { toNodeError } from './transport/nodeErrors';
import { admit, Deliveries, newKnowledge, settle } from './platform/events/deliveries';
import { receiveEvent, type EventOutcome } from './domain/offboarding/events/receiveEvent';
import { newMemory, readSeenEvents } from './platform/events/seenEvents';
import { triggerPanel, triggerProperties } from './triggers/webhook/properties';
import { checkReady, triggerSettings, type TriggerSettings } from './triggers/webhook/settings';
import { triggerName } from './triggers/triggerName';
import { rawBodyOf, responseOf } from './triggers/webhook/httpCall';

const deliveries = new Deliveries();

export class FeishuOffboardingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Offboarding Trigger',
		name: 'feishuOffboardingTrigger',
		icon: { light: 'file:feishuOffboarding.svg', dark: 'file:feishuOffboarding.dark.svg' },
		group: ['trigger'],
		// n8n evaluates an expression for every call to a trigger of version 1, and may set up a sandbox for it:
		// https://github.com/n8n-io/n8n/blob/n8n%402.40.7/packages/cli/src/webhooks/webhook-helpers.ts
		version: 1.1,
		subtitle: '={{ $parameter["events"].map((event) => event.split(".").pop()).join(", ") }}',
		// The palette shows it for the action node, too.
		description:
			'Submit, revoke and follow offboardings in Feishu CoreHR (飞书人事), or start the workflow when one changes',
		eventTriggerDescription: 'Waiting for an offboarding event from Feishu',
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
		const clock = n8nClock(undefined);
		const startedMs = clock.now();
		const fromMs = clock.monotonic();
		const { isFetched, secrets, wanted } = await settingsOf(this);
		const staticData = this.getWorkflowStaticData('node');
		// Whoever builds a workflow may want the same event again.
		const isTest = this.getMode() === 'manual';
		const known = isTest
			? newKnowledge(newMemory(''))
			: deliveries.knowledge(triggerName(this), staticData.seenEvents, startedMs);
		const call = { rawBody: await rawBodyOf(this), headers: this.getHeaderData() };
		const outcome = receiveEvent(call, secrets, known.seen, wanted, startedMs);
		if (outcome.kind !== 'event') return answer(this, outcome);
		const { eventId, item } = outcome.event;
		const admission = await admit(known, eventId, responseOf(this), clock);
		if (admission === 'seen') return answer(this, { kind: 'duplicate', eventId });
		if (admission === 'underWay') return refuse(this, 503, 'Try again later');
		const spentMs = clock.monotonic() - fromMs;
		const record = isFetched ? await recordOf(this, outcome.event, spentMs) : {};
		return {
			workflowData: [[{ json: { ...item, ...record } }]],
			// A getter on purpose: n8n reads it after it has started the workflow and right before it saves static
			// data. Changes made earlier are lost, because n8n resets its "changed" flag while it starts a workflow.
			get webhookResponse() {
				settle(known, eventId, clock.now());
				if (!isTest) staticData.seenEvents = known.seen;
				return { message: 'accepted' };
			},
		};
	}
}

async function settingsOf(context: IWebhookFunctions): Promise<TriggerSettings> {
	try {
		return await triggerSettings(context);
	} catch (error: unknown) {
		throw toNodeError(context.getNode(), error);
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
			context.logger.warn(`A call to '${context.getNode().name}' was refused: ${outcome.reason}`);
			// The caller is not told why: it may be anybody.
			return refuse(
				context,
				outcome.status,
				outcome.status === 401 ? 'Unauthorized' : 'Bad request',
			);
		// 200, because Feishu would push again what gets any other answer.
		case 'duplicate':
		case 'ignored':
			return { webhookResponse: { message: outcome.kind } };
	}
}

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	responseOf(context).status(status).json({ message });
	return { noWebhookResponse: true };
}
