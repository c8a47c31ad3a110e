import './environment';

import { LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	jsonStringify,
	NodeConnectionTypes,
	type ExecutionError,
	type ExecutionStatus,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type ITaskData,
	type NodeExecutionHint,
} from 'n8n-workflow';

import type { CredentialStore } from './credentials';
import { collectLogs, type LogLine } from './logLines';
import { prepare, type NodeSetup, type Prepared } from './n8n';
import './database/processedData';

export interface NodeRun {
	status: ExecutionStatus;
	/** What left the node as n8n routed it: index 0 is the main output, 1 the error output. */
	outputs: INodeExecutionData[][];
	error: ExecutionError | undefined;
	hints: NodeExecutionHint[];
	/** The text that n8n would save of this execution. */
	savedExecution: string;
	logs: LogLine[];
	credentialStore: CredentialStore;
}

export interface RunSetup extends NodeSetup {
	items: readonly (IDataObject | INodeExecutionData)[];
	/** Cancels the execution, as the stop button does. */
	signal?: AbortSignal;
	cancelAfterMs?: number;
}

/** Runs the node in a workflow of its own, in n8n's engine: items come from a node called `Items`. */
export async function runNode(setup: RunSetup): Promise<NodeRun> {
	const prepared = prepare(setup, itemSource(setup.items.map(toItem)));
	const { workflow, source, additionalData, mode } = prepared;
	if (source === undefined) throw new Error('The items have no source');
	const engine = new WorkflowExecute(additionalData, mode);
	return await runOf(setup, prepared, () => engine.run({ workflow, startNode: source }));
}

/** Runs a workflow that begins with the node, as n8n does with the items that the node's webhook gave. */
export async function runFromTrigger(setup: RunSetup): Promise<NodeRun> {
	const prepared = prepare({ ...setup, mode: setup.mode ?? 'webhook' });
	const { workflow, node, additionalData, mode } = prepared;
	const begin = { node, data: { main: [setup.items.map(toItem)] }, source: null };
	const given = createRunExecutionData({ executionData: { nodeExecutionStack: [begin] } });
	const engine = new WorkflowExecute(additionalData, mode, given);
	const result = await runOf(setup, prepared, () => engine.processRunExecutionData(workflow));
	setup.staticData?.keep(workflow);
	return result;
}

async function runOf(
	setup: RunSetup,
	{ workflow, node, additionalData, store }: Prepared,
	begin: () => ReturnType<WorkflowExecute['run']>,
): Promise<NodeRun> {
	const logs = collectLogs(new LoadOptionsContext(workflow, node, additionalData, '').logger);
	const execution = begin();
	const forget = cancelOn(setup, () => execution.cancel());
	const run = await execution.finally(forget);
	return { ...resultOf(run, node.name), logs: logs(), credentialStore: store };
}

function resultOf({ data, status }: IRun, nodeName: string) {
	const { runData, error } = data.resultData;
	const task = runData[nodeName]?.at(-1);
	return {
		status,
		outputs: outputsOf(task),
		error: error ?? task?.error,
		hints: task?.hints ?? [],
		savedExecution: jsonStringify(data, { replaceCircularRefs: true }),
	};
}

const outputsOf = (task: ITaskData | undefined) =>
	(task?.data?.main ?? []).map((items) => items ?? []);

function cancelOn({ signal, cancelAfterMs }: RunSetup, cancel: () => void): () => void {
	const timer = cancelAfterMs === undefined ? undefined : setTimeout(cancel, cancelAfterMs);
	signal?.addEventListener('abort', cancel);
	return () => {
		clearTimeout(timer);
		signal?.removeEventListener('abort', cancel);
	};
}

const isItem = (item: IDataObject | INodeExecutionData): item is INodeExecutionData =>
	typeof item.json === 'object' && item.json !== null && !Array.isArray(item.json);

const toItem = (item: IDataObject | INodeExecutionData): INodeExecutionData =>
	isItem(item) ? item : { json: item };

/** A node that gives the items. */
export const itemSource = (items: INodeExecutionData[]): INodeType => ({
	description: {
		displayName: 'Items',
		name: 'items',
		group: ['input'],
		version: 1,
		description: 'Gives the items of a test',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	execute: () => Promise.resolve([items]),
});
