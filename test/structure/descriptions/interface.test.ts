import type { INodeProperties } from 'n8n-workflow';

import { FeishuCoreHrApi } from '../../../credentials/FeishuCoreHrApi.credentials';
import { choicesOf, fieldsOf, node, parameterAt, parametersOf } from '../../support/properties';
import { FeishuOffboardingLongConnectionTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingLongConnectionTrigger.node';
import { FeishuOffboardingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingTrigger.node';

const { description } = node;

const credential = new FeishuCoreHrApi();

const credentialField = (name: string) =>
	credential.properties.find((property) => property.name === name);

const valuesOf = (property: INodeProperties | undefined) =>
	property === undefined ? [] : choicesOf(property).map(({ value }) => value);

// Workflows, exported JSON and support notes depend on these names: they never change.

describe('the node', () => {
	it('keeps its names', () => {
		expect(description).toMatchObject({
			name: 'feishuOffboarding',
			displayName: 'Feishu Offboarding',
			usableAsTool: true,
			credentials: [{ name: 'feishuCoreHrApi', required: true }],
		});
	});

	it('starts with the main job', () => {
		const [resource, operation] = description.properties;
		expect(resource).toMatchObject({ name: 'resource', default: 'offboarding' });
		expect(operation).toMatchObject({ name: 'operation', default: 'submit' });
		expect(operation?.displayOptions).toEqual({ show: { resource: ['offboarding'] } });
	});

	it('offers the operations', () => {
		expect(valuesOf(description.properties[0])).toContain('offboarding');
		expect(valuesOf(description.properties[1])).toEqual(
			expect.arrayContaining(['submit', 'revoke']),
		);
	});
});

describe('the parameters', () => {
	const submit: ReadonlyArray<[string, INodeProperties['type'], unknown]> = [
		['employee', 'resourceLocator', { mode: 'list', value: '' }],
		['userIdType', 'options', 'people_corehr_id'],
		['offboardingMode', 'options', 'direct'],
		['offboardingDate', 'dateTime', ''],
		['offboardingReason', 'options', ''],
		['addToBlockList', 'boolean', false],
		['blockReason', 'options', ''],
		['blockReasonExplanation', 'string', ''],
		['customFields', 'resourceMapper', { mappingMode: 'defineBelow', value: null }],
		['additionalFields', 'collection', {}],
		['additionalFields.reasonExplanation', 'string', ''],
		['additionalFields.initiatorId', 'string', ''],
		['additionalFields.retainAccount', 'boolean', false],
		['options', 'collection', {}],
		['options.ifAlreadyOffboarding', 'options', 'error'],
		['options.includeEmployee', 'boolean', true],
		['options.maxWait', 'number', 600],
		['options.timeout', 'number', 30000],
		['options.validateOnly', 'boolean', true],
	];
	const revoke: ReadonlyArray<[string, INodeProperties['type'], unknown]> = [
		['offboarding', 'resourceLocator', { mode: 'list', value: '' }],
		['userIdType', 'options', 'people_corehr_id'],
		['additionalFields', 'collection', {}],
		['additionalFields.operatorId', 'string', ''],
		['options', 'collection', {}],
		['options.ifAlreadyRevoked', 'options', 'error'],
		['options.maxWait', 'number', 600],
		['options.timeout', 'number', 30000],
	];
	const tables = [
		['submit', submit],
		['revoke', revoke],
	] as const;

	describe.each(tables)('of %s', (operation, rows) => {
		it.each(rows)('%s keeps its type and default', (path, type, byDefault) => {
			expect(parameterAt(operation, path)).toMatchObject({ type, default: byDefault });
		});

		it('are no others', () => {
			const names = rows.map(([path]) => path).filter((path) => !path.includes('.'));
			expect(parametersOf(operation).map(({ name }) => name)).toEqual(names);
		});
	});

	it.each([
		['submit', 'userIdType', ['people_corehr_id', 'open_id', 'union_id', 'user_id']],
		['submit', 'offboardingMode', ['direct', 'approval']],
		['submit', 'options.ifAlreadyOffboarding', ['error', 'returnExisting']],
		['revoke', 'options.ifAlreadyRevoked', ['error', 'succeed']],
	])('of %s: %s keeps its values', (operation, path, values) => {
		expect(valuesOf(parameterAt(operation, path))).toEqual(values);
	});

	it.each([
		['submit', 'employee', ['list', 'id', 'email', 'employeeNumber'], 'searchEmployees'],
		[
			'revoke',
			'offboarding',
			['list', 'id', 'employee', 'employeeNumber', 'email'],
			'searchOffboardings',
		],
	])('of %s: %s keeps its modes and its search', (operation, path, modes, searchListMethod) => {
		const parameter = parameterAt(operation, path);
		expect(parameter?.modes?.map(({ name }) => name)).toEqual(modes);
		expect(parameter?.modes?.[0]?.typeOptions).toEqual({ searchListMethod, searchable: true });
	});

	it('take a date without a time', () => {
		expect(parameterAt('submit', 'offboardingDate')?.typeOptions).toEqual({ dateOnly: true });
	});
});

describe('the operations on approvals', () => {
	const names = (resource: string, operation: string) =>
		description.properties
			.filter(({ displayOptions, type }) => {
				const { operation: operations = [], resource: of = [] } = displayOptions?.show ?? {};
				return type !== 'notice' && of.includes(resource) && operations.includes(operation);
			})
			.flatMap((property) => [
				property.name,
				...fieldsOf(property).map(({ name }) => `${property.name}.${name}`),
			])
			.filter((name) => !name.startsWith('options'));
	const ending = ['userIdType', 'findBy', 'processId', 'offboarding'];
	const decision = ['userIdType', 'processId', 'approverId', 'reason'];
	const operator = ['additionalFields', 'additionalFields.operatorId'];

	it.each([
		['approval', 'get', [...ending, 'simplify']],
		['approval', 'withdraw', [...ending, ...operator, 'additionalFields.reason']],
		['approval', 'revoke', [...ending, ...operator, 'additionalFields.reason']],
		[
			'approvalTask',
			'getAll',
			['userIdType', 'employee', 'returnAll', 'limit', 'filters', 'filters.statuses'],
		],
		['approvalTask', 'approve', [...decision, ...operator]],
		['approvalTask', 'reject', [...decision, ...operator]],
		[
			'approvalTask',
			'transfer',
			[
				...['userIdType', 'processId', 'approverIds', 'toEmployee'],
				...[...operator, 'additionalFields.remark'],
			],
		],
	])('keep the names of %s %s', (resource, operation, wanted) => {
		expect(names(resource, operation)).toEqual(wanted);
	});
});

describe('the options methods', () => {
	it('keep their names', () => {
		const { loadOptions, listSearch, resourceMapping } = node.methods;
		expect(Object.keys(loadOptions).sort()).toEqual(['getBlockReasons', 'getOffboardingReasons']);
		expect(Object.keys(listSearch).sort()).toEqual(['searchEmployees', 'searchOffboardings']);
		expect(Object.keys(resourceMapping)).toEqual(['getCustomFields']);
	});
});

describe('the credential', () => {
	it('keeps its names', () => {
		expect(credential.name).toBe('feishuCoreHrApi');
		expect(credential.displayName).toBe('Feishu CoreHR API');
	});

	it.each([
		['region', 'options', 'feishu'],
		['baseUrl', 'string', ''],
		['labelLanguage', 'options', 'zh-CN'],
		['appId', 'string', ''],
		['appSecret', 'string', ''],
		['encryptKey', 'string', ''],
		['verificationToken', 'string', ''],
		['tenantAccessToken', 'hidden', ''],
		['tenantAccessTokenExpiresAt', 'hidden', ''],
	])('%s keeps its type and default', (name, type, byDefault) => {
		expect(credentialField(name)).toMatchObject({ type, default: byDefault });
	});

	it.each([
		['region', ['feishu', 'lark', 'custom']],
		['labelLanguage', ['zh-CN', 'en-US']],
	])('%s keeps its values', (name, values) => {
		expect(valuesOf(credentialField(name))).toEqual(values);
	});

	it.each(['appSecret', 'encryptKey', 'verificationToken', 'tenantAccessToken'])(
		'%s is never shown',
		(name) => {
			expect(credentialField(name)?.typeOptions).toMatchObject({ password: true });
		},
	);

	it('has the token fetched by n8n', () => {
		expect(credentialField('tenantAccessToken')?.typeOptions?.expirable).toBe(true);
	});

	it('asks for a base URL only for a region without one', () => {
		expect(credentialField('baseUrl')?.displayOptions).toEqual({ show: { region: ['custom'] } });
	});
});

describe('the long-connection trigger', () => {
	const { description: trigger } = new FeishuOffboardingLongConnectionTrigger();
	const webhook = new FeishuOffboardingTrigger().description;
	const named = (properties: INodeProperties[], name: string) =>
		properties.find((property) => property.name === name);

	it('keeps its names', () => {
		expect(trigger).toMatchObject({
			name: 'feishuOffboardingLongConnectionTrigger',
			displayName: 'Feishu Offboarding Long Connection Trigger',
			credentials: [{ name: 'feishuCoreHrApi', required: true }],
		});
	});

	it.each(['events', 'filters'])('has %s as the webhook trigger has them', (name) => {
		expect(named(trigger.properties, name)).toEqual(named(webhook.properties, name));
		expect(named(trigger.properties, name)).toBeDefined();
	});

	it('fetches the record where that is wanted', () => {
		expect(named(trigger.properties, 'fetchRecord')).toMatchObject({
			type: 'boolean',
			default: false,
		});
	});
});
