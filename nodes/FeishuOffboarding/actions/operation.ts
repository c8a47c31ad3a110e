import type { INodeProperties } from 'n8n-workflow';

import { alphabetically } from '../fields/alphabetically';
import type { Task } from './task';

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
	/** Parameters, without the display options for resource and operation. */
	readonly properties: readonly INodeProperties[];
	/** What it does, loaded when it is first needed: n8n waits for all that it loads when it starts. */
	task(): Promise<Task>;
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
