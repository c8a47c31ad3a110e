import { setTimeout as wait } from 'node:timers/promises';

import { at } from '../host/json';
import { publishWorkflow } from '../host/n8n/publishing';
import type { N8nSession } from '../host/n8n/rest';

/** n8n has published workflows since 2.0, and tells how far it is since later; before, it activated them. */
export async function activateWorkflow(session: N8nSession, id: string): Promise<void> {
	const told = await session.get(`/rest/workflows/${id}/publication-status`);
	if (at(told.body, 'data', 'status') !== undefined) return await publishWorkflow(session, id);
	const { body } = await session.get(`/rest/workflows/${id}`);
	const versionId = at(body, 'data', 'versionId');
	const published = await session.post(`/rest/workflows/${id}/activate`, { versionId });
	const answer =
		published.status === 404
			? await session.patch(`/rest/workflows/${id}`, { active: true, versionId })
			: published;
	if (answer.status !== 200) {
		throw new Error(`n8n answered ${answer.status}: ${JSON.stringify(answer.body)}`);
	}
	// Neither version tells when the triggers are set up, but both set them up before they answer.
	await wait(100);
}
