import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../../nodes/FeishuOffboarding/actions';
import { isRecord, listAt, recordAt, textAt } from '../../../nodes/FeishuOffboarding/platform/json';

const FOLDER = join(__dirname, '../../../examples');

const examples = readdirSync(FOLDER).map((file) => {
	const workflow: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
	return [file, workflow] as const;
});

const nodesOf = (workflow: unknown) => listAt(workflow, 'nodes').filter(isRecord);

const OURS = /^n8n-nodes-feishu-corehr\.feishuOffboarding(Tool)?$/;

const ours = examples.flatMap(([file, workflow]) =>
	nodesOf(workflow)
		.filter((node) => OURS.test(textAt(node, 'type') ?? ''))
		.map((node) => [file, textAt(node, 'name') ?? '', recordAt(node, 'parameters')] as const),
);

/** What n8n adds to a node that an agent uses as a tool. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];

const namesOf = (properties: readonly INodeProperties[]) => properties.map(({ name }) => name);

const fieldsOf = ({ options }: INodeProperties) =>
	(options ?? []).flatMap((option) => ('type' in option ? [option.name] : []));

describe('an example workflow', () => {
	it.each(examples)('%s connects nodes that it has', (_file, workflow) => {
		const names = nodesOf(workflow).map((node) => textAt(node, 'name'));
		expect(new Set(names).size).toBe(names.length);
		const targets = JSON.stringify(recordAt(workflow, 'connections')).matchAll(/"node":"([^"]+)"/g);
		const connected = [
			...Object.keys(recordAt(workflow, 'connections')),
			...[...targets].map(([, name]) => name),
		];
		expect(connected.filter((name) => !names.includes(name))).toEqual([]);
	});

	it.each(examples)('%s starts switched off and holds no data', (_file, workflow) => {
		expect(workflow).toMatchObject({ active: false, pinData: {} });
	});

	it.each(ours)('%s: %s uses parameters that the node has', (_file, _name, parameters) => {
		const operation = resources
			.find(({ value }) => value === parameters.resource)
			?.operations.find(({ value }) => value === parameters.operation);
		const properties = operation?.properties ?? [];
		const known = ['resource', 'operation', ...OF_TOOLS, ...namesOf(properties)];
		expect(Object.keys(parameters).filter((name) => !known.includes(name))).toEqual([]);
		const collections = properties.filter(({ type }) => type === 'collection');
		const strays = collections.flatMap((collection) =>
			Object.keys(recordAt(parameters, collection.name)).filter(
				(name) => !fieldsOf(collection).includes(name),
			),
		);
		expect(strays).toEqual([]);
	});

	it.each(ours)('%s: %s gives what is required', (_file, _name, parameters) => {
		const operation = resources
			.find(({ value }) => value === parameters.resource)
			?.operations.find(({ value }) => value === parameters.operation);
		const required = (operation?.properties ?? []).filter(
			({ displayOptions, required: isRequired }) =>
				isRequired === true && displayOptions === undefined,
		);
		expect(namesOf(required).filter((name) => !(name in parameters))).toEqual([]);
	});
});
