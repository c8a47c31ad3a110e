import type {
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { receiveEvent, type EventOutcome } from '../../domain/offboarding/events/receiveEvent';
import { Claims } from '../../platform/events/claims';
import { admit, KnownDeliveries, settle } from '../../platform/events/deliveries';
import { n8nClock } from '../../transport/n8nClock';
import { toNodeError } from '../../transport/nodeErrors';
import { ByTrigger, triggerName } from '../triggerName';
import { rawBodyOf, responseOf } from './httpCall';
import { triggerSettings, type TriggerSettings } from './settings';
import { workflowItems } from './workflowItems';

export { checkReady } from './settings';

const clock = n8nClock(undefined);

// Of the process: they outlive an activation.
const deliveries = new ByTrigger(() => new KnownDeliveries());

const claims = new ByTrigger(() => new Claims(clock));

/** Lets each event start one execution in this process; nothing is stored, so that a call costs little. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secrets, wanted } = await settingsOf(context);
	const call = { rawBody: await rawBodyOf(context), headers: context.getHeaderData() };
	const outcome = receiveEvent(call, secrets, wanted, clock.now());
	if (outcome.kind !== 'event') return answer(context, outcome);
	const { eventId, item } = outcome.event;
	// Whoever builds a workflow may want the same event again.
	const isTest = context.getMode() === 'manual';
	const known = isTest ? new KnownDeliveries() : deliveries.of(triggerName(context));
	const admission = await admit(known, eventId, responseOf(context), clock);
	// 200, because Feishu would push again what gets any other answer.
	if (admission === 'seen') return { webhookResponse: { message: 'duplicate' } };
	if (admission === 'underWay') return refuse(context, 503, 'Try again later');
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
export async function goOn(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const name = triggerName(context);
	try {
		return await workflowItems(context, async (eventId, record) => {
			const isLocal = deliveries.of(name).has(eventId, clock.monotonic());
			const executionId = context.getExecutionId();
			return await claims.of(name).grant({ eventId, executionId, isLocal, record });
		});
	} catch (error: unknown) {
		throw toNodeError(context.getNode(), error);
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
