import './environment';

import { PollContext } from 'n8n-core';
import type { INodeExecutionData, WorkflowActivateMode } from 'n8n-workflow';

import { collectLogs, type LogLine } from './logLines';
import { prepare, withNamedWorkflow, type NodeSetup } from './n8n';

export interface StartedTrigger {
	readonly once: () => Promise<INodeExecutionData[] | null>;
	/** What was logged since the trigger was started. */
	readonly logs: () => LogLine[];
	/** Ends n8n's process: what is under way comes to nothing, and what is left is what the database holds. */
	readonly crash: () => void;
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
 * A trigger that n8n has started: its first run is the one of the start, and all runs share one context. n8n stores
 * what the node remembers when the trigger has been started, and whenever it returns items:
 * https://github.com/n8n-io/n8n/blob/n8n%402.40.7/packages/cli/src/workflows/triggers/workflow-trigger-activator.ts
 */
export function polling(setup: NodeSetup, circumstances: PollCircumstances = {}): StartedTrigger {
	const { activation = 'activate', budgetMs } = circumstances;
	const { workflow, node, additionalData, mode } = prepare(setup);
	const context = withNamedWorkflow(
		new PollContext(workflow, node, additionalData, mode, activation),
	);
	if (budgetMs !== undefined) Object.assign(context, { getPollBudgetMs: () => budgetMs });
	let isStarted = false;
	let isGone = false;
	const keep = (hasItems: boolean): void => {
		if (mode === 'manual') return;
		setup.staticData?.keep(workflow);
		if (hasItems || !isStarted) setup.staticData?.save(workflow);
		isStarted = true;
	};
	const once = async () => {
		if (setup.node.poll === undefined) throw new Error('The node does not poll');
		const returned = await setup.node.poll.call(context);
		if (isGone) return null;
		keep(returned !== null);
		return returned?.[0] ?? null;
	};
	const crash = (): void => {
		isGone = true;
		setup.staticData?.restart();
	};
	return { once, crash, logs: collectLogs(context.logger) };
}
