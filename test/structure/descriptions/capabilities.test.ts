import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { properties, resources } from '../../../nodes/FeishuOffboarding/actions';
import { capabilitiesOf } from '../../../nodes/FeishuOffboarding/actions/app/capabilities';
import type { Capability } from '../../../nodes/FeishuOffboarding/domain/app/capability';
import { triggerCapabilities } from '../../../nodes/FeishuOffboarding/domain/app/triggers';
import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import { eventAccess } from '../../../nodes/FeishuOffboarding/domain/offboarding/events/eventAccess';
import { methods } from '../../../nodes/FeishuOffboarding/lists/methods';
import { listAt } from '../../../nodes/FeishuOffboarding/platform/json';
import type { Endpoint } from '../../../nodes/FeishuOffboarding/platform/request';
import { eventScopes } from '../../emulator/events/events';
import { entrySources } from '../entrySources';
import { eventTypes } from '../../../nodes/FeishuOffboarding/domain/offboarding/events/event';
import { listCapabilities } from '../../../nodes/FeishuOffboarding/lists/listCapabilities';
import { triggerOn } from '../../../nodes/FeishuOffboarding/triggers/eventProperties';

const root = join(__dirname, '../../..');
let capabilities: readonly Capability[];
let names: readonly string[];

beforeAll(async () => {
	capabilities = await capabilitiesOf(resources);
	names = capabilities.map(({ name }) => name);
});

const all: readonly Endpoint[] = Object.values(endpoints);

describe('the capabilities', () => {
	it('have names of their own', () => {
		expect(new Set(names).size).toBe(names.length);
	});

	it('have every operation that the node offers', () => {
		const [resource] = properties;
		const offered = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map((option) => {
					const shownFor = listAt(displayOptions?.show, 'resource')[0];
					const of = resource?.options?.find((one) => 'value' in one && one.value === shownFor);
					return `${of?.name ?? ''}: ${option.name}`;
				}),
			);
		expect(offered.length).toBeGreaterThan(10);
		expect(offered.filter((name) => !names.includes(name))).toEqual([]);
	});

	it('have every trigger of the package, by the name of its node', () => {
		const sources = entrySources('nodes').map((path) => readFileSync(join(root, path), 'utf8'));
		const triggers = sources
			.filter((source) => source.includes("group: ['trigger']"))
			.map((source) => /displayName: '([^']+)'/.exec(source)?.[1]);
		expect(triggers.length).toBeGreaterThan(2);
		expect(triggerCapabilities.map(({ name }) => name).sort()).toEqual(triggers.sort());
	});

	it('have every list', () => {
		const lists = Object.values(methods).flatMap((kind) => Object.keys(kind));
		expect(listCapabilities).toHaveLength(lists.length);
		expect(lists.length).toBeGreaterThan(4);
	});

	it('need what stands in the table of endpoints, and leave no endpoint out', () => {
		const used = new Set<unknown>(capabilities.flatMap(({ calls }) => calls));
		expect(all.filter((endpoint) => !used.has(endpoint)).map(({ name }) => name)).toEqual([]);
		const known = new Set<unknown>([...all, ...Object.values(eventAccess)]);
		expect([...used].filter((call) => !known.has(call))).toEqual([]);
	});

	it('each need something', () => {
		expect(capabilities.filter(({ calls }) => calls.length === 0)).toEqual([]);
	});
});

describe('what an event needs', () => {
	it.each(Object.entries(eventAccess))('%s: is what its page says', (key, { name, scopes }) => {
		const type = eventTypes[key as keyof typeof eventTypes];
		expect([...scopes].sort()).toEqual([...eventScopes[type]].sort());
		expect(triggerOn.options).toContainEqual(expect.objectContaining({ name, value: type }));
	});
});
