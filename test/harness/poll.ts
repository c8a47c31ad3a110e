import './environment';

import { PollContext } from 'n8n-core';
import type { INodeExecutionData, WorkflowActivateMode } from 'n8n-workflow';

import { collectLogs, type LogLine } from './logLines';
import { prepare, withNamedWorkflow, type NodeSetup } from './n8n';

export interface StartedTrigger {
	readonly once: () => Promise<INodeExecutionData[] | null>;
	/** What was logged since the trigger was started. */
	readonly logs: () => LogLine[];
}

/** What n8n may set otherwise for a poll; both as a first publishing has them unless given. */
export interface PollCircumstances {
	readonly activation?: WorkflowActivateMode;
	/** What `getPollBudgetMs` gives, milliseconds. */
	readonly budgetMs?: number;
}

/** Polls once. In the editor (`mode: 'manual'`) nothing is kept. */
export async function poll(setup: NodeSetup): Promise<INodeExecutionData[] | null> {
	return await polling(setup).once();
}

/**
 * A trigger that n8n has started: its first run is the one of the start, and all runs share one context. What the
 * node remembers survives a restart only when it returned items; until then it lives in the process.
 */
export function polling(setup: NodeSetup, circumstances: PollCircumstances = {}): StartedTrigger {
	const { activation = 'activate', budgetMs } = circumstances;
	const { workflow, node, additionalData, mode } = prepare(setup);
	const context = withNamedWorkflow(
		new PollContext(workflow, node, additionalData, mode, activation),
	);
	if (budgetMs !== undefined) Object.assign(context, { getPollBudgetMs: () => budgetMs });
	const once = async () => {
		if (setup.node.poll === undefined) throw new Error('The node does not poll');
		const returned = await setup.node.poll.call(context);
		if (mode !== 'manual') {
			setup.staticData?.keep(workflow);
			if (returned) setup.staticData?.save(workflow);
		}
		return returned?.[0] ?? null;
	};
	return { once, logs: collectLogs(context.logger) };
}
