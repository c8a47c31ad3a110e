import { readFile } from 'node:fs/promises';

import { at, isRecord, listIn, parseJson, recordIn, textIn, type JsonRecord } from './json';
import { inProject } from './projectPaths';

/** A workflow as it stands in an exported file. */
export interface Workflow extends JsonRecord {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly JsonRecord[];
	readonly connections: JsonRecord;
}

export const leaversFromCsv = async () => await readWorkflow('leavers-from-csv.json');
export const revokeFromForm = async () => await readWorkflow('revoke-from-form.json');

async function readWorkflow(file: string): Promise<Workflow> {
	const content = recordIn(parseJson(await readFile(inProject('examples', file), 'utf8')));
	return {
		...content,
		id: textIn(content['id']),
		name: textIn(content['name']),
		nodes: listIn(content['nodes']).filter(isRecord),
		connections: recordIn(content['connections']),
	};
}

/** The same workflow, with some parameters of one of its nodes set otherwise. */
export function withParameters(workflow: Workflow, name: string, changed: JsonRecord): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node['name'] === name
			? { ...node, parameters: { ...recordIn(node['parameters']), ...changed } }
			: node,
	);
	return { ...workflow, nodes };
}

/**
 * The same workflow under another id, started by hand with given data: its trigger gives way to a Manual
 * Trigger and an Edit Fields node that bears the trigger's name, so that everything after it is unchanged.
 */
export function startedWith(workflow: Workflow, trigger: string, data: JsonRecord): Workflow {
	const start = 'Start';
	const nodes = workflow.nodes.map((node) =>
		node['name'] === trigger ? editFields(node, data) : node,
	);
	return {
		...workflow,
		id: `${workflow.id}Headless`,
		name: `${workflow.name} (headless)`,
		nodes: [...nodes, manualTrigger(start)],
		connections: {
			...workflow.connections,
			[start]: { main: [[{ node: trigger, type: 'main', index: 0 }]] },
		},
	};
}

/** The same workflow without some of its nodes, for example pages that only a browser can show. */
export function without(workflow: Workflow, names: readonly string[]): Workflow {
	const stays = (target: unknown) => !names.includes(textIn(at(target, 'node')));
	const connections = Object.entries(workflow.connections)
		.filter(([from]) => !names.includes(from))
		.map(([from, outputs]) => [
			from,
			{ main: listIn(at(outputs, 'main')).map((targets) => listIn(targets).filter(stays)) },
		]);
	return {
		...workflow,
		nodes: workflow.nodes.filter((node) => !names.includes(textIn(node['name']))),
		connections: recordIn(Object.fromEntries(connections)),
	};
}

function editFields(node: JsonRecord, data: JsonRecord): JsonRecord {
	return {
		id: node['id'],
		name: node['name'],
		position: node['position'],
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { mode: 'raw', jsonOutput: JSON.stringify(data), options: {} },
	};
}

function manualTrigger(name: string): JsonRecord {
	return {
		id: name,
		name,
		position: [-600, 160],
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		parameters: {},
	};
}
