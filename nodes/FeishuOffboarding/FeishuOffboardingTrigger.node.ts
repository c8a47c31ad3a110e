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
import { n8nClock } from './transport/n8nClock';
import { toNodeError } from './transport/nodeErrors';
import { Claims } from './platform/events/claims';
import { admit, KnownDeliveries, settle } from './platform/events/deliveries';
import { receiveEvent, type EventOutcome } from './domain/offboarding/events/receiveEvent';
import { workflowItems } from './triggers/webhook/workflowItems';
import { triggerPanel, triggerProperties } from './triggers/webhook/properties';
import { checkReady, triggerSettings, type TriggerSettings } from './triggers/webhook/settings';
import { ByTrigger, triggerName } from './triggers/triggerName';
import { rawBodyOf, responseOf } from './triggers/webhook/httpCall';
import { triggerOn } from './triggers/wantedEvents';
import { directSendsTwo, otherTriggers } from './triggers/otherTriggers';

const clock = n8nClock(undefined);

// Of the process: they outlive an activation.
const deliveries = new ByTrigger(() => new KnownDeliveries());

const claims = new ByTrigger(() => new Claims(clock));

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
				await checkReady(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(true);
			},
		},
	};

	/** Lets each event start one execution in this process; nothing is stored, so that a call costs little. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { secrets, wanted } = await settingsOf(this);
		const call = { rawBody: await rawBodyOf(this), headers: this.getHeaderData() };
		const outcome = receiveEvent(call, secrets, wanted, clock.now());
		if (outcome.kind !== 'event') return answer(this, outcome);
		const { eventId, item } = outcome.event;
		// Whoever builds a workflow may want the same event again.
		const isTest = this.getMode() === 'manual';
		const known = isTest ? new KnownDeliveries() : deliveries.of(triggerName(this));
		const admission = await admit(known, eventId, responseOf(this), clock);
		// 200, because Feishu would push again what gets any other answer.
		if (admission === 'seen') return { webhookResponse: { message: 'duplicate' } };
		if (admission === 'underWay') return refuse(this, 503, 'Try again later');
		return {
			workflowData: [[{ json: item }]],
			// A getter on purpose: n8n reads it after it has stored the execution.
			get webhookResponse() {
				settle(known, eventId, clock.monotonic());
				return { message: 'accepted' };
			},
		};
	}

	/** Runs inside the execution, on a worker where there are some: what takes time, and what all processes share. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = triggerName(this);
		try {
			return await workflowItems(this, async (eventId, record) => {
				const isLocal = deliveries.of(name).has(eventId, clock.monotonic());
				const executionId = this.getExecutionId();
				return await claims.of(name).grant({ eventId, executionId, isLocal, record });
			});
		} catch (error: unknown) {
			throw toNodeError(this.getNode(), error);
		}
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
		case 'ignored':
			return { webhookResponse: { message: 'ignored' } };
	}
}

function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	responseOf(context).status(status).json({ message });
	return { noWebhookResponse: true };
}
