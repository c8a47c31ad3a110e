import { createServer, type Server } from 'node:http';

import {
	NodeApiError,
	NodeConnectionTypes,
	sleep,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

/** Accepts the newest token only. Answers with the name it was asked for; `bad` is refused. */
export class TokenServer {
	tokens = 0;

	asked: string[] = [];

	private readonly server: Server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const fresh = request.headers.authorization === `Bearer token-${this.tokens}`;
		const answer = (status: number, body: object) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		if (pathname === '/token') return answer(200, { token: `token-${++this.tokens}` });
		this.asked.push(`${pathname.slice(1)} ${request.headers.authorization}`);
		if (!fresh) return answer(401, {});
		return answer(pathname === '/bad' ? 400 : 200, { name: pathname.slice(1) });
	});

	url = '';

	async open(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		const address = this.server.address();
		if (address !== null && typeof address === 'object') {
			this.url = `http://127.0.0.1:${address.port}`;
		}
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

const tokenApi = (authenticate: ICredentialType['authenticate']): ICredentialType => ({
	name: 'tokenApi',
	displayName: 'Token API',
	properties: [
		{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		{ displayName: 'Secret', name: 'secret', type: 'string', default: 'default secret' },
		{
			displayName: 'Token',
			name: 'token',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	],
	async preAuthentication({ url }) {
		const options = { baseURL: typeof url === 'string' ? url : '', url: '/token' };
		return (await this.helpers.httpRequest(options)) as IDataObject;
	},
	...(authenticate && { authenticate }),
});

export const genericAuth = tokenApi({
	type: 'generic',
	properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } },
});

export const functionAuth = tokenApi(({ token }, options) => {
	const value = typeof token === 'string' ? token : '';
	const headers = { ...options.headers, Authorization: `Bearer ${value}` };
	return Promise.resolve({ ...options, headers });
});

const description: INodeTypeDescription = {
	displayName: 'Greeter',
	name: 'greeter',
	group: ['transform'],
	version: 1,
	description: 'Asks the token server',
	defaults: { name: 'Greeter' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	credentials: [{ name: 'tokenApi', required: true }],
	webhooks: [
		{
			name: 'default',
			httpMethod: 'POST',
			responseMode: 'onReceived',
			responseData: '',
			path: 'webhook',
		},
	],
	properties: [
		{ displayName: 'Name', name: 'name', type: 'string', default: 'nobody', required: true },
		{ displayName: 'Wait', name: 'waitMs', type: 'number', default: 0 },
	],
};

async function greet(context: IExecuteFunctions, item: number): Promise<INodeExecutionData> {
	const { url } = await context.getCredentials<{ url: string }>('tokenApi', item);
	const name = context.getNodeParameter('name', item) as string;
	await sleep(
		context.getNodeParameter('waitMs', item) as number,
		context.getExecutionCancelSignal(),
	);
	try {
		const answer = (await context.helpers.httpRequestWithAuthentication.call(context, 'tokenApi', {
			url: `${url}/${name}`,
			timeout: 2000,
		})) as IDataObject;
		const json = { greeted: answer.name, timezone: context.getTimezone() };
		return { json, pairedItem: { item } };
	} catch (error: unknown) {
		if (!context.continueOnFail()) throw error;
		const details = error instanceof NodeApiError ? { httpCode: error.httpCode } : {};
		return { json: { error: 'refused', details }, pairedItem: { item } };
	}
}

/** As small as a node can be that uses everything the harness stands for. */
export class Greeter implements INodeType {
	description = description;

	methods = {
		loadOptions: {
			getNames: () => Promise.resolve([{ name: 'Ann', value: 'ann' }]),
		},
		listSearch: {
			searchNames: (filter?: string, paginationToken?: string) =>
				Promise.resolve({ results: [{ name: `${filter} ${paginationToken}`, value: 'found' }] }),
		},
		resourceMapping: {
			getFields: () => Promise.resolve({ fields: [] }),
		},
	};

	webhookMethods = {
		default: {
			checkExists(this: IHookFunctions) {
				return Promise.resolve(this.getWorkflowStaticData('node').created === true);
			},
			create(this: IHookFunctions) {
				this.getWorkflowStaticData('node').created = true;
				return Promise.resolve(true);
			},
			delete(this: IHookFunctions) {
				delete this.getWorkflowStaticData('node').created;
				return Promise.resolve(true);
			},
		},
	};

	async execute(this: IExecuteFunctions) {
		const greeted: INodeExecutionData[] = [];
		for (const index of this.getInputData().keys()) greeted.push(await greet(this, index));
		this.logger.info('greeted', { last: this.getNodeParameter('name', 0) });
		this.addExecutionHints({ message: 'Be polite' });
		return [greeted];
	}

	webhook(this: IWebhookFunctions) {
		const { rawBody, body } = this.getRequestObject() as { rawBody?: Buffer; body: IDataObject };
		if (rawBody === undefined) {
			(this.getResponseObject() as { status(code: number): { send(text: string): void } })
				.status(400)
				.send('no bytes');
			return Promise.resolve({ noWebhookResponse: true });
		}
		if (body.challenge) return Promise.resolve({ webhookResponse: { challenge: body.challenge } });
		const seen = this.getWorkflowStaticData('node');
		seen.calls = Number(seen.calls ?? 0) + 1;
		const json = { bytes: rawBody.length, header: this.getHeaderData()['x-kind'], ...seen };
		return Promise.resolve({ workflowData: [[{ json }]] });
	}

	poll(this: IPollFunctions) {
		const cursor = this.getWorkflowStaticData('node');
		cursor.polls = Number(cursor.polls ?? 0) + 1;
		const isEven = Number(cursor.polls) % 2 === 0;
		return Promise.resolve(isEven ? [[{ json: { polls: cursor.polls } }]] : null);
	}
}
