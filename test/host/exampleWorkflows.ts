import { readdir, readFile } from 'node:fs/promises';

import { isRecord, listIn, parseJson, recordIn, textIn, type JsonRecord } from './json';
import { inProject } from './projectPaths';
import { credentialType, freshCredential, secondCredential } from './sandbox';

/** A workflow as it stands in an exported file. */
export interface Workflow extends JsonRecord {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly JsonRecord[];
	readonly connections: JsonRecord;
}

export const leaversFromCsv = async () => await sandboxWorkflow('leavers-from-csv.json');
export const revokeFromForm = async () => await sandboxWorkflow('revoke-from-form.json');
export const leaverEvent = async () => await sandboxWorkflow('leaver-event-to-deprovisioning.json');
export const connectedLeaverEvent = async () =>
	withCredential(await sandboxWorkflow('leaver-event-by-long-connection.json'), secondCredential);
export const checkSetup = async () =>
	withCredential(await sandboxWorkflow('check-setup.json'), freshCredential);

/** All examples but those, for whoever looks around in n8n. Nothing starts them until they are published. */
export async function examplesBeside(workflows: readonly Workflow[]): Promise<Workflow[]> {
	const taken = new Set(workflows.map(({ id }) => id));
	const files = (await readdir(inProject('examples'))).filter((file) => file.endsWith('.json'));
	const all = await Promise.all(files.sort().map(sandboxWorkflow));
	return all.filter(({ id }) => !taken.has(id));
}

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

/** Who of the sandbox tenant stands for the people whom examples make up. */
const samplePeople: Readonly<Record<string, string>> = {
	'SAMPLE-1': 'E0002',
	'SAMPLE-2': 'E0003',
	'SAMPLE-3': 'E0056',
};

/**
 * An example as it may run where it harms nobody: what it only validates is done, what is deactivated is
 * on, its made-up people are there, and its webhooks ask for no header.
 */
export async function sandboxWorkflow(file: string): Promise<Workflow> {
	const workflow = await readWorkflow(file);
	return { ...workflow, nodes: workflow.nodes.map(inSandbox) };
}

function inSandbox(node: JsonRecord): JsonRecord {
	const parameters = recordIn(node['parameters']);
	// What is called a check stays one.
	if (parameters['operation'] === 'submit' && !textIn(node['name']).startsWith('Check ')) {
		return { ...node, parameters: { ...parameters, options: withoutValidation(parameters) } };
	}
	if (node['disabled'] === true) return { ...node, disabled: false };
	if (node['type'] === 'n8n-nodes-base.webhook') {
		return { ...node, parameters: { ...parameters, authentication: 'none' } };
	}
	const { jsonOutput } = parameters;
	return typeof jsonOutput === 'string'
		? { ...node, parameters: { ...parameters, jsonOutput: withSamplePeople(jsonOutput) } }
		: node;
}

const withoutValidation = ({ options }: JsonRecord): JsonRecord => ({
	...recordIn(options),
	validateOnly: false,
});

const withSamplePeople = (text: string): string =>
	text.replace(/SAMPLE-\d+/g, (sample) => samplePeople[sample] ?? sample);

/** The same workflow, with some parameters of one of its nodes set otherwise. */
export function withParameters(workflow: Workflow, name: string, changed: JsonRecord): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node['name'] === name
			? { ...node, parameters: { ...recordIn(node['parameters']), ...changed } }
			: node,
	);
	return { ...workflow, nodes };
}

/** The same workflow with another credential for Feishu. */
function withCredential(
	workflow: Workflow,
	credential: { readonly id: string; readonly name: string },
): Workflow {
	const nodes = workflow.nodes.map((node) =>
		credentialType in recordIn(node['credentials'])
			? { ...node, credentials: { [credentialType]: credential } }
			: node,
	);
	return { ...workflow, nodes };
}
