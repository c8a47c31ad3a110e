import { setTimeout as wait } from 'node:timers/promises';

import { at, listIn, textIn } from '../json';
import type { N8nSession } from './rest';

const patienceMs = 60_000;
const pauseMs = 100;

/** Publishes the workflow as it stands, and waits until its triggers are set up. */
export async function publishWorkflow(session: N8nSession, id: string): Promise<void> {
	const { body } = await session.get(`/rest/workflows/${id}`);
	const versionId = at(body, 'data', 'versionId');
	await requestChange(session, `/rest/workflows/${id}/activate`, { versionId });
	await untilStatus(session, id, 'published');
}

/** Takes the workflow out of service, and waits until its triggers are gone. */
export async function unpublishWorkflow(session: N8nSession, id: string): Promise<void> {
	await requestChange(session, `/rest/workflows/${id}/deactivate`, {});
	await untilStatus(session, id, 'not_published');
}

async function requestChange(session: N8nSession, path: string, body: object): Promise<void> {
	const answer = await session.post(path, body);
	if (answer.status === 200) return;
	throw new Error(`n8n answered ${answer.status} to ${path}: ${JSON.stringify(answer.body)}`);
}

/** n8n only takes the request down; its triggers follow a little later. */
async function untilStatus(session: N8nSession, id: string, wanted: string): Promise<void> {
	const deadline = Date.now() + patienceMs;
	for (;;) {
		const { body } = await session.get(`/rest/workflows/${id}/publication-status`);
		const status = textIn(at(body, 'data', 'status'));
		if (status === wanted) return;
		if (status !== 'in_progress' || Date.now() > deadline) {
			const reasons = listIn(at(body, 'data', 'triggers')).map((trigger) =>
				textIn(at(trigger, 'errorMessage')),
			);
			throw new Error(`The workflow ${id} is ${status}: ${reasons.join('. ')}`);
		}
		await wait(pauseMs);
	}
}
