import { decodeEnvelope } from '../../../../nodes/FeishuOffboarding/platform/answers/envelope';
import { answer } from '../../samples';

describe('decodeEnvelope', () => {
	it('reads what a good answer carries', () => {
		const body = { code: 0, msg: 'success', data: { offboarding_id: '7095671727698478604' } };
		expect(decodeEnvelope(answer(200, body, { 'x-tt-logid': '20240101' }))).toEqual({
			status: 200,
			code: 0,
			msg: 'success',
			data: { offboarding_id: '7095671727698478604' },
			logId: '20240101',
			scopes: [],
			violations: [],
		});
	});

	it.each([
		['a page', '<html></html>'],
		['nothing', undefined],
		['null', null],
		['a list', [1]],
		['an envelope with everything in the wrong type', { code: '1', msg: 1, data: [], error: 'x' }],
	])('has neither code nor data where the body is %s', (_reason, body) => {
		expect(decodeEnvelope(answer(502, body))).toEqual({
			status: 502,
			msg: '',
			data: {},
			scopes: [],
			violations: [],
		});
	});

	it.each([
		['the header first', { 'x-tt-logid': 'a', 'x-request-id': 'd' }, { log_id: 'b' }, 'a'],
		['the error, as seen', { 'x-request-id': 'd' }, { log_id: 'b', logid: 'c' }, 'b'],
		['the error, as documented', { 'x-request-id': 'd' }, { logid: 'c' }, 'c'],
		['the gateway’s own header last', { 'x-request-id': 'd' }, {}, 'd'],
	])('takes the log ID from %s', (_reason, headers, error, expected) => {
		expect(decodeEnvelope(answer(400, { code: 1, error }, headers)).logId).toBe(expected);
	});

	// https://open.feishu.cn/document/ukTMukTMukTM/ukDNz4SO0MjL5QzM/get-
	it.each([
		[
			'as documented',
			{ permission_violations: [{ scope: 'a:read', url: 'https://open.feishu.cn/app/1' }] },
			['a:read'],
			'https://open.feishu.cn/app/1',
		],
		[
			'as seen',
			{
				permission_violations: [
					{ type: 'action_scope_required', subject: 'a:read' },
					{ type: 'action_scope_required', subject: 'a:write' },
				],
				helps: [{ url: 'https://open.feishu.cn/app/2', description: 'here' }],
			},
			['a:read', 'a:write'],
			'https://open.feishu.cn/app/2',
		],
		[
			'with the help before the permission',
			{
				permission_violations: [{ url: 'https://open.feishu.cn/app/1' }, 'strange'],
				helps: [{}, { url: 'javascript:alert(1)' }, { url: 'https://open.feishu.cn/app/2' }],
			},
			[],
			'https://open.feishu.cn/app/2',
		],
		['without a safe link', { helps: [{ url: 'http://open.feishu.cn' }] }, [], undefined],
	])('reads missing scopes and where to add them %s', (_reason, error, scopes, link) => {
		const envelope = decodeEnvelope(answer(400, { code: 99991672, error }));
		expect(envelope.scopes).toStrictEqual(scopes);
		expect(envelope.link).toBe(link);
	});

	it('reads refused fields from both places', () => {
		const body = {
			code: 99992402,
			error: { field_violations: [{ field: 'a', description: 'is required', value: '' }] },
			field_violations: [{ field: 'b', description: 'the max len is 50' }, {}],
		};
		expect(decodeEnvelope(answer(400, body)).violations).toEqual([
			{ field: 'a', description: 'is required' },
			{ field: 'b', description: 'the max len is 50' },
			{ field: '', description: '' },
		]);
	});

	// https://open.feishu.cn/document/ukTMukTMukTM/uUzN04SN3QjL1cDN
	it.each([
		['seconds', '52', 52_000],
		['a fraction', '0.5', 500],
		['no time at all, which would mean at once', '0', undefined],
		['a time that has passed', '-1', undefined],
		['nothing', '', undefined],
		['words', 'soon', undefined],
		['no end', 'Infinity', undefined],
	])('reads how long to wait from %s', (_reason, reset, expected) => {
		const headers = { 'x-ogw-ratelimit-limit': '100', 'x-ogw-ratelimit-reset': reset };
		const envelope = decodeEnvelope(answer(429, { code: 99991400 }, headers));
		expect(envelope.resetMs).toBe(expected);
	});

	it('knows no time to wait without the header', () => {
		expect(decodeEnvelope(answer(429, { code: 99991400 }))).not.toHaveProperty('resetMs');
	});
});

describe('a body that is an envelope, and no other,', () => {
	it.each([
		[{ code: 0 }, true],
		[{ code: 99991400, msg: 'x' }, true],
		[{ code: '0' }, false],
		[{ msg: 'ok' }, false],
		[[], false],
		[null, false],
		['{"code":0}', false],
		[undefined, false],
	])('has a code: %j: %s', (body, expected) => {
		expect(decodeEnvelope(answer(200, body)).code !== undefined).toBe(expected);
	});

	it.each([
		['a number', '20', 20],
		['nothing', '', undefined],
		['none at all', '0', undefined],
		['a fraction', '0.5', undefined],
		['words', 'many', undefined],
	])('reads how many calls the limit has from %s', (_reason, limit, expected) => {
		const headers = { 'x-ogw-ratelimit-limit': limit };
		expect(decodeEnvelope(answer(200, { code: 0 }, headers)).rateLimit).toBe(expected);
	});
});
