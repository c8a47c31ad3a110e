import { FeishuCoreHrApi } from '../../../credentials/FeishuCoreHrApi.credentials';
import { appIdentity, fingerprintOf } from '../../../nodes/FeishuOffboarding/platform/appIdentity';
import { credentialFields } from '../../../nodes/FeishuOffboarding/platform/token';
import type { Fault } from '../../emulator/gateway/faults';
import {
	credentialFor,
	employeeItems,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	matching,
	routes,
	run,
	submit,
	submitParameters,
} from '../support/sandbox';
import { tokenRefusals } from '../../../nodes/FeishuOffboarding/platform/refusals/tokenRefusals';

emulateEach();

const submitAs = async (changes: Record<string, string | number>) =>
	await submit(emulator, {}, { credential: { ...credentialFor(emulator), ...changes } });

const TOKEN_ENDPOINT = 'POST /open-apis/auth/v3/tenant_access_token/internal';

describe('an app that Feishu gives no token', () => {
	it.each<[string, () => Record<string, string>, number]>([
		['with a wrong secret', () => ({ appSecret: 'wrong' }), 10014],
		['with an unknown ID', () => ({ appId: 'cli_0123456789abcdef' }), 10014],
		['with an ID of another form', () => ({ appId: 'Offboarding app' }), 10003],
		['without a secret', () => ({ appSecret: '' }), 10003],
		['that is disabled', () => credentialFor(emulator, 'disabled'), 10014],
	])('%s is told what to check', async (_case, changes, code) => {
		const result = await submitAs(changes());
		expect(errorOf(result)).toMatchObject({
			name: 'NodeApiError',
			message: tokenRefusals[code]?.message,
			itemIndex: 0,
		});
		expect(result.error?.description).toContain(tokenRefusals[code]?.advice);
		expect(result.error?.description).toMatch(
			new RegExp(`${TOKEN_ENDPOINT}, Feishu code ${code}, log ID \\w+$`),
		);
		expect(new Set(routes(emulator))).toEqual(new Set(['tenantAccessToken']));
	});

	it.each([10005, 10015, 99991543])('has words for code %i', async (code) => {
		const fault = { kind: 'answer', status: 200, code, msg: 'no' } as const;
		emulator.fail('tenantAccessToken', fault, { times: 9 });
		const result = await submit(emulator);
		expect(result.error?.message).toBe(tokenRefusals[code]?.message);
	});

	it('fails every item with the same sentence, and few calls', async () => {
		const result = await run(emulator, submitParameters(), {
			items: employeeItems(emulator, 40),
			credential: { ...credentialFor(emulator), appSecret: 'wrong' },
			onError: 'continueRegularOutput',
		});
		expect(new Set(jsons(result).map(({ error }) => error))).toEqual(
			new Set([tokenRefusals[10014]?.message]),
		);
		expect(jsons(result)).toHaveLength(40);
		expect(emulator.requests('tenantAccessToken').length).toBeLessThan(40);
		expect(routes(emulator)).not.toContain('submit');
	});

	const strange: ReadonlyArray<[string, Fault]> = [
		['a page', { kind: 'answer', status: 200, rawBody: '<html>Welcome</html>' }],
		['nothing', { kind: 'answer', status: 200, rawBody: '' }],
		['a page that is not there', { kind: 'answer', status: 404, rawBody: '404 page not found' }],
		['JSON without an envelope', json('{"hello":"world"}')],
		['an envelope without a token', json('{"code":0,"msg":"ok"}')],
		['a token without an end', json('{"code":0,"msg":"ok","tenant_access_token":"t-1"}')],
		['a list', json('[]')],
		['a code that no page lists', json('{"code":4242,"msg":"news"}')],
	];

	it.each(strange)('but %s is told so, with the log ID', async (_case, fault) => {
		emulator.fail('tenantAccessToken', fault, { times: 9 });
		const result = await submit(emulator);
		const call = emulator.requests('tenantAccessToken').at(-1);
		expect(errorOf(result)).toMatchObject({ name: 'NodeApiError', itemIndex: 0 });
		expect(result.error?.message).toMatch(/token|does not answer like Feishu/);
		expect(result.error?.description).toContain(`log ID ${call?.logId}`);
		const code =
			'rawBody' in fault && fault.rawBody?.includes('4242') === true ? 4242 : call?.status;
		expect(result.error).toMatchObject({ httpCode: String(code) });
		expect(new Set(routes(emulator))).toEqual(new Set(['tenantAccessToken']));
	});
});

