import { textIn } from '../../host/json';
import { executionsOf, finishedRun, isOver } from '../../host/n8n/executions';
import type { RunItem } from '../../host/n8n/workflowRun';
import { publishWorkflow } from '../../host/n8n/publishing';
import { credentialType } from '../../host/sandbox';
import type { UrlSubscription } from '../../emulator/events/delivery';
import type { OffboardingStatus } from '../../emulator/tenant/record';
import { credentialReference, type Editor } from './editor';
import { until } from './until';

export const statusUpdated = 'corehr.offboarding.status_updated_v2';

const node = (name: string, type: string, more: object) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

/** A trigger of this package, and a node behind it that does nothing. */
export const triggered = (id: string, type: string, more: object) => ({
	id,
	name: id,
	active: false,
	settings: { executionOrder: 'v1' },
	nodes: [
		node('Trigger', `n8n-nodes-feishu-corehr.${type}`, {
			credentials: credentialReference,
			...more,
		}),
		node('Then', 'n8n-nodes-base.noOp', {}),
	],
	connections: { Trigger: { main: [[{ node: 'Then', type: 'main', index: 0 }]] } },
});

/** A workflow that starts with every change of a status that the tenant pushes. */
export const byWebhook = (id: string, more: object = {}) =>
	triggered(id, 'feishuOffboardingTrigger', {
		typeVersion: 1.1,
		webhookId: `webhook-of-${id}`,
		parameters: { events: [statusUpdated] },
		...more,
	});

export const credentialOf = (id: string) => ({ [credentialType]: { id, name: id } });

/** Publishes the workflow, and gives its production URL to the tenant as a person does in the console. */
export async function receiveEvents(
	editor: Editor,
	id: string,
	secrets: Omit<UrlSubscription, 'url'> = editor.emulator.apps.main,
): Promise<void> {
	await publishWorkflow(editor.session, id);
	const url = `${editor.server.url}/webhook/webhook-of-${id}/webhook`;
	await editor.emulator.subscribe({ eventTypes: [statusUpdated], ...secrets, url });
}

/** The IDs of the events that were pushed so far, in order. */
export const pushedEvents = ({ emulator }: Editor): string[] => [
	...new Set(emulator.deliveries(statusUpdated).map(({ eventId }) => eventId)),
];

/** Changes the status of a record again and again, each time to another one. */
export function changeStatus({ emulator }: Editor, ...next: readonly OffboardingStatus[]): void {
	const { employmentId } = emulator.people.approved;
	const record = emulator
		.offboardings()
		.find((candidate) => candidate.employmentId === employmentId);
	for (const status of next) emulator.setStatus(record?.offboardingId ?? '', status);
}

/** The event of every execution that has gone on with one, once none is under way any more. */
export async function executedEvents(editor: Editor, id: string): Promise<string[]> {
	const executions = await until('no execution is under way', async () => {
		const all = await executionsOf(editor.session, id);
		return all.every(isOver) ? all : undefined;
	});
	expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
	const events: string[] = [];
	for (const execution of executions) {
		const run = await finishedRun(editor.session, execution.id);
		events.push(...run.outputs('Then').flatMap((items) => items.map(eventOf)));
	}
	return events.sort();
}

const eventOf = ({ json }: RunItem): string => textIn(json.event_id);
