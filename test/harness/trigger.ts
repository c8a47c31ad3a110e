import './environment';

import { LoadOptionsContext, TriggerContext } from 'n8n-core';
import type {
	INodeExecutionData,
	IRun,
	ITriggerFunctions,
	ITriggerResponse,
	WorkflowActivateMode,
} from 'n8n-workflow';

import { collectLogs, type LogLine } from './logLines';
import { prepare, withNamedWorkflow, type NodeSetup } from './n8n';

/** What n8n's database keeps of executions. Its index of keys is one for all workflows. */
export class Executions {
	readonly items: Array<{ workflowId: string; json: INodeExecutionData['json'] }> = [];

	private readonly keys = new Set<string>();

	/** The next executions cannot be stored. */
	broken = 0;

	/** Executions go on for ever, so that nothing is heard of their end. */
	endless = false;

	/** What is to be stored waits, as with a slow database; undefined where nothing waits. */
	private waiting: Array<() => void> | undefined;

	stall(): void {
		this.waiting = [];
	}

	/** Stores what has waited, or, as a crash would, forgets it. */
	goOn(what: 'store' | 'forget' = 'store'): void {
		const waited = this.waiting ?? [];
		this.waiting = undefined;
		if (what === 'store') for (const store of waited) store();
	}

	/** Calls back when it is an execution's turn to be stored. */
	enqueue(store: () => void): void {
		if (this.waiting === undefined) queueMicrotask(store);
		else this.waiting.push(store);
	}

	of(workflowId: string): Array<INodeExecutionData['json']> {
		return this.items.filter((item) => item.workflowId === workflowId).map(({ json }) => json);
	}

	/** False for a duplicate. */
	store(workflowId: string, items: INodeExecutionData[], key: string | undefined): boolean {
		if (this.broken > 0) {
			this.broken -= 1;
			throw new Error('The database is not available');
		}
		if (key !== undefined && this.keys.has(key)) return false;
		if (key !== undefined) this.keys.add(key);
		this.items.push(...items.map(({ json }) => ({ workflowId, json })));
		return true;
	}
}

export interface TriggerSetup extends NodeSetup {
	executions?: Executions;
	activation?: WorkflowActivateMode;
	/** As n8n was before its executions had deduplication keys. */
	withoutKeys?: boolean;
}

export interface RunningTrigger {
	readonly failed: Error[];
	/** In the editor: the items of the first event, once there is one. */
	readonly response: Promise<INodeExecutionData[]>;
	logs(): LogLine[];
	close(): Promise<void>;
}

type Emit = Parameters<ITriggerFunctions['emit']>;
type Answer = Emit[1];
type Done = Emit[2];

/** As n8n does: `emit` returns at once, and `donePromise` tells what has become of it. */
function settle(setup: TriggerSetup, items: INodeExecutionData[], done: Done, key?: string): void {
	const { executions = new Executions(), workflowId = 'workflow' } = setup;
	executions.enqueue(() => {
		try {
			const isNew = executions.store(workflowId, items, key);
			// n8n resolves with nothing for a duplicate.
			if (!isNew || !executions.endless) done?.resolve(undefined as unknown as IRun);
		} catch (error: unknown) {
			done?.reject(error as Error);
		}
	});
}

function emitFor(setup: TriggerSetup, saveStaticData: () => void) {
	const first = (data: INodeExecutionData[][]) => data[0] ?? [];
	if (setup.withoutKeys === true) {
		return (data: INodeExecutionData[][], _answer?: Answer, done?: Done): void => {
			saveStaticData();
			settle(setup, first(data), done);
		};
	}
	return (data: INodeExecutionData[][], _answer?: Answer, done?: Done, key?: string): void => {
		saveStaticData();
		settle(setup, first(data), done, key);
	};
}

/** Starts the trigger of a workflow as n8n does when it activates it, or, in `manual` mode, when the editor listens. */
export async function startTrigger(setup: TriggerSetup): Promise<RunningTrigger> {
	const mode = setup.mode ?? 'trigger';
	const { workflow, node, additionalData } = prepare({ ...setup, mode });
	const logs = collectLogs(new LoadOptionsContext(workflow, node, additionalData, '').logger);
	const failed: Error[] = [];
	const note = (error: Error): void => void failed.push(error);
	const context = withNamedWorkflow(
		new TriggerContext(
			workflow,
			node,
			additionalData,
			mode,
			setup.activation ?? (mode === 'manual' ? 'manual' : 'activate'),
			mode === 'manual' ? undefined : emitFor(setup, () => setup.staticData?.save(workflow)),
			note,
			note,
		),
	);
	if (setup.node.trigger === undefined) throw new Error('The node is no trigger');
	const response = await setup.node.trigger.call(context);
	const items = new Promise<INodeExecutionData[]>((resolve) => {
		const emit = ([first = []]: INodeExecutionData[][]): void => resolve(first);
		if (mode === 'manual') Object.assign(context, { emit });
	});
	if (mode === 'manual') await startByHand(response);
	return {
		failed,
		response: items,
		logs,
		close: async () => await response?.closeFunction?.(),
	};
}

async function startByHand(response: ITriggerResponse | undefined): Promise<void> {
	await response?.manualTriggerFunction?.();
}
