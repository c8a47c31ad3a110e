import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nameEmployee } from '../../../nodes/FeishuOffboarding/domain/employee/item';
import { decodeEvent } from '../../../nodes/FeishuOffboarding/domain/offboarding/events/event';
import { pollItem } from '../../../nodes/FeishuOffboarding/domain/polling/pollItem';
import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';
import { record } from '../../support/polledRecord';
import { allProperties } from '../../support/properties';
import { documentedEvent } from '../../support/pushedCall';

const nodes = [
	new FeishuOffboarding(),
	new FeishuOffboardingTrigger(),
	new FeishuOffboardingLongConnectionTrigger(),
	new FeishuOffboardingPollingTrigger(),
];

const nodeTypes = nodes.map(({ description }) => `n8n-nodes-feishu-corehr.${description.name}`);

describe.each(nodes)('what AI builders are told of $description.displayName', ({ description }) => {
	it('is a sentence, and the triggers that it may be used with', () => {
		const { searchHint, relatedNodes = [] } = description.builderHint ?? {};
		expect(searchHint).toMatch(/\.$/);
		const others = nodeTypes.filter(
			(type) => type.endsWith('Trigger') && !type.endsWith(`.${description.name}`),
		);
		expect(relatedNodes.map(({ nodeType }) => nodeType).sort()).toEqual(others.sort());
	});

	// n8n refuses a node that has one: it would not be rendered.
	it('is not told at resource and operation', () => {
		const choosers = allProperties(description.properties).filter(
			({ name, type }) => type === 'options' && ['resource', 'operation', 'mode'].includes(name),
		);
		expect(choosers.filter(({ builderHint }) => builderHint !== undefined)).toEqual([]);
	});
});

it.each(['offboardingDate', 'validateOnly', 'offboarding'])('%s has a hint of its own', (name) => {
	const hints = allProperties()
		.filter((property) => property.name === name)
		.map(({ builderHint }) => builderHint?.propertyHint ?? '');
	expect(hints.length).toBeGreaterThan(0);
	expect(hints).not.toContain('');
});

interface Schema {
	readonly type: string;
	readonly properties: Readonly<Record<string, { readonly type: string }>>;
}

/** n8n looks for the schema of a node without operations by the version of the node. */
function schemaOf(version: unknown): Schema {
	const file = join(
		__dirname,
		`../../../nodes/FeishuOffboarding/__schema__/v${Number(version).toFixed(1)}.0.json`,
	);
	return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}

function itemOf(name: Parameters<typeof documentedEvent>[0]) {
	const reading = decodeEvent(documentedEvent(name));
	if (reading.kind !== 'offboarding') throw new Error(`Read as ${reading.kind}`);
	return reading.event.item;
}

const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);

const events = (['statusUpdated', 'updated', 'checklistUpdated'] as const).map(itemOf);
const polled = pollItem({ kind: 'created', fields: [], previous: undefined, record: record('1') });

const added = {
	employee: nameEmployee({
		employmentId: '1',
		employeeNumber: '2',
		email: 'li.na@example.com',
		status: 'hired',
		name: 'Li Na',
		department: 'Research',
	}),
};

describe('the schema of what a trigger gives', () => {
	it('names what events tell', () => {
		const { properties } = schemaOf(nodes[1]?.description.version);
		const told = new Set([...events, added].flatMap((item) => Object.keys(item)));
		expect(Object.keys(properties).filter((key) => !told.has(key))).toEqual([]);
	});

	it.each(events)('has the types of $event_type', (item) => {
		const { properties } = schemaOf(nodes[1]?.description.version);
		const strays = Object.entries(item).filter(
			([key, value]) => key in properties && properties[key]?.type !== typeOf(value),
		);
		expect(strays).toEqual([]);
	});

	it('names what both triggers of the older version give, as n8n keeps one for both', () => {
		expect(nodes[2]?.description.version).toBe(nodes[3]?.description.version);
		const { properties } = schemaOf(nodes[2]?.description.version);
		const told = new Set(events.flatMap((item) => Object.keys(item)));
		const both = Object.entries(polled).filter(
			([key, value]) => told.has(key) && typeof value === 'string',
		);
		const named = [...both.map(([key]) => key), ...Object.keys(added)];
		expect(Object.keys(properties).sort()).toEqual(named.sort());
	});

	it.each([1, 2])('names the employee that may be added: %i', (index) => {
		const { properties } = schemaOf(nodes[index]?.description.version);
		const parts = Object.keys(added.employee).map((key) => [key, { type: 'string' }]);
		expect(properties.employee).toEqual({
			type: 'object',
			properties: Object.fromEntries(parts) as unknown,
		});
	});
});
