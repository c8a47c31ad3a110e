import './environment';

import { HookContext } from 'n8n-core';

import { prepare, withNamedWorkflow, type NodeSetup } from './n8n';

export interface Activation {
	/** What `checkExists` said; where it was false, `create` ran. */
	existed: boolean;
	created: boolean;
	webhookUrl: string | undefined;
}

/** Activates a workflow: n8n saves the static data only when nothing was thrown. */
export async function activate(setup: NodeSetup): Promise<Activation> {
	const { context, lifecycle, save } = open(setup, 'activate');
	const existed = await lifecycle.checkExists.call(context);
	const created = existed ? false : await lifecycle.create.call(context);
	save();
	return { existed, created, webhookUrl: context.getNodeWebhookUrl('default') };
}

export async function deactivate(setup: NodeSetup): Promise<boolean> {
	const { context, lifecycle, save } = open({ ...setup, mode: 'internal' }, 'update');
	const deleted = await lifecycle.delete.call(context);
	save();
	return deleted;
}

function open(setup: NodeSetup, activation: 'activate' | 'update') {
	const { workflow, node, additionalData, mode } = prepare(setup);
	const lifecycle = setup.node.webhookMethods?.default;
	if (lifecycle === undefined) throw new Error('The node has no webhook lifecycle');
	return {
		context: withNamedWorkflow(new HookContext(workflow, node, additionalData, mode, activation)),
		lifecycle,
		save: () => setup.staticData?.save(workflow),
	};
}
