import fc from 'fast-check';

import { decodeEnvelope } from '../../../nodes/FeishuOffboarding/platform/answers/envelope';
import {
	credentialFields,
	decodeToken,
	storedToken,
	TokenRefused,
	usableForMs,
} from '../../../nodes/FeishuOffboarding/platform/token';
import { answer } from '../samples';
import { tokenRefusals } from '../../../nodes/FeishuOffboarding/platform/refusals/tokenRefusals';
import { tokenExchange } from '../../../nodes/FeishuOffboarding/platform/tokenExchange';

const MINUTE_MS = 60_000;

function refusalOf(run: () => unknown): TokenRefused {
	try {
		run();
	} catch (error: unknown) {
		if (error instanceof TokenRefused) return error;
		throw error;
	}
	throw new Error('A token was given');
}

describe('tokenExchange', () => {
	it('changes nothing and can be repeated', () => {
		expect(tokenExchange).toMatchObject({
			writes: false,
			repeatable: true,
			limits: [],
			scopes: [],
		});
	});
});

describe('usableForMs', () => {
	it.each([
		['a full life', 7_200, 117 * MINUTE_MS],
		['what is left when the same token is given again', 1_801, 27 * MINUTE_MS + 1_000],
		['just twice the margin', 360, 3 * MINUTE_MS],
		['a short life, of which half is kept', 60, MINUTE_MS / 2],
	])('ends early, for %s', (_reason, expireSeconds, expected) => {
		expect(usableForMs(expireSeconds)).toBe(expected);
	});

	it('is early by 3 minutes at most and leaves at least half', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 100_000 }), (expireSeconds) => {
				const lifeMs = expireSeconds * 1_000;
				const usableMs = usableForMs(expireSeconds);
				expect(usableMs).toBeGreaterThanOrEqual(Math.max(lifeMs / 2, lifeMs - 3 * MINUTE_MS));
				expect(usableMs).toBeLessThan(lifeMs);
			}),
		);
	});
});

describe('storedToken', () => {
	const token = { value: 't-abc', usableUntilMs: 1_000 };

	it('reads what is stored of a token', () => {
		expect(storedToken(credentialFields(token, 'ours'), 'ours')).toEqual(token);
	});

	it.each([
		['no token', credentialFields(undefined, 'ours')],
		['nothing', {}],
		['the token of another app', credentialFields(token, 'theirs')],
		[
			'a token that does not say whose it is',
			{ ...credentialFields(token, ''), tenantAccessTokenFor: undefined },
		],
		[
			'a token of an older version',
			{ tenantAccessToken: 't-abc', tenantAccessTokenExpiresAt: 1_000 },
		],
	])('finds none where the credential keeps %s', (_what, credential) => {
		expect(storedToken(credential, 'ours')).toBeUndefined();
	});

	it.each([
		['kept as text', '1001', 1_001],
		['missing', undefined, Number.NaN],
		['empty', '', Number.NaN],
		['spoilt', 'soon', Number.NaN],
		['an object', {}, Number.NaN],
	])('knows no end of its life that is %s, and then it is over', (_what, storedUntil, expected) => {
		const fields = { ...credentialFields(token, 'ours'), tenantAccessTokenExpiresAt: storedUntil };
		expect(storedToken(fields, 'ours')?.usableUntilMs).toBe(expected);
	});
});

describe('decodeToken', () => {
	it('reads the flat answer', () => {
		const body = { code: 0, msg: 'ok', tenant_access_token: 't-abc', expire: 7_200 };
		expect(decodeToken(answer(200, body), 1_000)).toEqual({
			value: 't-abc',
			usableUntilMs: 1_000 + 117 * MINUTE_MS,
		});
	});

	it('takes a token of the shortest life', () => {
		const body = { code: 0, tenant_access_token: 't-abc', expire: 1 };
		expect(decodeToken(answer(200, body), 1_000).usableUntilMs).toBe(1_500);
	});

	it.each([
		['an empty token', { code: 0, tenant_access_token: '', expire: 7_200 }],
		['no token', { code: 0, expire: 7_200 }],
		['a token in the wrong place', { code: 0, data: { tenant_access_token: 't-a' }, expire: 1 }],
		['no life', { code: 0, tenant_access_token: 't-abc' }],
		['a life that is over', { code: 0, tenant_access_token: 't-abc', expire: 0 }],
		['a token beside a refusal', { code: 10014, tenant_access_token: 't-abc', expire: 7_200 }],
	])('takes no token from an answer with %s', (_reason, body) => {
		const refused = refusalOf(() => decodeToken(answer(200, body), 0));
		expect(refused.message).not.toContain('t-abc');
	});

	it.each([10003, 10005, 10014, 10015, 99991543, 2200])(
		'explains %i, which comes with HTTP 200',
		(code) => {
			const refused = refusalOf(() => decodeToken(answer(200, { code, msg: 'no' }), 0));
			expect(refused.refusal).toEqual(tokenRefusals[code]);
		},
	);

	it('explains a code that is not listed, and gives what support asks for', () => {
		const headers = { 'x-tt-logid': '2024-log' };
		const refused = refusalOf(() => decodeToken(answer(400, { code: 4711 }, headers), 0));
		expect(refused.message).toMatch(
			/^Feishu gave no token\. .* \(HTTP 400, Feishu code 4711, log ID 2024-log\)$/,
		);
	});

	it.each([
		['a page of somebody else', 200, '<html>'],
		['no such page', 404, '404 page not found'],
	])('blames the address for %s', (_reason, status, body) => {
		const refused = refusalOf(() => decodeToken(answer(status, body), 0));
		expect(refused.message).toContain("'Region' and 'Base URL'");
		expect(refused.message).toMatch(new RegExp(`\\(HTTP ${status}, no log ID\\)$`));
		expect(refused.transient).toBe(false);
	});

	it.each([
		['a gateway', 502, '<html>Bad Gateway</html>'],
		['a gateway that waited too long', 408, ''],
		['too many calls', 429, 'slow down'],
	])('does not blame the address for the page of %s', (_reason, status, body) => {
		const refused = refusalOf(() => decodeToken(answer(status, body), 0));
		expect(refused.message).toContain('not available now');
		expect(refused.message).not.toContain('Base URL');
		expect(refused.transient).toBe(true);
	});
});

describe('TokenRefused', () => {
	const words = { message: 'No', advice: 'Wait.' };
	const withAnswer = (status: number, body: unknown) =>
		new TokenRefused(words, decodeEnvelope(answer(status, body)));

	it('says no more than the words where no answer came', () => {
		const refused = new TokenRefused(words, undefined, 'ECONNRESET');
		expect(refused).toMatchObject({
			name: 'TokenRefused',
			message: 'No. Wait.',
			reason: 'ECONNRESET',
			transient: true,
		});
	});

	it.each([
		['too many tokens asked for', 200, { code: 2200 }, true],
		['a broken server', 500, { code: 4711 }, true],
		['a broken gateway', 502, '<html>', true],
		['a call that timed out', 408, '', true],
		['too many calls', 429, '', true],
		['a wrong secret', 200, { code: 10014 }, false],
		['a wrong secret, told otherwise', 400, { code: 10014 }, false],
		['another address', 404, '404 page not found', false],
		['the last status that is no trouble of the server', 499, '', false],
	])('may help to ask again after %s', (_reason, status, body, expected) => {
		expect(withAnswer(status, body).transient).toBe(expected);
	});
});
