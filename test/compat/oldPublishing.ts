import { setTimeout as wait } from 'node:timers/promises';

import { at, listIn, recordIn } from '../host/json';
import { publishWorkflow } from '../host/n8n/publishing';
import type { N8nSession } from '../host/n8n/rest';

/** n8n has published workflows since 2.0, and tells how far it is since later; before, it activated them. */
export async function activateWorkflow(session: N8nSession, id: string): Promise<void> {
	const told = await session.get(`/rest/workflows/${id}/publication-status`);
	if (at(told.body, 'data', 'status') !== undefined) return await publishWorkflow(session, id);
	const versionId = await saved(session, id);
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

/** Some have no history of an imported workflow until a change is saved, and activate only what is in it. */
async function saved(session: N8nSession, id: string): Promise<unknown> {
	const { body } = await session.get(`/rest/workflows/${id}`);
	const { connections, nodes, settings, versionId } = recordIn(at(body, 'data'));
	const answer = await session.patch(`/rest/workflows/${id}`, {
		connections,
		nodes: listIn(nodes).map((node, index) => ({
			...recordIn(node),
			position: [200 * index, 200],
		})),
		settings,
		versionId,
	});
	return at(answer.body, 'data', 'versionId');
}
