import '../../harness/environment';

import { WorkflowExecute } from 'n8n-core';
import type {
	ICredentialsHelper,
	IDataObject,
	IHttpRequestOptions,
	IRun,
	NodeParameterValue,
	Workflow,
} from 'n8n-workflow';

import { StoredCredentialHelper, type CredentialStore } from '../../harness/credentials';
import { prepare } from '../../harness/n8n';
import { itemSource } from '../../harness/runNode';
import type { N8nProcess } from './process';
import { itemsOf, parametersOf } from './parameters';
import type { Run } from '../plan/scenario';

/** Says with every request whose it is: `<run> <item>`, or the run alone where it is no single item's. */
export const TAG = 'x-simulation';

const ITEM = 'simulatedItem';

const tagged = <T extends Pick<IHttpRequestOptions, 'headers'>>(options: T, tag: string): T => ({
	...options,
	headers: { ...options.headers, [TAG]: tag },
});

type Decrypt = ICredentialsHelper['getDecrypted'];
type PreAuthenticate = ICredentialsHelper['preAuthentication'];
type Authenticate = ICredentialsHelper['authenticate'];

/** Lets n8n's helper mark every request with the item that asked for the credential. */
function mark(helper: ICredentialsHelper, run: string): ICredentialsHelper {
	const decrypt: Decrypt = helper.getDecrypted.bind(helper);
	const preAuthenticate: PreAuthenticate = helper.preAuthentication.bind(helper);
	const authenticate: Authenticate = helper.authenticate.bind(helper);
	const getDecrypted: Decrypt = async (...asked) => ({
		...(await decrypt(...asked)),
		[ITEM]: asked[6]?.itemIndex ?? 0,
	});
	const preAuthentication: PreAuthenticate = async ({ helpers }, ...asked) => {
		const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> =>
			await helpers.httpRequest(tagged(options, run));
		return await preAuthenticate({ helpers: { ...helpers, httpRequest } }, ...asked);
	};
	const authenticateAndMark: Authenticate = async (credentials, ...asked) => {
		const item = credentials[ITEM];
		const tag = typeof item === 'number' ? `${run} ${item}` : run;
		return tagged(await authenticate(credentials, ...asked), tag);
	};
	return Object.assign(helper, {
		getDecrypted,
		preAuthentication,
		authenticate: authenticateAndMark,
	});
}

/**
 * Reads `={{ $json.field }}` as n8n does, without its expression language, which takes longer than all the
 * rest together.
 */
function readFieldsOnly({ expression }: Workflow): void {
	expression.resolveSimpleParameterValue = (value, ...[, , , itemIndex, , inputData]) => {
		if (typeof value !== 'string' || !value.startsWith('=')) return value;
		const field = /^=\{\{ \$json\.(\w+) \}\}$/.exec(value)?.[1];
		const json = inputData[itemIndex]?.json ?? {};
		if (field === undefined || !(field in json))
			throw new Error(`Not a field of the item: ${value}`);
		return json[field] as NodeParameterValue;
	};
}

export interface StartedNode {
	readonly ended: Promise<IRun>;
	cancel(): void;
}

/** Starts the node in n8n's own engine, as one process does it. */
export function startNode(
	process: N8nProcess,
	stored: CredentialStore,
	name: string,
	plan: Run,
	idsOf: Parameters<typeof itemsOf>[1],
): StartedNode {
	const items: IDataObject[] = itemsOf(plan, idsOf);
	const store = stored.inProcessWith(process.credentialType);
	const { workflow, source, additionalData, mode } = prepare(
		{
			node: process.node,
			parameters: parametersOf(plan),
			store,
			onError: plan.onError,
			timezone: 'Asia/Shanghai',
		},
		itemSource(items.map((json) => ({ json }))),
	);
	readFieldsOnly(workflow);
	additionalData.credentialsHelper = mark(new StoredCredentialHelper(store), name);
	if (source === undefined) throw new Error('The items have no source');
	const execution = new WorkflowExecute(additionalData, mode).run({ workflow, startNode: source });
	return { ended: execution, cancel: () => execution.cancel() };
}
