import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import { submitRefusals } from '../../../../nodes/FeishuOffboarding/domain/refusals';
import { decodeEnvelope } from '../../../../nodes/FeishuOffboarding/platform/answers/envelope';
import {
	explain,
	FeishuApiError,
	type FailureFacts,
} from '../../../../nodes/FeishuOffboarding/platform/answers/failure';
import { gatewayRefusals } from '../../../../nodes/FeishuOffboarding/platform/refusals/gatewayRefusals';
import { answer, endpointWith } from '../../samples';

const own = { message: 'The door is shut', advice: 'Open it.' };
const endpoint = endpointWith({ refusals: { 7: own, 10003: own } });

const plain = endpointWith({ refusals: {} });

const refusedWith = (body: unknown, status = 400): FailureFacts => ({
	kind: 'refused',
	endpoint,
	envelope: decodeEnvelope(answer(status, body)),
});

describe('explain', () => {
	it.each([
		['the endpoint’s own words', 7, own],
		['the endpoint’s own words before the gateway’s', 10003, own],
		['the gateway’s words', 99991400, gatewayRefusals[99991400]],
	])('gives %s for code %i', (_reason, code, expected) => {
		expect(explain(refusedWith({ code, msg: 'vendor text' }))).toEqual(expected);
	});

	it('tells the same number apart by endpoint', () => {
		const facts = refusedWith({ code: 1160203, msg: 'no current contract' }, 500);
		expect(explain({ ...facts, endpoint: endpoints.submit })).toEqual(submitRefusals[1160203]);
		expect(explain(facts).message).toContain('no current contract');
	});

	it('names the scopes that Feishu names, and its page to add them', () => {
		const error = {
			permission_violations: [{ subject: 'a:read' }, { subject: 'a:write' }],
			helps: [{ url: 'https://open.feishu.cn/app/cli_1' }],
		};
		const { message, advice } = explain(refusedWith({ code: 99991672, error }));
		expect(message).toMatch(/: a:read or a:write$/);
		expect(advice).toMatch(/ Open https:\/\/open\.feishu\.cn\/app\/cli_1 to add it\.$/);
	});

	it('leads to the app’s own page, with the narrowest scope of the endpoint chosen', () => {
		const app = { host: 'https://open.larksuite.com', appId: 'cli_2' };
		const error = {
			permission_violations: [{ subject: 'anything:all' }, { subject: 'anything:do:write' }],
			helps: [{ url: 'https://open.feishu.cn/app/cli_1' }],
		};
		const { advice } = explain({ ...refusedWith({ code: 99991672, error }), app });
		expect(advice).toMatch(
			/ Open https:\/\/open\.larksuite\.com\/app\/cli_2\/auth\?q=anything:do:write&op_from=openapi&token_type=tenant to add it\.$/,
		);
	});

	it('gives the page for a scope that the words name, and does not say it twice', () => {
		const app = { host: 'https://open.feishu.cn', appId: 'cli_2' };
		const facts = { ...refusedWith({ code: 1160103 }), endpoint: endpoints.search, app };
		const { advice, message } = explain(facts);
		expect(message).toBe(endpoints.search.refusals[1160103]?.message);
		expect(advice).toContain('/auth?q=corehr:employment.offboarding_reason.search:read&');
	});

	it('names a single scope, and no page where Feishu gives none', () => {
		const error = { permission_violations: [{ subject: 'a:read' }] };
		const { message, advice } = explain(refusedWith({ code: 99991672, error }));
		expect(message).toMatch(/: a:read$/);
		expect(advice).toBe(gatewayRefusals[99991672]?.advice);
	});

	it('names the scopes of the endpoint where Feishu names none', () => {
		const { message, advice } = explain(refusedWith({ code: 99991672 }));
		expect(message).toMatch(/: anything:do:write or anything:all$/);
		expect(advice).toBe(gatewayRefusals[99991672]?.advice);
	});

	it('names each field that Feishu refuses', () => {
		const field_violations = [
			{ field: 'offboarding_date', description: 'is required' },
			{ field: 'block_reason', description: 'the max len is 50' },
		];
		const { message, advice } = explain(
			refusedWith({ code: 99992402, error: { field_violations } }),
		);
		expect(message).toMatch(/: offboarding_date: is required; block_reason: the max len is 50$/);
		expect(advice).toBe(gatewayRefusals[99992402]?.advice);
	});

	it('names a single field', () => {
		const field_violations = [{ field: 'value', description: 'is required' }];
		const { message } = explain(refusedWith({ code: 99992402, field_violations }));
		expect(message).toMatch(/: value: is required$/);
	});

	it('gives Feishu’s text where Feishu names no fields', () => {
		const { message } = explain(refusedWith({ code: 99992402, msg: 'initiator_id is required' }));
		expect(message).toMatch(/: initiator_id is required$/);
		expect(explain(refusedWith({ code: 99992402 }))).toEqual(gatewayRefusals[99992402]);
	});

	it('keeps fields to the code that is about fields', () => {
		const body = { code: 7, error: { field_violations: [{ field: 'a', description: 'b' }] } };
		expect(explain(refusedWith(body))).toEqual(own);
	});

	it.each([9499, 10003, 10100, 99991681, 99991692])(
		'gives Feishu’s text where only that says what is wrong: %i',
		(code) => {
			const row = gatewayRefusals[code];
			const facts = {
				...refusedWith({ code, msg: ' employment_id is not valid. ' }),
				endpoint: plain,
			};
			expect(explain(facts)).toEqual({
				message: `${row?.message}: employment_id is not valid`,
				advice: row?.advice,
			});
			expect(explain({ ...facts, ...refusedWith({ code }), endpoint: plain }).message).toBe(
				row?.message,
			);
		},
	);

	it('passes on Feishu’s text for a code that is not listed, with the place to look it up', () => {
		const { message, advice } = explain(refusedWith({ code: 4711, msg: 'no luck today' }));
		expect(message).toBe('Feishu refused the request: no luck today');
		expect(advice).toContain(endpoint.documentation);
	});

	it('gives the code where Feishu gives no text', () => {
		expect(explain(refusedWith({ code: 4711 })).message).toContain('4711');
	});

	it.each([
		['blames the address', 404, 'Base URL'],
		['blames the address', 302, 'Region'],
		['blames the address', 499, 'Region'],
		['asks to come back later', 408, 'later'],
		['asks to come back later', 429, 'later'],
		['asks to come back later', 500, 'later'],
		['asks to come back later', 503, 'later'],
	])('%s for HTTP %i without an envelope', (_reason, status, essential) => {
		const { message, advice } = explain(refusedWith('<html>', status));
		expect(message).toContain(`HTTP ${status}`);
		expect(advice).toContain(essential);
	});

	it('says that nothing was sent where nothing was', () => {
		const facts = { kind: 'notSent', endpoint, reason: 'ECONNREFUSED' } as const;
		const { message, advice } = explain(facts);
		expect(message).toContain('nothing was sent');
		expect(message).toContain('refused');
		expect(message).not.toContain('ECONNREFUSED');
		expect(advice).toContain('Base URL');
	});

	it('says that no answer came, and what may help', () => {
		const { message, advice } = explain({ kind: 'unknownOutcome', endpoint, reason: 'ETIMEDOUT' });
		expect(message).toBe('Feishu did not answer (the connection timed out)');
		expect(advice).toContain('Timeout');
	});

	it('has words where not even a reason is known', () => {
		expect(explain({ kind: 'unknownOutcome', endpoint }).message).toContain('did not answer');
	});
});

