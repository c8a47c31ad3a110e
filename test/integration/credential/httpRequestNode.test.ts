import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { FeishuCoreHrApi } from '../../../credentials/FeishuCoreHrApi.credentials';
import { CredentialStore } from '../../harness/credentials';
import { prepare } from '../../harness/n8n';
import { runNode } from '../../harness/runNode';
import {
	at,
	credentialFor,
	emulateEach,
	emulator,
	jsons,
	matching,
	routes,
} from '../support/sandbox';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

emulateEach();

type Way = 'requestWithAuthentication' | 'httpRequestWithAuthentication';

const REASONS = '/open-apis/corehr/v1/offboardings/query';

/** Calls with a stored credential as n8n's HTTP Request node does, in its old way and in its new one. */
class Caller implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Caller',
		name: 'caller',
		group: ['output'],
		version: 1,
		description: 'Asks for the offboarding reasons',
		defaults: { name: 'Caller' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'feishuCoreHrApi', required: true }],
		properties: [],
	};

	constructor(
		private readonly url: string,
		private readonly way: Way,
	) {}

	execute = callOnce(this);

	async ask(context: IExecuteFunctions): Promise<IDataObject> {
		const { url, way } = this;
		const { helpers } = context;
		const common = { method: 'POST', body: { active: true }, json: true } as const;
		const answer: unknown =
			way === 'requestWithAuthentication'
				? await helpers[way].call(context, 'feishuCoreHrApi', { ...common, uri: url })
				: await helpers[way].call(context, 'feishuCoreHrApi', { ...common, url });
		return { answer: JSON.stringify(answer) };
	}
}

function callOnce(caller: Caller) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const results: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			results.push({ json: await caller.ask(this), pairedItem: { item } });
		}
		return [results];
	};
}

const call = async (way: Way, store: CredentialStore, count = 3) => {
	const node = new Caller(`${emulator.url}${REASONS}`, way);
	const items = Array.from({ length: count }, () => ({}));
	const { result } = await elapse(async () => await runNode({ node, store, items }));
	return result;
};

const storeFor = (changes: Record<string, string | number> = {}) =>
	new CredentialStore({ ...credentialFor(emulator), ...changes });

const refusals = () => emulator.requests().flatMap(({ code }) => (code === 0 ? [] : [code]));

describe.each<Way>(['requestWithAuthentication', 'httpRequestWithAuthentication'])(
	'the credential in the HTTP Request node, by %s',
	(way) => {
		it('fetches a token and stores it', async () => {
			const store = storeFor();
			const result = await call(way, store);
			expect(jsons(result)).toMatchObject(
				Array(3).fill({ answer: matching(/"code":0.*career_change_saas/) }),
			);
			expect(routes(emulator)).toEqual(['tenantAccessToken', 'reasons', 'reasons', 'reasons']);
			expect(store.writes).toBe(1);
		});

		it('uses the stored token in the next run', async () => {
			const store = storeFor();
			await call(way, store);
			await call(way, store);
			expect(emulator.requests('tenantAccessToken')).toHaveLength(1);
		});

		it('replaces a token whose time is over before anything is sent with it', async () => {
			const store = storeFor();
			await call(way, store, 1);
			await pass(2 * 3_600_000);
			emulator.clearJournal();
			const result = await call(way, store);
			expect(jsons(result)).toHaveLength(3);
			expect(routes(emulator)).toEqual(['tenantAccessToken', 'reasons', 'reasons', 'reasons']);
			expect(refusals()).toEqual([]);
			expect(store.writes).toBe(2);
		});

		it('shows the sentence for a wrong secret', async () => {
			const result = await call(way, storeFor({ appSecret: 'wrong' }));
			expect(result.error?.message).toMatch(/Feishu does not know the App ID, the App Secret/);
			expect(routes(emulator)).not.toContain('reasons');
		});
	},
);

describe('the test of the credential', () => {
	const { test } = new FeishuCoreHrApi();

	const resolve = (text: string, credential: Record<string, string>): unknown => {
		const { workflow, node } = prepare({ node: new Caller('', 'requestWithAuthentication') });
		return workflow.expression.getSimpleParameterValue(node, text, 'internal', {
			$credentials: credential,
		});
	};

	it.each([
		['feishu', '', 'https://open.feishu.cn'],
		['lark', '', 'https://open.larksuite.com'],
		['custom', 'https://open.example.com/open-apis/', 'https://open.example.com'],
		['custom', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
	])('asks the host of the region: %s %s', (region, baseUrl, host) => {
		expect(resolve(test.request.baseURL ?? '', { region, baseUrl })).toBe(host);
	});

	it('asks for a token with the values of the form', () => {
		const { body, url, method } = test.request;
		const values = { appId: 'cli_1', appSecret: 'secret' };
		expect({
			app_id: resolve(String(at(body, 'app_id')), values),
			app_secret: resolve(String(at(body, 'app_secret')), values),
		}).toEqual({ app_id: 'cli_1', app_secret: 'secret' });
		expect([method, url]).toEqual(['POST', '/open-apis/auth/v3/tenant_access_token/internal']);
	});
});
