import { resources } from '../../../nodes/FeishuOffboarding/actions';
import { capabilitiesOf } from '../../../nodes/FeishuOffboarding/actions/app/capabilities';
import {
	credentialFor,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	routes,
	run,
} from '../support/sandbox';
import { textAt } from '../../../nodes/FeishuOffboarding/platform/json';
import type { NodeRun } from '../../harness/runNode';
import type { RunOptions } from '../support/sandbox';

emulateEach();

type AppName = Parameters<typeof credentialFor>[1];

const check = async (app: AppName = 'main', options: RunOptions = {}): Promise<NodeRun> =>
	await run(
		emulator,
		{ resource: 'app', operation: 'checkSetup' },
		{ credential: credentialFor(emulator, app), ...options },
	);

const lineOf = (result: NodeRun, capability: string) =>
	jsons(result).find((line) => line.capability === capability);

const statuses = (result: NodeRun) => [...new Set(jsons(result).map(({ status }) => status))];

const OTHERS = ['Everything above', 'Employee data', 'Token', 'Long connection'];

describe('Check Setup', () => {
	it('has a line for each capability, in their order, and then those of the app', async () => {
		const result = await check();
		const names = jsons(result).map(({ capability }) => capability);
		expect(names).toEqual([
			...(await capabilitiesOf(resources)).map(({ name }) => name),
			...OTHERS,
		]);
		expect(statuses(result)).toEqual(['ready']);
		expect(jsons(result).filter(({ url }) => url !== '')).toEqual([]);
	});

	it('changes nothing, and asks three times for all items together', async () => {
		const before = emulator.offboardings();
		const result = await check('main', { items: [{}, {}, {}] });
		expect(jsons(result)).toHaveLength(
			3 * ((await capabilitiesOf(resources)).length + OTHERS.length),
		);
		expect(routes(emulator).sort()).toEqual([
			'connectionCount',
			'employees',
			'scopes',
			'tenantAccessToken',
		]);
		expect(emulator.offboardings()).toEqual(before);
		const [search] = emulator.requests('employees');
		expect(search?.body).toEqual({ fields: ['employment_id'] });
		expect(result.savedExecution).not.toContain(emulator.people.liNa.employmentId);
	});

	it('gives the link for what is missing, with the narrowest scopes and no others', async () => {
		const { main } = emulator.apps;
		const granted = ['corehr:offboarding:write', 'corehr:offboarding.revoke:write'];
		emulator.setScopes(main.appId, granted);
		const result = await check();
		const link = (scopes: string) =>
			`${emulator.url}/app/${main.appId}/auth?q=${scopes}&op_from=openapi&token_type=tenant`;
		expect(lineOf(result, 'Offboarding: Get')).toMatchObject({
			status: 'ready',
			scopes_needed: ['corehr:offboarding:read'],
			scopes_granted: ['corehr:offboarding:write'],
		});
		expect(lineOf(result, 'Offboarding: Submit')).toMatchObject({
			status: 'missing',
			scopes_needed: ['corehr:offboarding.submit:write', 'corehr:offboarding:read'],
			scopes_granted: ['corehr:offboarding:write'],
			url: link('corehr:offboarding.submit:write'),
		});
		expect(lineOf(result, 'List: Custom Fields')).toMatchObject({
			url: link('corehr:common_data.meta_data:read'),
		});
		const everything = textAt(lineOf(result, 'Everything above'), 'url') ?? '';
		const chosen = new URL(everything).searchParams.get('q')?.split(',') ?? [];
		expect(chosen).toEqual([...new Set(chosen)]);
		expect(chosen).toContain('corehr:employee:read');
		expect(chosen.filter((scope) => granted.includes(scope))).toEqual([]);
		// The data permission cannot be seen without the scope to look, and nobody asks in vain.
		expect(lineOf(result, 'Employee data')).toMatchObject({
			status: 'unknown',
			url: link('corehr:employee:read'),
		});
		expect(emulator.requests('employees')).toEqual([]);
	});

	it('works without any scope', async () => {
		const result = await check('noScopes');
		expect(result.status).toBe('success');
		const withScopes = jsons(result).filter(
			({ scopes_needed: needed }) => Array.isArray(needed) && needed.length > 0,
		);
		expect(new Set(withScopes.map(({ status }) => status))).toEqual(new Set(['missing']));
		expect(lineOf(result, 'App: Check Setup')).toMatchObject({ status: 'ready' });
		expect(lineOf(result, 'Token')).toMatchObject({ status: 'ready' });
		expect(lineOf(result, 'Long connection')).toMatchObject({ status: 'ready' });
	});

	it('gives the sentence about a wrong secret in the line of the token, and fails nothing', async () => {
		const credential = { ...credentialFor(emulator), appSecret: 'x'.repeat(32) };
		const result = await check('main', { credential });
		expect(result.status).toBe('success');
		expect(lineOf(result, 'Token')).toMatchObject({
			status: 'missing',
			message: expect.stringContaining('App Secret does not match') as unknown,
			advice: expect.stringContaining('(Credentials & Basic Info, 凭证与基础信息)') as unknown,
		});
		expect(lineOf(result, 'Offboarding: Submit')).toMatchObject({
			status: 'unknown',
			scopes_needed: ['corehr:offboarding.submit:write', 'corehr:offboarding:read'],
		});
		expect(lineOf(result, 'Long connection')).toMatchObject({ status: 'unknown' });
		expect(emulator.requests().every(({ route }) => route === 'tenantAccessToken')).toBe(true);
		expect(result.savedExecution).not.toContain('x'.repeat(32));
	});

	it('tells of an address that may not be used in the same line', async () => {
		const credential = { ...credentialFor(emulator), baseUrl: 'http://feishu.example.com' };
		const result = await check('main', { credential });
		expect(lineOf(result, 'Token')).toMatchObject({
			status: 'missing',
			message: expect.stringContaining('Base URL') as unknown,
		});
		expect(emulator.requests()).toEqual([]);
	});

	it.each([
		['scopes', 'Offboarding: Submit', 'Employee data'],
		['employees', 'Employee data', 'Offboarding: Submit'],
		['connectionCount', 'Long connection', 'Employee data'],
	] as const)('has a line that is unknown where %s is refused', async (route, line, other) => {
		const code = 99991401;
		emulator.fail(route, { kind: 'answer', status: 400, code, msg: 'ip denied' });
		const result = await check();
		expect(result.status).toBe('success');
		expect(lineOf(result, line)).toMatchObject({
			status: 'unknown',
			message: 'The app does not allow calls from the network address of this n8n',
			advice: expect.stringMatching(/IP 白名单.*Feishu code 99991401, log ID/) as unknown,
		});
		expect(lineOf(result, other)).toMatchObject({ status: 'ready' });
	});

	it('counts the long connections of all programs', async () => {
		emulator.fail('connectionCount', {
			kind: 'answer',
			status: 200,
			rawBody: JSON.stringify({ code: 0, msg: '', data: { online_instance_cnt: 2 } }),
		});
		expect(lineOf(await check(), 'Long connection')).toMatchObject({
			status: 'ready',
			message: 'Open long connections of this app: 2',
			advice: expect.stringContaining('at random') as unknown,
		});
	});

	it('fails an item for its own options alone', async () => {
		const parameters = { options: { timeout: '={{ $json.timeout }}' } };
		const items = [{ timeout: 1000 }, { timeout: 'soon' }, { timeout: 1000 }];
		const both = async (onError?: 'continueRegularOutput') =>
			await run(
				emulator,
				{ resource: 'app', operation: 'checkSetup', ...parameters },
				{ items, ...(onError ? { onError } : {}) },
			);
		expect(errorOf(await both())).toMatchObject({ name: 'NodeOperationError', itemIndex: 1 });
		const kept = jsons(await both('continueRegularOutput'));
		expect(kept.filter(({ error }) => error !== undefined)).toHaveLength(1);
		expect(kept.filter(({ capability }) => capability === 'Token')).toHaveLength(2);
	});
});
