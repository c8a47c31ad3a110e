import { createServer, type Server } from 'node:http';
import { CredentialStore } from '../../harness/credentials';
import { testCredential } from '../../harness/testCredential';
import { credentialFor, emulateEach, emulator, routes } from '../support/sandbox';
import { tokenRefusals } from '../../../nodes/FeishuOffboarding/platform/refusals/tokenRefusals';

emulateEach();

const fresh = (): CredentialStore => new CredentialStore(credentialFor(emulator));

async function withToken(): Promise<CredentialStore> {
	const store = fresh();
	await testCredential(store);
	expect(store.data.tenantAccessToken).toMatch(/^t-/);
	emulator.clearJournal();
	return store;
}

const sentence = (code: number): string => tokenRefusals[code]?.message ?? 'none';

describe.each([
	['before a token is stored', () => Promise.resolve(fresh())],
	['while a token is stored', withToken],
])('the test of the credential, %s', (_when, storeFor) => {
	it('passes for the values of the tenant', async () => {
		expect(await testCredential(await storeFor())).toMatchObject({ status: 'OK' });
		expect(new Set(routes(emulator))).toEqual(new Set(['tenantAccessToken']));
	});

	it('passes for values with blanks around them', async () => {
		const { appId, appSecret } = credentialFor(emulator);
		const copied = { appId: ` ${appId}\n`, appSecret: `${appSecret} ` };
		expect(await testCredential(await storeFor(), copied)).toMatchObject({ status: 'OK' });
	});

	it.each<[string, Record<string, string>, number]>([
		['a wrong secret', { appSecret: 'wrong' }, 10014],
		['an unknown App ID', { appId: 'cli_0123456789abcdef' }, 10014],
		['no secret', { appSecret: '' }, 10003],
		['an App ID of another form', { appId: 'Offboarding app' }, 10003],
	])('tells %s', async (_what, changes, code) => {
		const { status, message } = await testCredential(await storeFor(), changes);
		expect(status).toBe('Error');
		expect(message).toContain(sentence(code));
	});

	it.each([10003, 10005, 10014, 10015, 99991543, 2200])(
		'has the sentence for %i, which comes with HTTP 200',
		async (code) => {
			const store = await storeFor();
			emulator.fail(
				'tenantAccessToken',
				{ kind: 'answer', status: 200, code, msg: '' },
				{ times: 9 },
			);
			const { status, message } = await testCredential(store);
			expect([status, message]).toEqual(['Error', expect.stringContaining(sentence(code))]);
		},
	);

	it.each([
		['a page', 200, '<html>Welcome</html>'],
		['nothing', 200, ''],
		['no such page', 404, '404 page not found'],
	])(
		'tells an address that is not that of Feishu and answers with %s',
		async (_what, status, rawBody) => {
			const store = await storeFor();
			emulator.fail('tenantAccessToken', { kind: 'answer', status, rawBody }, { times: 9 });
			const result = await testCredential(store);
			expect(result.status).toBe('Error');
			expect(result.message).toMatch(
				/address does not answer like Feishu.*'Region' and 'Base URL'/,
			);
		},
	);

	it.each([
		['where nobody answers', 'http://127.0.0.1:9', /could not be reached.*'Base URL'/],
		[
			'without https',
			'http://open.example.com',
			/^'Base URL' does not use https\. Use an https address/,
		],
		['that is none', 'open example', /^'Base URL' is not a web address\. Enter it with its scheme/],
	])('tells an address %s', async (_what, baseUrl, words) => {
		const result = await testCredential(await storeFor(), { baseUrl });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(words);
	});

	it('tells a code that no page lists', async () => {
		const store = await storeFor();
		emulator.fail(
			'tenantAccessToken',
			{ kind: 'answer', status: 200, code: 4242, msg: '' },
			{ times: 9 },
		);
		expect(await testCredential(store)).toMatchObject({ status: 'Error' });
	});

	it('tells a refusal of its own request, too', async () => {
		const store = await storeFor();
		const fault = { kind: 'answer', status: 200, code: 10014, msg: '' } as const;
		emulator.fail('tenantAccessToken', fault, { skip: 1, times: 9 });
		const { status, message } = await testCredential(store);
		expect([status, message]).toEqual(['Error', expect.stringContaining(sentence(10014))]);
	});
});

describe('a test of values that are not saved', () => {
	it('leaves the stored app its own token', async () => {
		const store = await withToken();
		const { appId, appSecret } = emulator.apps.second;
		expect(await testCredential(store, { appId, appSecret })).toMatchObject({ status: 'OK' });
		expect(store.data.appId).toBe(emulator.apps.main.appId);
		expect(await testCredential(store)).toMatchObject({ status: 'OK' });
	});
});

describe('a host that is not that of the credential', () => {
	let stranger: Server;
	let heard: string[];

	beforeEach(async () => {
		heard = [];
		stranger = createServer((request, response) => {
			heard.push(String(request.headers.authorization));
			response.end('{}');
		});
		await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
	});
	afterEach(() => {
		stranger.close();
	});

	it('gets the values only, and no token', async () => {
		const store = await withToken();
		const address = stranger.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		const result = await testCredential(store, { baseUrl: `http://127.0.0.1:${port}` });
		expect(result.status).toBe('Error');
		expect(heard).toEqual(['undefined']);
	});
});
