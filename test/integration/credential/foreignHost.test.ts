import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { CredentialStore } from '../../harness/credentials';
import { runNode } from '../../harness/runNode';
import { credentialFor, emulateEach, emulator, jsons, submit } from '../support/sandbox';

emulateEach();

type Way = 'requestWithAuthentication' | 'httpRequestWithAuthentication';

/** Sends one request with the stored credential, as n8n's own nodes do. */
class Asker implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Asker',
		name: 'asker',
		group: ['output'],
		version: 1,
		description: 'Sends a request',
		defaults: { name: 'Asker' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'feishuCoreHrApi', required: true }],
		properties: [],
	};

	readonly execute: NonNullable<INodeType['execute']>;

	constructor(way: Way, url: string) {
		this.execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			const options = { method: 'GET', url, sendCredentialsOnCrossOriginRedirect: true } as const;
			const answer: unknown = await this.helpers[way].call(this, 'feishuCoreHrApi', options);
			return [[{ json: { answer: JSON.stringify(answer) } }]];
		};
	}
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A host that writes down which Authorization it got. */
class Host {
	readonly heard: Array<string | undefined> = [];
	private readonly server: Server;

	constructor(answer: Answer) {
		this.server = createServer((request, response) => {
			this.heard.push(request.headers.authorization);
			answer(request, response);
		});
	}

	async open(): Promise<this> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return this;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	close(): void {
		this.server.close();
	}
}

let stranger: Host;

beforeEach(async () => {
	stranger = await new Host((_request, response) => response.end('{"got":"it"}')).open();
});
afterEach(() => {
	stranger.close();
});

/** A credential with a token stored. */
async function usedStore(): Promise<CredentialStore> {
	const store = new CredentialStore(credentialFor(emulator));
	await submit(emulator, {}, { store });
	return store;
}

describe.each<Way>(['requestWithAuthentication', 'httpRequestWithAuthentication'])(
	'a request by %s',
	(way) => {
		const ask = async (url: string, store: CredentialStore) =>
			await runNode({ node: new Asker(way, url), store, items: [{}] });

		it('to another host is refused, with both named, and nothing is sent there', async () => {
			const result = await ask(`${stranger.url}/steal`, await usedStore());
			expect(result.error?.message).toBe(
				`The Feishu CoreHR API credential is for ${emulator.url} and does not go to ${stranger.url}. Change the URL, or choose another credential for it.`,
			);
			expect(stranger.heard).toEqual([]);
		});

		it('takes no token along to another host that its own redirects to', async () => {
			const store = await usedStore();
			const own = await new Host((request, response) => {
				if (request.method === 'POST') return void tokenFor(response);
				response.writeHead(302, { location: `${stranger.url}/steal` }).end();
			}).open();
			store.edit({ baseUrl: own.url });
			const result = await ask(`${own.url}/anything`, store);
			own.close();
			expect(jsons(result)).toMatchObject([{ answer: expect.stringContaining('got') as unknown }]);
			expect(own.heard).toEqual([undefined, 'Bearer t-own']);
			expect(stranger.heard).toEqual([undefined]);
		});
	},
);

function tokenFor(response: ServerResponse): void {
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify({ code: 0, msg: 'ok', tenant_access_token: 't-own', expire: 7_200 }));
}
