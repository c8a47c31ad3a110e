import { setTimeout as wait } from 'node:timers/promises';

import { at, listIn, textIn, type JsonRecord } from '../json';
import type { N8nSession } from './rest';
import { toRun, type WorkflowRun } from './workflowRun';

export interface Execution {
	readonly id: string;
	readonly status: string;
}

const pageSize = 100;
const pauseMs = 200;

/** Every execution of the workflow, newest first, those that are still under way included. */
export async function executionsOf(session: N8nSession, workflowId: string): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const found: Execution[] = [];
	for (;;) {
		const last = found.at(-1);
		const before = last === undefined ? '' : `&lastId=${last.id}`;
		const { body } = await session.get(
			`/rest/executions?filter=${filter}&limit=${pageSize}${before}`,
		);
		const page = listIn(at(body, 'data', 'results'));
		found.push(
			...page.map((entry) => ({
				id: textIn(at(entry, 'id')),
				status: textIn(at(entry, 'status')),
			})),
		);
		// n8n lists one that ends in this moment twice: as running, and as over.
		if (page.length < pageSize) return [...new Map(found.map((one) => [one.id, one])).values()];
	}
}

export const isOver = ({ status }: Execution): boolean =>
	!['', 'new', 'running', 'waiting'].includes(status);

export interface Start {
	/** The name of the trigger. */
	readonly trigger: string;
	/** What the trigger gives, where a person or another program would have given it. */
	readonly data?: JsonRecord;
	/** The name of the last node to run; all, when absent. */
	readonly until?: string;
}

/** Runs a workflow as the editor does, and gives what every node gave. */
export async function runByHand(
	session: N8nSession,
	workflowId: string,
	{ trigger, data, until }: Start,
): Promise<WorkflowRun> {
	const given = data === undefined ? {} : { data: triggerOutput(data) };
	const { body } = await session.post(`/rest/workflows/${workflowId}/run`, {
		triggerToStartFrom: { name: trigger, ...given },
		...(until === undefined ? {} : { destinationNode: { nodeName: until, mode: 'inclusive' } }),
	});
	const executionId = textIn(at(body, 'data', 'executionId'));
	if (executionId === '') throw new Error(`n8n started nothing: ${JSON.stringify(body)}`);
	return await finishedRun(session, executionId);
}

/** What a trigger has given, in the form in which n8n takes it. */
export const triggerOutput = (json: JsonRecord) => ({
	startTime: Date.now(),
	executionTime: 0,
	executionIndex: 0,
	source: [],
	data: { main: [[{ json }]] },
});

/** Waits for the end of an execution and gives what every node gave. */
export async function finishedRun(session: N8nSession, executionId: string): Promise<WorkflowRun> {
	for (;;) {
		const { status, data } = await keptExecution(session, executionId);
		if (isOver({ id: executionId, status })) return toRun(data);
		await wait(pauseMs);
	}
}

/** What n8n keeps of an execution so far; n8n stores the run flattened. */
export async function keptExecution(session: N8nSession, executionId: string) {
	const { body } = await session.get(`/rest/executions/${executionId}`);
	const kept = at(body, 'data');
	// Imported here, because its types are those of an ES module only.
	const { parse } = await import('flatted');
	const data: unknown = parse(textIn(at(kept, 'data')) || '[]');
	return { status: textIn(at(kept, 'status')), data };
}
