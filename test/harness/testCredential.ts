import './environment';

import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type INodeCredentialTestResult,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { resolved } from './credentialExpressions';
import type { CredentialStore } from './credentialStore';
import { prepare, type Prepared } from './n8n';

/**
 * Tests the credential as the editor's button does: with the values of the form, whether they have been
 * saved or not. n8n's tester is part of its server: this one follows `credentials-tester.service.js` of
 * n8n 2.40.7, and has n8n's own RoutingNode send the request.
 */
export async function testCredential(
	store: CredentialStore,
	changes: ICredentialDataDecryptedObject = {},
): Promise<INodeCredentialTestResult> {
	const { test } = store.type;
	if (test === undefined) throw new Error('The credential has no test');
	const node = temporaryNode(store, test);
	const prepared = prepare({ node, store, mode: 'internal' });
	const { additionalData } = prepared;
	const reading = {
		additionalData,
		mode: 'internal',
		executeData: undefined,
		values: undefined,
	} as const;
	const data = resolved(store.withDefaults(store.edited(changes)), reading);
	try {
		const [items] = await route(prepared, node, store, data);
		return verdict(test, items?.[0]?.json);
	} catch (error: unknown) {
		return { status: 'Error', message: messageOf(error, test) };
	}
}

/** n8n gives the node the short name of its type. */
function temporaryNode(store: CredentialStore, { request }: ICredentialTestRequest): INodeType {
	const temp: INodeProperties = {
		displayName: 'Temp',
		name: 'temp',
		type: 'string',
		routing: { request },
		default: '',
	};
	const description: INodeTypeDescription = {
		displayName: 'No Operation, do nothing',
		name: 'noOp',
		group: ['organization'],
		version: 1,
		description: 'No Operation',
		defaults: { name: 'No Operation, do nothing' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: store.type.name, required: true }],
		properties: [temp],
	};
	return { description };
}

async function route(
	{ workflow, node, additionalData }: Prepared,
	nodeType: INodeType,
	{ type }: CredentialStore,
	data: ICredentialDataDecryptedObject,
) {
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const credential = { id: '1', name: 'Stored', type: type.name, data };
	return (await new RoutingNode(context, nodeType, credential).runNode()) ?? [];
}

/** Whatever comes with HTTP 200 is success, unless a rule names a value of it. */
function verdict({ rules = [] }: ICredentialTestRequest, body: unknown): INodeCredentialTestResult {
	for (const rule of rules) {
		if (rule.type !== 'responseSuccessBody') continue;
		const value: unknown = rule.properties.value;
		if (get(body, rule.properties.key) === value) {
			return { status: 'Error', message: rule.properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

/** What the editor shows: a rule's words, the HTTP status in words, Node's code, or the error's own message. */
function messageOf(error: unknown, { rules = [] }: ICredentialTestRequest): string {
	const status = get(error, 'cause.response.status');
	if (typeof status !== 'number') return textOf(get(error, 'cause.code') ?? get(error, 'message'));
	const matching = rules.find(
		(rule) => rule.type === 'responseCode' && rule.properties.value === status,
	);
	const words = textOf(get(error, 'cause.response.statusText'));
	return matching?.properties.message ?? (words || `Received HTTP status code: ${status}`);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value at a path such as `cause.response.status`. */
function get(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}
