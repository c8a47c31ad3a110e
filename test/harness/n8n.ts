import './environment';

import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INode,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type OnError,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { CredentialStore, StoredCredentialHelper } from './credentials';
import type { StaticData } from './staticData';

const ORIGIN = 'http://localhost:5678';
const SOURCE = 'Items';
const SOURCE_TYPE = 'harness.items';

export interface NodeSetup {
	/** An instance of the node's class. */
	node: INodeType;
	parameters?: INodeParameters;
	credential?: ICredentialDataDecryptedObject;
	/** The class that `credential` belongs to: FeishuCoreHrApi unless given. */
	credentialType?: ICredentialType;
	/** Used instead of `credential` where runs share what n8n has stored. */
	store?: CredentialStore;
	staticData?: StaticData;
	onError?: OnError;
	retryOnFail?: boolean;
	timezone?: string;
	mode?: WorkflowExecuteMode;
	/** Tells workflows of the same n8n apart. */
	workflowId?: string;
	executionId?: string;
}

export interface Prepared {
	workflow: Workflow;
	node: INode;
	source: INode | undefined;
	additionalData: IWorkflowExecuteAdditionalData;
	store: CredentialStore;
	mode: WorkflowExecuteMode;
}

/** A workflow of the node under test, fed by `source` where one is given. */
export function prepare(setup: NodeSetup, source?: INodeType): Prepared {
	const { credential = {}, credentialType, mode = 'trigger', workflowId = 'workflow' } = setup;
	const store = setup.store ?? new CredentialStore(credential, credentialType);
	const node = nodeUnderTest(setup, store);
	const sourceNode = source && instanceOf(source, SOURCE, SOURCE_TYPE);
	const workflow = new Workflow({
		id: workflowId,
		name: 'Workflow',
		active: false,
		...graph(node, sourceNode),
		nodeTypes: nodeTypes({ [node.type]: setup.node, ...(source && { [SOURCE_TYPE]: source }) }),
		settings: settingsOf(setup),
		...(setup.staticData && { staticData: structuredClone(setup.staticData.live) }),
	});
	const additionalData = {
		...additionalDataFor(new StoredCredentialHelper(store), workflow, mode),
		...executionOf(setup),
	};
	return { workflow, node, source: sourceNode, additionalData, store, mode };
}

const executionOf = ({ executionId = '1' }: NodeSetup) => ({ executionId });

const settingsOf = ({ timezone }: NodeSetup) => ({
	executionOrder: 'v1' as const,
	...(timezone && { timezone }),
});

function graph(node: INode, source: INode | undefined) {
	if (source === undefined) return { nodes: [node], connections: {} };
	const toNode = { node: node.name, type: NodeConnectionTypes.Main, index: 0 };
	return { nodes: [source, node], connections: { [source.name]: { main: [[toNode]] } } };
}

interface KnowsWorkflow {
	getWorkflow(): { id: string; name: string | undefined; active: boolean };
}

/** n8n-core's contexts allow a workflow without a name; under exact types n8n's interfaces do not. */
export function withNamedWorkflow<Context extends KnowsWorkflow>(context: Context) {
	const workflow = context.getWorkflow();
	const named = { ...workflow, name: workflow.name ?? '' };
	return Object.assign(context, { getWorkflow: () => named });
}

function nodeUnderTest(
	{ node, parameters, onError, retryOnFail }: NodeSetup,
	store: CredentialStore,
): INode {
	const { name, displayName, credentials } = node.description;
	const wanted = (credentials ?? []).some((credential) => credential.name === store.type.name);
	return {
		...instanceOf(node, displayName, `n8n-nodes-feishu-corehr.${name}`),
		parameters: parameters ?? {},
		webhookId: 'webhook-id',
		...(wanted && { credentials: { [store.type.name]: { id: '1', name: 'Stored' } } }),
		...(onError && { onError }),
		...(retryOnFail && { retryOnFail }),
	};
}

function instanceOf({ description }: INodeType, name: string, type: string): INode {
	const { version, defaultVersion } = description;
	const typeVersion = defaultVersion ?? (Array.isArray(version) ? Math.max(...version) : version);
	return { id: name, name, type, typeVersion, position: [0, 0], parameters: {} };
}

function nodeTypes(types: Record<string, INodeType>) {
	const find = (name: string) => {
		const type = types[name];
		if (type === undefined) throw new Error(`Unknown node type ${name}`);
		return type;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

function lifecycleHooks({ nodes, connectionsBySourceNode }: Workflow, mode: WorkflowExecuteMode) {
	return new ExecutionLifecycleHooks(mode, '1', {
		id: 'workflow',
		name: 'Workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: Object.values(nodes),
		connections: connectionsBySourceNode,
	});
}

function additionalDataFor(
	credentialsHelper: StoredCredentialHelper,
	workflow: Workflow,
	mode: WorkflowExecuteMode,
): IWorkflowExecuteAdditionalData {
	const absent = () => Promise.reject(new Error('Not part of the harness'));
	return {
		credentialsHelper,
		hooks: lifecycleHooks(workflow, mode),
		externalSecretsProxy: new ExternalSecretsProxy(),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${ORIGIN}/rest`,
		instanceBaseUrl: ORIGIN,
		webhookBaseUrl: `${ORIGIN}/webhook`,
		webhookTestBaseUrl: `${ORIGIN}/webhook-test`,
		webhookWaitingBaseUrl: `${ORIGIN}/webhook-waiting`,
		formBaseUrl: `${ORIGIN}/form`,
		formTestBaseUrl: `${ORIGIN}/form-test`,
		formWaitingBaseUrl: `${ORIGIN}/form-waiting`,
		mcpBaseUrl: `${ORIGIN}/mcp`,
		mcpTestBaseUrl: `${ORIGIN}/mcp-test`,
		logAiEvent: () => undefined,
		executeWorkflow: absent,
		startRunnerTask: absent,
		getRuntimeCredential: () => Promise.resolve(undefined),
		getRunExecutionData: () => Promise.resolve(undefined),
	};
}
