import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Access, Capability } from '../domain/app/capability';
import { alphabetically } from '../fields/alphabetically';
import type { FeishuClient } from '../transport/client';

/** One run of an operation over the node's input items. */
export interface Run {
	readonly context: IExecuteFunctions;
	/** How many items there are. */
	readonly count: number;
	/** A client with the item's credential and options. */
	client(itemIndex: number): Promise<FeishuClient>;
}

/** Does the work for one item and gives its output items. */
export type ItemTask = (itemIndex: number) => Promise<IDataObject[]>;

/** One operation: what it is called, what it asks for, and what it does. */
export interface Operation {
	/** Stored in workflows: never changes. */
	readonly value: string;
	/** Shown: may change. */
	readonly name: string;
	readonly action: string;
	readonly description: string;
	/** Whether it changes the tenant: such items go one at a time while a failed one stops the workflow. */
	readonly writes: boolean;
	/** Rows of the endpoint table that it calls whatever its parameters are: Check Setup tells whether the app may. */
	readonly calls: readonly Access[];
	/** Parts of it that make calls of their own, and without which it works: each is told for itself. */
	readonly parts?: readonly Capability[];
	/** Parameters, without the display options for resource and operation. */
	readonly properties: readonly INodeProperties[];
	/** Called once per run; what items share is kept in the closure of the task. */
	start(run: Run): ItemTask;
}

export interface Resource {
	readonly value: string;
	readonly name: string;
	readonly description?: string;
	readonly operations: readonly Operation[];
}

/** The resource's operation dropdown, and the parameters of its operations, each shown for its operation only. */
export function resourceProperties(resource: Resource): INodeProperties[] {
	const [first] = resource.operations;
	const defaultOperation = first?.value ?? '';
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource.value] } },
			options: resource.operations
				.map(({ value, name, action, description }) => ({ name, value, action, description }))
				.sort((a, b) => alphabetically(a.name, b.name)),
			default: defaultOperation,
		},
		...resource.operations.flatMap((operation) =>
			[...(operation.writes ? [toolNotice] : []), ...operation.properties].map((property) =>
				shownFor(resource, operation, property),
			),
		),
	];
}

/** Shown where the node hangs on an agent, above the parameters of an operation that changes the tenant. */
const toolNotice: INodeProperties = {
	displayName:
		'What the agent does with this tool is real: it changes Feishu at once. Put a human review step before it, which an MCP Server Trigger does not have, or offer Submit with <b>Validate Only</b>, which only checks. <a href="https://github.com/n8n-nodes-feishu-corehr/n8n-nodes-feishu-corehr/blob/main/docs/operations.md#ai-agents" target="_blank">How to let an agent propose</a>',
	name: 'toolNotice',
	type: 'notice',
	displayOptions: { show: { '@tool': [true] } },
	default: '',
};

/** Not n8n's updateDisplayOptions: its deep merge is a third of the time that n8n waits for this package to load. */
const shownFor = (
	resource: Resource,
	operation: Operation,
	property: INodeProperties,
): INodeProperties => ({
	...property,
	displayOptions: {
		...property.displayOptions,
		show: {
			...property.displayOptions?.show,
			resource: [resource.value],
			operation: [operation.value],
		},
	},
});
