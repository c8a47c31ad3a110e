import { readFile } from 'node:fs/promises';

import { isRecord, listIn, parseJson, recordIn, textIn, type JsonRecord } from './json';
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
export const leaverEvent = async () => await readWorkflow('leaver-event-to-deprovisioning.json');

export async function readWorkflow(file: string): Promise<Workflow> {
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
