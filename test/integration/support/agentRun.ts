import '../../harness/environment';

import { WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import type { Emulator } from '../../emulator/server';
import { prepare } from '../../harness/n8n';
import { credentialFor } from './sandbox';

/** What a model sees of a tool, and how it calls it. */
export interface Tool {
	readonly name: string;
	readonly description: string;
	readonly schema: { parse(input: unknown): unknown };
	invoke(input: IDataObject): Promise<string>;
}

/** The node as n8n offers it to agents: its own code under a description of a tool. */
function asTool(node: INodeType): INodeType {
	const { description } = node;
	return Object.assign(node, {
		description: {
			...description,
			name: `${description.name}Tool`,
			displayName: `${description.displayName} Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
			properties: [
				{
					displayName: 'Tool Description',
					name: 'descriptionType',
					type: 'options' as const,
					options: [{ name: 'Set Automatically', value: 'auto' }],
					default: 'auto',
				},
				...description.properties,
			],
		},
	});
}

const isTool = (value: unknown): value is Tool =>
	typeof value === 'object' && value !== null && 'invoke' in value && 'schema' in value;

/** Stands where an agent stands, and uses the tool as the test says. */
function agent(use: (tool: Tool) => Promise<IDataObject>): INodeType {
	return {
		description: {
			displayName: 'Agent',
			name: 'agent',
			group: ['transform'],
			version: 1,
			description: 'Uses its tool',
			defaults: { name: 'Agent' },
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
			const tool: unknown = Array.isArray(tools) ? tools[0] : undefined;
			if (!isTool(tool)) throw new Error('The agent has no tool');
			return [[{ json: await use(tool) }]];
		},
	};
}

/** The tool hangs on the agent; nothing flows between them. */
const connected = (tool: INode, parent: INode, nodeTypes: INodeTypes): Workflow =>
	new Workflow({
		id: 'workflow',
		name: 'Workflow',
		active: false,
		nodes: [parent, tool],
		connections: {
			[tool.name]: {
				[NodeConnectionTypes.AiTool]: [
					[{ node: parent.name, type: NodeConnectionTypes.AiTool, index: 0 }],
				],
			},
		},
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: 'Asia/Shanghai' },
	});

/** Runs an agent in n8n's engine that has the action node as its tool; gives what `use` gives. */
export async function runAgent(
	emulator: Emulator,
	parameters: INodeParameters,
	use: (tool: Tool) => Promise<IDataObject>,
): Promise<IDataObject> {
	let given: IDataObject = {};
	const { additionalData, mode, node, source, workflow } = prepare(
		{
			node: asTool(new FeishuOffboarding()),
			parameters: { resource: 'offboarding', ...parameters },
			credential: credentialFor(emulator),
			timezone: 'Asia/Shanghai',
		},
		agent(async (tool) => {
			given = await use(tool);
			return given;
		}),
	);
	if (source === undefined) throw new Error('The tool has no agent');
	const run = await new WorkflowExecute(additionalData, mode).run({
		workflow: connected(node, source, workflow.nodeTypes),
		startNode: source,
	});
	const { error } = run.data.resultData;
	if (error !== undefined) throw error;
	return given;
}
