import { at } from '../../host/json';
import { setUpOwner, type N8nSession } from '../../host/n8n/rest';
import { startServer, type N8nServer } from '../../host/n8n/server';
import { anyFreePort } from '../../host/ports';
import { credentialId, credentialName, credentialType } from '../../host/sandbox';
import { addWorkflows, createStage, type Stage } from '../../host/stage';
import type { EmulatorOptions } from '../../emulator/server';

/** A running n8n with an owner who is logged in, beside an emulated tenant. */
export interface Editor extends Stage {
	readonly server: N8nServer;
	/** Stays logged in when n8n is started again. */
	readonly session: N8nSession;
	/** Stops n8n and starts it again with all that it has kept, at the same address. */
	restart(): Promise<void>;
	/** The same after a crash: `kill -9`. */
	restartKilled(): Promise<void>;
}

export async function openEditor(
	name: string,
	workflows: readonly object[],
	options: EmulatorOptions = {},
	settings: NodeJS.ProcessEnv = {},
): Promise<Editor> {
	const stage = await createStage(name, options, settings);
	try {
		if (workflows.length > 0) await addWorkflows(stage, workflows);
		return await openServer(stage, await anyFreePort());
	} catch (error) {
		await stage.close();
		throw error;
	}
}

async function openServer(stage: Stage, port: number): Promise<Editor> {
	let server = await startServer(stage.home, port);
	return {
		...stage,
		get server() {
			return server;
		},
		session: await setUpOwner(server.url),
		restart: async () => {
			await server.stop();
			server = await startServer(stage.home, port);
		},
		restartKilled: async () => {
			await server.kill();
			server = await startServer(stage.home, port);
		},
		close: async () => {
			await server.stop();
			await stage.close();
		},
	};
}

export const nodeType = 'n8n-nodes-feishu-corehr.feishuOffboarding';

export const credentialReference = { [credentialType]: { id: credentialId, name: credentialName } };

/** Asks a method of the node for choices, as the editor does while somebody fills in the node. */
export async function choicesOf(
	{ session }: Editor,
	kind: 'options' | 'resource-locator-results' | 'resource-mapper-fields',
	methodName: string,
	more: object = {},
): Promise<unknown> {
	const answer = await session.post(`/rest/dynamic-node-parameters/${kind}`, {
		path: 'parameters.any',
		methodName,
		nodeTypeAndVersion: { name: nodeType, version: 1 },
		currentNodeParameters: { resource: 'offboarding', operation: 'submit' },
		credentials: credentialReference,
		...more,
	});
	return at(answer.body, 'data') ?? answer;
}
