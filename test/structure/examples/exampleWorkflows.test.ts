import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../../nodes/FeishuOffboarding/actions';
import { pollingTriggerProperties } from '../../../nodes/FeishuOffboarding/triggers/polling/properties';
import { triggerProperties } from '../../../nodes/FeishuOffboarding/triggers/webhook/properties';
import { connectionTriggerProperties } from '../../../nodes/FeishuOffboarding/triggers/connection/properties';
import { isRecord, listAt, recordAt, textAt } from '../../../nodes/FeishuOffboarding/platform/json';

const FOLDER = join(__dirname, '../../../examples');

const examples = readdirSync(FOLDER).map((file) => {
	const workflow: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
	return [file, workflow] as const;
});

const nodesOf = (workflow: unknown) => listAt(workflow, 'nodes').filter(isRecord);

const OURS = /^n8n-nodes-feishu-corehr\.feishuOffboarding(Tool)?$/;

const nodesOfType = (isWanted: (type: string) => boolean) =>
	examples.flatMap(([file, workflow]) =>
		nodesOf(workflow)
			.filter((node) => isWanted(textAt(node, 'type') ?? ''))
			.map((node) => [file, textAt(node, 'name') ?? '', node] as const),
	);

const ours = nodesOfType((type) => OURS.test(type)).map(
	([file, name, node]) => [file, name, recordAt(node, 'parameters')] as const,
);

const TRIGGERS: Readonly<Record<string, readonly INodeProperties[]>> = {
	'n8n-nodes-feishu-corehr.feishuOffboardingTrigger': triggerProperties,
	'n8n-nodes-feishu-corehr.feishuOffboardingLongConnectionTrigger': connectionTriggerProperties,
	'n8n-nodes-feishu-corehr.feishuOffboardingPollingTrigger': pollingTriggerProperties,
};

const triggers = nodesOfType((type) => Object.hasOwn(TRIGGERS, type));

/** What n8n adds to a node that an agent uses as a tool. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];

const namesOf = (properties: readonly INodeProperties[]) => properties.map(({ name }) => name);

const fieldsOf = ({ options }: INodeProperties) =>
	(options ?? []).flatMap((option) => ('type' in option ? [option] : []));

/** Fields within collections that the node does not have. */
const straysIn = (properties: readonly INodeProperties[], parameters: Record<string, unknown>) =>
	properties
		.filter(({ type }) => type === 'collection')
		.flatMap((collection) => {
			const known = namesOf(fieldsOf(collection));
			return Object.keys(recordAt(parameters, collection.name)).filter(
				(name) => !known.includes(name),
			);
		});

/** Choices that the node does not offer, at the top and within collections. */
const unknownChoices = (
	properties: readonly INodeProperties[],
	parameters: Record<string, unknown>,
): unknown[] =>
	properties.flatMap((property) => {
		if (property.type === 'collection') {
			return unknownChoices(fieldsOf(property), recordAt(parameters, property.name));
		}
		const offered: unknown[] = (property.options ?? []).map((option) =>
			'value' in option ? option.value : undefined,
		);
		return listAt(parameters, property.name).filter((choice) => !offered.includes(choice));
	});

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

	it.each(examples)(
		'%s starts switched off, and holds data of event triggers only',
		(_file, workflow) => {
			expect(workflow).toMatchObject({ active: false });
			const waiting = nodesOf(workflow).filter((node) =>
				Object.hasOwn(TRIGGERS, textAt(node, 'type') ?? ''),
			);
			const names = waiting.map((node) => textAt(node, 'name'));
			expect(Object.keys(recordAt(workflow, 'pinData'))).toEqual(names);
		},
	);

	it.each(ours)('%s: %s uses parameters that the node has', (_file, _name, parameters) => {
		const operation = resources
			.find(({ value }) => value === parameters.resource)
			?.operations.find(({ value }) => value === parameters.operation);
		const properties = operation?.properties ?? [];
		const known = ['resource', 'operation', ...OF_TOOLS, ...namesOf(properties)];
		expect(Object.keys(parameters).filter((name) => !known.includes(name))).toEqual([]);
		expect(straysIn(properties, parameters)).toEqual([]);
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

	it.each(triggers)('%s: %s is a trigger with parameters that it has', (_file, _name, node) => {
		const properties = TRIGGERS[textAt(node, 'type') ?? ''] ?? [];
		const parameters = recordAt(node, 'parameters');
		const known = namesOf(properties);
		expect(Object.keys(parameters).filter((name) => !known.includes(name))).toEqual([]);
		expect(straysIn(properties, parameters)).toEqual([]);
		expect(unknownChoices(properties, parameters)).toEqual([]);
		expect(Object.keys(recordAt(node, 'credentials'))).toEqual(['feishuCoreHrApi']);
	});

	it.each(nodesOfType((type) => type.endsWith('feishuOffboardingTrigger')))(
		'%s: %s has an address of its own',
		(_file, _name, node) => {
			expect(textAt(node, 'webhookId')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
		},
	);

	it('gives no two nodes the same address', () => {
		const addresses = nodesOfType(() => true).flatMap(
			([, , node]) => textAt(node, 'webhookId') ?? [],
		);
		expect(new Set(addresses).size).toBe(addresses.length);
	});

	it.each(examples)(
		'%s tells what it is for, and says which steps to replace',
		(_file, workflow) => {
			const nodes = nodesOf(workflow);
			const notes = nodes
				.filter((node) => textAt(node, 'type') === 'n8n-nodes-base.stickyNote')
				.map((node) => textAt(recordAt(node, 'parameters'), 'content') ?? '')
				.join('\n');
			expect(notes).toContain(`## ${textAt(workflow, 'name') ?? 'a name'}`);
			const placeholders = nodes.filter((node) => textAt(node, 'type') === 'n8n-nodes-base.noOp');
			for (const node of placeholders) expect(textAt(node, 'name')).toMatch(/^Replace: /);
			expect(placeholders.length > 0).toBe(notes.includes('**Replace:'));
		},
	);

	it.each([
		['README.md', 'examples'],
		['docs/zh-CN/README.md', '../../examples'],
	])('is linked in %s', (file, folder) => {
		const text = readFileSync(join(FOLDER, '..', file), 'utf8');
		const unlinked = examples.filter(([name]) => !text.includes(`| [${name}](${folder}/${name})`));
		expect(unlinked.map(([name]) => name)).toEqual([]);
	});
});

describe('an example that reads a file', () => {
	const readers = nodesOfType((type) => type === 'n8n-nodes-base.readWriteFile');

	// Without a file n8n would end there, and show no failure.
	it.each(readers)('%s names it in a note, and goes on without it: %s', (file, _name, node) => {
		const [, workflow] = examples.find(([own]) => own === file) ?? [];
		const notes = nodesOf(workflow).map((note) => textAt(recordAt(note, 'parameters'), 'content'));
		const path = textAt(recordAt(node, 'parameters'), 'fileSelector') ?? 'no path';
		expect(notes.some((note) => note?.includes(path))).toBe(true);
		expect(node).toMatchObject({ alwaysOutputData: true });
	});

	it('is there', () => {
		expect(readers).not.toEqual([]);
	});
});