function json(rawBody: string): Fault {
	return {
		kind: 'answer',
		status: 200,
		rawBody,
		headers: { 'Content-Type': 'application/json' },
	};
}

describe('the base URL', () => {
	it.each(['', '/', '/open-apis', '/open-apis/'])('may end in "%s"', async (end) => {
		const result = await submitAs({ baseUrl: `${emulator.url}${end}` });
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
		expect(emulator.requests('submit')).toMatchObject([
			{ path: '/open-apis/corehr/v2/offboardings/submit_v2' },
		]);
	});

	it('may have blanks around it and name this machine', async () => {
		const baseUrl = ` ${emulator.url.replace('127.0.0.1', 'localhost')} `;
		expect(jsons(await submitAs({ baseUrl }))).toMatchObject([{ outcome: 'submitted' }]);
	});

	it.each<[string, string]>([
		[' ', 'is empty'],
		['open.example.com', 'is not a web address'],
		['http://open.example.com', 'does not use https'],
		['http://192.168.0.10:8080', 'does not use https'],
		['http://localhost.example.com', 'does not use https'],
		['ftp://127.0.0.1', 'does not use https'],
		['http://127.0.0.1:9/v1', 'contains the path /v1'],
		['http://127.0.0.1:9/open-apis/corehr', 'contains the path /open-apis/corehr'],
		['http://127.0.0.1:9/?a=b', 'contains a query or fragment'],
		['http://127.0.0.1:9/#top', 'contains a query or fragment'],
		['http://me:secret@127.0.0.1:9', 'contains a user name or password'],
	])('is refused where it could send secrets astray: %s', async (baseUrl, complaint) => {
		const result = await submitAs({ baseUrl });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: matching(/^'Base URL' /),
			itemIndex: 0,
		});
		expect(result.error?.message).toContain(complaint);
		expect(result.error?.message).not.toContain('secret');
		expect(emulator.requests()).toEqual([]);
	});

	it('is not needed for a region that has one', async () => {
		const result = await submitAs({ region: 'mars' });
		expect(result.error?.message).toContain("'Region' has the unknown value 'mars'");
	});
});

describe('authenticate', () => {
	const { authenticate } = new FeishuCoreHrApi();
	const app = { region: 'feishu', appId: 'cli_1', appSecret: 'secret' };
	const url = 'https://open.feishu.cn/open-apis/x';

	const stored = (usableUntilMs: number, owner = app) =>
		credentialFields({ value: 't-1', usableUntilMs }, fingerprintOf(appIdentity(owner)));

	const call = async (fields: object) => {
		if (typeof authenticate !== 'function') throw new Error('It is no function');
		const options = { url, headers: { Accept: 'text/plain' } };
		return await authenticate({ ...app, ...fields }, options);
	};

	it('puts the token into the header, and keeps it from redirects to other hosts', async () => {
		expect(await call(stored(Date.now() + 1_000))).toEqual({
			url,
			headers: { Accept: 'text/plain', Authorization: 'Bearer t-1' },
			sendCredentialsOnCrossOriginRedirect: false,
		});
	});

	it.each<[string, object]>([
		['whose life is over', stored(1)],
		['whose life is unknown', { ...stored(1), tenantAccessTokenExpiresAt: '' }],
		['whose life is no number', { ...stored(1), tenantAccessTokenExpiresAt: 'soon' }],
		['that is empty', { ...stored(9e15), tenantAccessToken: '' }],
		['of another app', stored(9e15, { ...app, appId: 'cli_2' })],
		['of another secret', stored(9e15, { ...app, appSecret: 'old' })],
		['of another host', stored(9e15, { ...app, region: 'lark' })],
		['of nobody', { ...stored(9e15), tenantAccessTokenFor: '' }],
	])('refuses a token %s as n8n expects it', async (_which, fields) => {
		await expect(call(fields)).rejects.toMatchObject({ response: { status: 401 } });
	});
});
