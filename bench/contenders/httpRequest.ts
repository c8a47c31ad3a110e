import { ensureHost } from '../../test/host/install/setUp';
import { at, textIn } from '../../test/host/json';
import {
	executeWorkflow,
	importCredentials,
	importWorkflows,
} from '../../test/host/n8n/commandLine';
import { createHome, type N8nHome } from '../../test/host/n8n/home';
import type { WorkflowRun } from '../../test/host/n8n/workflowRun';
import { buildAndPack, installPackage } from '../../test/host/packedNode';
import { credentialFor } from '../../test/host/sandbox';
import type { Operation } from '../operations';
import type { Tenant } from '../tenant';
import type { Contender, Told } from './contender';
import { HTTP_REQUEST, httpRequestWorkflow } from './httpRequestWorkflow';

/** The real n8n of the demo, with this package for its credential. */
export async function withN8n<T>(work: (home: N8nHome) => Promise<T>): Promise<T> {
	await ensureHost();
	const home = await createHome('bench');
	try {
		await installPackage(home, await buildAndPack(home.folder));
		return await work(home);
	} finally {
		await home.remove();
	}
}

export const httpRequestNode = (home: N8nHome, batched: boolean): Contender => ({
	name: batched ? "n8n's HTTP Request, batching at the limit" : "n8n's HTTP Request, default",
	run: async (operation, tenant) => await run(home, operation, tenant, batched),
});

async function run(
	home: N8nHome,
	operation: Operation,
	tenant: Tenant,
	batched: boolean,
): Promise<Told> {
	const { appId, appSecret, url } = tenant.app;
	const app = { appId, appSecret, encryptKey: '', verificationToken: '' };
	await importCredentials(home, [credentialFor(url, app)]);
	const workflow = httpRequestWorkflow('benchHttpRequest', operation, tenant, batched);
	await importWorkflows(home, [workflow]);
	return told(await executeWorkflow(home, workflow.id));
}

/** An item that was done is Feishu's envelope with code 0; what failed has n8n's error instead. */
function told(run: WorkflowRun): Told {
	const answers = (run.outputs(HTTP_REQUEST)[0] ?? []).map(({ json }) => json);
	const failed = answers.filter(({ code }) => code !== 0);
	return {
		done: answers.length - failed.length,
		problem: run.failure ?? textIn(at(failed[0], 'error', 'message')),
	};
}
