import './environment';

import { PollContext } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';

import { prepare, withNamedWorkflow, type NodeSetup } from './n8n';

/**
 * Polls once. As in n8n, what the node remembers survives a restart only when it returned items;
 * until then it lives in the process. In the editor (`mode: 'manual'`) nothing is kept.
 */
export async function poll(setup: NodeSetup): Promise<INodeExecutionData[] | null> {
	const { workflow, node, additionalData, mode } = prepare(setup);
	const context = withNamedWorkflow(
		new PollContext(workflow, node, additionalData, mode, 'activate'),
	);
	if (setup.node.poll === undefined) throw new Error('The node does not poll');
	const returned = await setup.node.poll.call(context);
	if (mode !== 'manual') {
		setup.staticData?.keep(workflow);
		if (returned) setup.staticData?.save(workflow);
	}
	return returned?.[0] ?? null;
}
