import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';
import { activate } from '../../harness/activate';
import { callWebhook, type WebhookCall, type WebhookResult } from '../../harness/callWebhook';
import { runFromTrigger, type NodeRun, type RunSetup } from '../../harness/runNode';
import { StaticData } from '../../harness/staticData';
import { ENCRYPT_KEY, VERIFICATION_TOKEN, type PushedCall } from '../../support/pushedCall';

export const credential = {
	region: 'feishu',
	appId: 'cli_a1b2c3d4e5f6',
	appSecret: 'an app secret',
	encryptKey: ENCRYPT_KEY,
	verificationToken: VERIFICATION_TOKEN,
};

let made = 0;

/** A workflow that no event has come to yet. */
export const newWorkflow = () => ({
	workflowId: `workflow${(made += 1)}`,
	staticData: new StaticData(),
});

/** A published workflow that begins with the trigger. */
export async function publish(setup: Partial<WebhookCall> = {}) {
	const workflow = newWorkflow();
	const node = new FeishuOffboardingTrigger();
	await activate({ node, credential, ...workflow, ...setup });
	return workflow;
}

/** Calls the trigger of the workflow given, or of a new one. */
export const push = async (
	call: PushedCall,
	parameters: INodeParameters = {},
	setup: Partial<WebhookCall> = {},
): Promise<WebhookResult> =>
	await callWebhook({
		node: new FeishuOffboardingTrigger(),
		credential,
		parameters,
		...newWorkflow(),
		...call,
		...setup,
	});

export interface Received {
	readonly response: WebhookResult['response'];
	/** Undefined where no workflow was started. */
	readonly run: NodeRun | undefined;
	/** What the workflow goes on with. */
	readonly items: IDataObject[];
}

/** Calls the trigger, and runs the workflow that n8n starts then. */
export async function receive(
	call: PushedCall,
	parameters: INodeParameters = {},
	setup: Partial<WebhookCall> = {},
): Promise<Received> {
	const inWorkflow = { ...newWorkflow(), ...setup };
	const { items, response } = await push(call, parameters, inWorkflow);
	if (items === undefined) return { response, run: undefined, items: [] };
	return { response, ...(await execute(items, parameters, inWorkflow)) };
}

/** Runs a workflow with what its trigger gave, in an execution of its own. */
export async function execute(
	items: NonNullable<WebhookResult['items']>,
	parameters: INodeParameters = {},
	setup: Partial<RunSetup> = {},
) {
	const run = await runFromTrigger({
		node: new FeishuOffboardingTrigger(),
		credential,
		parameters,
		executionId: `execution${(made += 1)}`,
		...setup,
		items,
	});
	return { run, items: (run.outputs[0] ?? []).map(({ json }) => json) };
}