describe('FeishuApiError', () => {
	it('holds for support what the answer said', () => {
		const headers = { 'x-tt-logid': '2024-log' };
		const envelope = decodeEnvelope(answer(500, { code: 7, msg: 'shut' }, headers));
		const failure = new FeishuApiError({ kind: 'refused', endpoint, envelope });
		expect(failure).toMatchObject({
			name: 'FeishuApiError',
			kind: 'refused',
			message: own.message,
			advice: own.advice,
			endpoint: 'POST /open-apis/anything/v1/do',
			code: 7,
			vendorMessage: 'shut',
			httpStatus: 500,
			logId: '2024-log',
			unsettled: false,
			outcomeUnknown: false,
		});
		expect(failure).toBeInstanceOf(Error);
	});

	it('holds the connection’s own word where no answer came', () => {
		const failure = new FeishuApiError({ kind: 'notSent', endpoint, reason: 'ENOTFOUND' });
		expect(failure).toMatchObject({ vendorMessage: 'ENOTFOUND', unsettled: false });
		expect([failure.code, failure.httpStatus, failure.logId]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	it('takes the given words in place of its own', () => {
		const failure = new FeishuApiError({ ...refusedWith({ code: 4711 }), refusal: own });
		expect([failure.message, failure.advice, failure.code]).toEqual([
			own.message,
			own.advice,
			4711,
		]);
	});

	it.each([
		['a write that nobody knows of', 'unknownOutcome', true, true, true],
		['a write that was lost before a limit was reached', 'throttled', true, true, true],
		['a write that never left, after one that was lost', 'notSent', true, true, true],
		['a write that was refused in the end', 'refused', true, true, false],
		['a write that never left', 'notSent', true, false, false],
		['a read that nobody knows of', 'unknownOutcome', false, true, false],
	] as const)(
		'tells whether the tenant may have changed after %s',
		(_reason, kind, writes, unsettled, expected) => {
			const facts = { kind, endpoint: endpointWith({ writes }), reason: 'ECONNRESET', unsettled };
			expect(new FeishuApiError(facts).outcomeUnknown).toBe(expected);
			expect(new FeishuApiError(facts).unsettled).toBe(unsettled);
		},
	);

	it('can be told again as one that nobody knows the outcome of', () => {
		const envelope = decodeEnvelope(answer(500, { code: 7, msg: 'shut' }));
		const words = { message: 'Nobody knows', advice: 'Look.' };
		const failure = new FeishuApiError({ kind: 'refused', endpoint, envelope });
		expect(failure.asOutcomeUnknown(words)).toMatchObject({
			kind: 'unknownOutcome',
			message: 'Nobody knows',
			advice: 'Look.',
			code: 7,
			vendorMessage: 'shut',
			httpStatus: 500,
			unsettled: true,
			outcomeUnknown: true,
		});
	});

	it('stays one where the last thing to fail was the fetching of a token, which changes nothing', () => {
		const words = { message: 'Nobody knows', advice: 'Look.' };
		const failure = new FeishuApiError({
			kind: 'refused',
			endpoint: endpointWith({ writes: false }),
		});
		expect(failure.asOutcomeUnknown(words).outcomeUnknown).toBe(true);
	});

	it('is none any more where it is known that nothing was changed', () => {
		const failure = new FeishuApiError({
			kind: 'unknownOutcome',
			endpoint,
			reason: 'ECONNRESET',
			unsettled: true,
		});
		const words = { message: 'Somebody was faster', advice: 'Look.' };
		expect(failure.outcomeUnknown).toBe(true);
		expect(failure.asNotCarriedOut(words)).toMatchObject({
			kind: 'refused',
			message: 'Somebody was faster',
			unsettled: false,
			outcomeUnknown: false,
		});
	});
});
