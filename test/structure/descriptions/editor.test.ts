import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { FeishuCoreHrApi } from '../../../credentials/FeishuCoreHrApi.credentials';
import { allProperties, choicesOf, fieldsOf, node } from '../../support/properties';

const properties = allProperties();

const named = (list: readonly INodeProperties[]) =>
	list.map((property): [string, INodeProperties] => [property.name, property]);

const operations = properties.filter(({ name }) => name === 'operation').flatMap(choicesOf);

const isTitleCase = (text: string) =>
	text
		.split(' ')
		.every((word) => /^(\(?[A-Z0-9]|a$|an$|the$|to$|of$|or$|and$|for$|in$|by$|if$)/.test(word));

const sorted = (names: readonly string[]) => [...names].sort((a, b) => a.localeCompare(b));

describe('the operations', () => {
	it.each(operations.map((operation) => [operation.value, operation] as const))(
		'%s says what it does',
		(_value, { name, action, description }) => {
			expect(isTitleCase(name)).toBe(true);
			// Sentence case, and not the text of the description again.
			expect(action).toMatch(/^[A-Z][a-z ]+$/);
			expect(description).toMatch(/^[A-Z].{10,}[^.]$/);
			expect(description).not.toBe(action);
		},
	);

	it('and resources are not chosen by expressions', () => {
		const choosers = properties.filter(({ name }) => ['resource', 'operation'].includes(name));
		expect(choosers.map(({ noDataExpression }) => noDataExpression)).toEqual(
			choosers.map(() => true),
		);
	});

	it.each(named(properties.filter(({ name }) => ['resource', 'operation'].includes(name))))(
		'stand in order: %s',
		(_name, property) => {
			const names = choicesOf(property).map(({ name }) => name);
			const [main, ...others] = names;
			// The main resource stands first, and so do its operations in the palette.
			const isFirst = property.name === 'resource' && main === 'Offboarding';
			expect(isFirst ? others : names).toEqual(sorted(isFirst ? others : names));
			expect(choicesOf(property).map(({ value }) => value)).toContain(property.default);
		},
	);
});

describe('a parameter', () => {
	it.each(named(properties))('%s gives the product one name', (_name, property) => {
		expect(JSON.stringify(property)).not.toMatch(/People admin|Feishu People/);
	});

	it.each(named(properties.filter(({ type }) => type !== 'notice')))(
		'%s has a title in title case and a camelCase name',
		(_name, property) => {
			expect(isTitleCase(property.displayName)).toBe(true);
			expect(property.name).toMatch(/^[a-z][A-Za-z]*$/);
		},
	);

	it.each(named(properties.filter(({ type }) => type === 'boolean')))(
		'%s says what it decides',
		(_name, { description }) => {
			expect(description).toMatch(/^Whether /);
		},
	);

	it.each(named(properties.filter(({ type }) => type === 'collection')))(
		'%s lists its fields in order',
		(_name, property) => {
			const titles = fieldsOf(property).map(({ displayName }) => displayName);
			expect(titles).toEqual(sorted(titles));
		},
	);

	it.each(
		named(properties.filter(({ type, default: chosen }) => type === 'options' && chosen !== '')),
	)('%s has a default among its choices', (_name, property) => {
		expect(choicesOf(property).map(({ value }) => value)).toContain(property.default);
	});

	const widgets = ['string', 'number', 'dateTime', 'resourceLocator', 'resourceMapper', 'boolean'];

	it.each(named(properties.filter(({ type }) => widgets.includes(type))))(
		'%s is explained',
		(_name, { description }) => {
			expect(description).toMatch(/\S{3,}/);
		},
	);
});

describe('the notice for agents', () => {
	const shownIn = (typeName: string, parameters: INodeParameters) => {
		const type = { ...node.description, name: typeName };
		const own = {
			id: '1',
			name: 'Node',
			type: typeName,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters,
		};
		return properties
			.filter((property) => NodeHelpers.displayParameter(parameters, property, own, type))
			.some(({ name }) => name === 'toolNotice');
	};

	it.each([
		['offboarding', 'submit', true],
		['offboarding', 'revoke', true],
		['offboarding', 'update', true],
		['approval', 'withdraw', true],
		['approvalTask', 'approve', true],
		['offboarding', 'get', false],
		['employee', 'getAll', false],
	])('stands at %s %s where that changes the tenant', (resource, operation, shown) => {
		expect(shownIn('feishuOffboardingTool', { resource, operation })).toBe(shown);
		expect(shownIn('feishuOffboarding', { resource, operation })).toBe(false);
	});
});

describe('the methods that parameters name', () => {
	const typeOptions = properties.flatMap((property) => [
		property.typeOptions,
		...(property.modes ?? []).map((mode) => mode.typeOptions),
	]);

	const namesAt = (key: string): unknown[] =>
		typeOptions.flatMap(
			(options) => new Map<string, unknown>(Object.entries(options ?? {})).get(key) ?? [],
		);

	const mapperMethods = properties.flatMap(
		({ typeOptions: options }) => options?.resourceMapper?.resourceMapperMethod ?? [],
	);

	it.each([
		['loadOptions', namesAt('loadOptionsMethod')],
		['listSearch', namesAt('searchListMethod')],
		['resourceMapping', mapperMethods],
	] as const)('exist, and none exists that is not named: %s', (kind, names) => {
		expect(new Set(names)).toEqual(new Set(Object.keys(node.methods[kind])));
	});
});

describe('the credential', () => {
	const fields = new FeishuCoreHrApi().properties.filter(
		({ type }) => type !== 'hidden' && type !== 'notice',
	);

	it.each(named(fields))('%s has a title in title case', (_name, { displayName }) => {
		expect(isTitleCase(displayName)).toBe(true);
	});

	it.each(named(fields.filter(({ type }) => type === 'string')))(
		'%s is explained',
		(_name, field) => {
			expect(field.description).toMatch(/\S{3,}/);
		},
	);
});
