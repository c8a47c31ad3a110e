import { setTimeout as wait } from 'node:timers/promises';

import type { Emulator } from '../test/emulator/server';
import type { Workflow } from '../test/host/exampleWorkflows';
import { textIn } from '../test/host/json';
import { executionsOf, isOver } from '../test/host/n8n/executions';
import { publishWorkflow } from '../test/host/n8n/publishing';
import type { N8nSession } from '../test/host/n8n/rest';

/** An example workflow that waits for events, published, and known to the tenant. */
export interface EventLoop {
	readonly workflow: Workflow;
	/** Whose events they are. */
	readonly appId: string;
	/** Where Feishu pushes them to. */
	readonly destination: string;
}

/** What came of the events so far. */
export interface EventOutcome {
	readonly pushed: number;
	readonly accepted: number;
	/** Executions of the workflow, and how many of them came to a good end. */
	readonly started: number;
	readonly succeeded: number;
}

const triggerType = 'n8n-nodes-feishu-corehr.feishuOffboardingTrigger';
const eventTypes = ['corehr.offboarding.status_updated_v2'] as const;
const challenges = 10;
const challengePauseMs = 1_000;
const patienceMs = 60_000;
const pauseMs = 200;

export async function startEventLoop(
	emulator: Emulator,
	session: N8nSession,
	url: string,
	workflow: Workflow,
): Promise<EventLoop> {
	const trigger = workflow.nodes.find(({ type }) => type === triggerType);
	const address = `${url}/webhook/${textIn(trigger?.['webhookId'])}/webhook`;
	await publishWorkflow(session, workflow.id);
	await subscribe(emulator, address);
	return { workflow, appId: emulator.apps.main.appId, destination: address };
}

/** The second app's, over a long connection. */
export async function startConnectedLoop(
	emulator: Emulator,
	session: N8nSession,
	workflow: Workflow,
): Promise<EventLoop> {
	const { appId } = emulator.apps.second;
	// n8n publishes only when the connection is open, and the console saves the mode only then.
	await publishWorkflow(session, workflow.id);
	await emulator.subscribe({ by: 'connection', appId, eventTypes });
	return { workflow, appId, destination: 'the long connection that n8n has opened' };
}

/** As a person would: once more, where n8n has not answered within the second that Feishu grants. */
async function subscribe(emulator: Emulator, url: string): Promise<void> {
	const { encryptKey, verificationToken } = emulator.apps.main;
	for (let left = challenges - 1; ; left -= 1) {
		try {
			await emulator.subscribe({ url, encryptKey, verificationToken, eventTypes });
			return;
		} catch (error) {
			if (left === 0) throw error;
			await wait(challengePauseMs);
		}
	}
}

/** Waits until every event so far was accepted, and every execution that one of them started has ended. */
export async function eventOutcome(
	emulator: Emulator,
	session: N8nSession,
	{ workflow, appId }: EventLoop,
): Promise<EventOutcome> {
	await emulator.deliveriesSettled();
	const deadline = Date.now() + patienceMs;
	for (;;) {
		const events = pushedEvents(emulator, appId);
		const executions = await executionsOf(session, workflow.id);
		const isDone = events.accepted === events.pushed && executions.every(isOver);
		if (isDone || Date.now() > deadline) {
			const succeeded = executions.filter(({ status }) => status === 'success').length;
			return { ...events, started: executions.length, succeeded };
		}
		await wait(pauseMs);
	}
}

function pushedEvents(emulator: Emulator, appId: string) {
	const all = eventTypes.flatMap((type) => emulator.deliveries(type));
	const pushes = all.filter((push) => push.appId === appId);
	const accepted = pushes.filter(({ outcome }) => outcome === 'accepted');
	const count = (some: typeof pushes) => new Set(some.map(({ eventId }) => eventId)).size;
	return { pushed: count(pushes), accepted: count(accepted) };
}

export const eventReport = (
	{ workflow, destination }: EventLoop,
	{ pushed, accepted, started }: EventOutcome,
): string => `
Events: Feishu pushed ${pushed} changes of a status to ${destination}
  ${accepted} were accepted; they started "${workflow.name}" ${started} times (a direct offboarding
  tells of two statuses, and the workflow waits for one of them).`;
