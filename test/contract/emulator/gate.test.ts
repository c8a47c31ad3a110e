import { createClient, paths, type Client, type Request } from '../../emulator/client';
import { isRecord, recordsAt } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';

const submission = {
	offboarding_mode: 1,
	employment_id: '7140964208476371110',
	offboarding_date: '2030-01-01',
	offboarding_reason_unique_identifier: 'voluntary',
};

describe('what a call has to pass', () => {
	let emulator: Emulator;
	let client: Client;

	beforeEach(async () => {
		emulator = await createEmulator();
		client = createClient(emulator);
	});
	afterEach(() => emulator.close());

	const codeOf = async (request: Request) => {
		const { status, body } = await client.send(request);
		return [status, body.code];
	};

	it('an unknown path or method is not JSON at all', async () => {
		for (const path of ['/open-apis/corehr/v2/offboardings/nothing', paths.submit]) {
			const response = await fetch(`${emulator.url}${path}`);
			expect(response.status).toBe(404);
			expect(response.headers.get('content-type')).toBe('text/plain');
			expect(await response.text()).toBe('404 page not found');
		}
		expect(emulator.requests().map((entry) => entry.route)).toEqual(['unknown', 'unknown']);
	});

	it.each([
		['no token', '', 99991661],
		['an unknown token', 't-0123456789', 99991663],
		['a token of another form', 'eyJhbGciOi', 99991671],
	])('%s is refused before anything else', async (_case, token, code) => {
		const request = { path: paths.submit, body: { wrong: true }, token };
		const { status, body, headers } = await client.send(request);
		expect([status, body.code]).toEqual([400, code]);
		expect(body.error).toMatchObject({ log_id: headers.get('x-tt-logid') });
	});

	it('a missing scope is refused before the fields, naming every scope that would do', async () => {
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding.revoke:write']);
		const { status, body } = await client.send({ path: paths.search, body: { wrong: true } });
		expect([status, body.code]).toEqual([400, 99991672]);
		expect(body.msg).toContain('[corehr:offboarding:read, corehr:offboarding:write]');
		expect(body.error).toMatchObject({
			permission_violations: [
				{ type: 'action_scope_required', subject: 'corehr:offboarding:read' },
				{ type: 'action_scope_required', subject: 'corehr:offboarding:write' },
			],
			helps: [{}],
		});
	});

	it('user IDs need a scope of their own', async () => {
		const request = {
			path: paths.search,
			query: { page_size: '1', user_id_type: 'user_id' },
			body: {},
		};
		expect(await codeOf(request)).toEqual([200, 0]);
		const { appId, scopes } = emulator.apps.main;
		emulator.setScopes(
			appId,
			scopes.filter((scope) => scope !== 'contact:user.employee_id:readonly'),
		);
		expect(await codeOf(request)).toEqual([400, 99991672]);
	});

	it.each([
		['an unknown field', { ...submission, remark: 'x' }, 'remark'],
		['a number for a string', { ...submission, employment_id: 7140964208476371 }, 'employment_id'],
		['a string for a number', { ...submission, offboarding_mode: '1' }, 'offboarding_mode'],
		['a string for a boolean', { ...submission, retain_account: 'true' }, 'retain_account'],
		['a mode that is not offered', { ...submission, offboarding_mode: 3 }, 'offboarding_mode'],
		['null for a string', { ...submission, block_reason: null }, 'block_reason'],
		['nothing that is required', {}, 'offboarding_mode'],
		[
			'a custom value that is no string',
			{ ...submission, custom_fields: [{ field_name: 'x', value: 1 }] },
			'custom_fields[0].value',
		],
	])('%s is a field violation', async (_case, body, field) => {
		const heard = await client.send({ path: paths.submit, body });
		expect([heard.status, heard.body.code]).toEqual([400, 99992402]);
		const { error } = heard.body;
		const found = isRecord(error) ? recordsAt(error, 'field_violations') : [];
		expect(found.map((violation) => violation.field)).toContain(field);
	});

	it.each([
		['no page size', {}, {}, [400, 99992402]],
		['a page size in words', { page_size: 'ten' }, {}, [400, 99992402]],
		['a page size above the most', { page_size: '101' }, {}, [400, 1160102]],
		['an unknown query parameter', { page_size: '1', page: '2' }, {}, [400, 99992402]],
		['an unknown ID type', { page_size: '1', user_id_type: 'email' }, {}, [400, 99992402]],
		['an invented page token', { page_size: '1', page_token: '2' }, {}, [400, 1160102]],
		['an unknown status', { page_size: '1' }, { statuses: ['Left'] }, [400, 99992402]],
		['half a range', { page_size: '1' }, { offboarding_date_start: '2030-01-01' }, [400, 1160104]],
		[
			'times in milliseconds',
			{ page_size: '1' },
			{ apply_initiating_time_start: '1672578336000', apply_initiating_time_end: '1672578336000' },
			[400, 1160102],
		],
	])('search refuses %s', async (_case, query, body, answer) => {
		expect(await codeOf({ path: paths.search, query, body })).toEqual(answer);
	});

	it.each([
		['another content type', '{}', 'text/plain'],
		['another charset', '{}', 'application/json; charset=gbk'],
		['a body that is not JSON', '{', undefined],
		['a body that is no object', '[]', undefined],
	])('%s is a bad request', async (_case, body, contentType) => {
		const request = { path: paths.submit, body, ...(contentType ? { contentType } : {}) };
		expect(await codeOf(request)).toEqual([400, 9499]);
	});

	it.each([
		['customFields', {}, 1160005],
		['customFields', { object_api_name_list: 'nothing' }, 1162010],
		['customField', { object_api_name: 'offboarding_info' }, 1160006],
		['customField', { object_api_name: 'nothing', custom_api_name: 'x' }, 1162010],
		['customField', { object_api_name: 'offboarding_info', custom_api_name: 'x' }, 1162020],
	] as const)('%s refuses %j with %i', async (route, query, code) => {
		expect(await codeOf({ path: paths[route], query })).toEqual([400, code]);
	});

	it('the journal holds calls in order, without secrets', async () => {
		await client.send({ path: paths.customFields, query: { object_api_name_list: 'person' } });
		const [first, second] = emulator.requests();
		expect(first).toMatchObject({ route: 'tenantAccessToken', status: 200, code: 0 });
		expect(second).toMatchObject({
			route: 'customFields',
			number: 2,
			query: { object_api_name_list: 'person' },
			appId: emulator.apps.main.appId,
		});
		const text = JSON.stringify(emulator.requests());
		expect(text).not.toContain(emulator.apps.main.appSecret);
		expect(text).not.toMatch(/t-[0-9a-f]{40}/);
		emulator.clearJournal();
		expect(emulator.requests()).toEqual([]);
	});
});
