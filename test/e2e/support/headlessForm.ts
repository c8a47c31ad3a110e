import type { Workflow } from '../../host/exampleWorkflows';
import { at, listIn, recordIn, textIn, type JsonRecord } from '../../host/json';
import { formAnswers, formNode } from '../../../demo/revokeRun';

/** The form's workflow as it is, but started by hand with these answers, and without a browser's pages. */
export const answeredForm = (workflow: Workflow, offboardingId: string): Workflow =>
	without(startedWith(workflow, formNode, formAnswers(offboardingId)), ['Revoked', 'Not Revoked']);

/**
 * The same workflow under another id, started by hand with given data: its trigger gives way to a Manual
 * Trigger and an Edit Fields node that bears the trigger's name, so that everything after it is unchanged.
 */
function startedWith(workflow: Workflow, trigger: string, data: JsonRecord): Workflow {
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
function without(workflow: Workflow, names: readonly string[]): Workflow {
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
