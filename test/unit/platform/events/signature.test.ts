import { createHash } from 'node:crypto';

import fc from 'fast-check';

import {
	checkSignature,
	isSameSecret,
	signedAtMs,
} from '../../../../nodes/FeishuOffboarding/platform/events/signature';

const ENCRYPT_KEY = 'test key';
const SHORT = '{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}';
const SPACED = '{ "encrypt" : "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=" }\n';
const CHALLENGE =
	'{"encrypt":"AAECAwQFBgcICQoLDA0ODw9mLTIAZS9jAmGTQ1wAhHpnBHVL2wRjH9rPunQdQC1vLjsckayA10kZ8cPwtb62F8rC7JprUPR/4S2aZihfR+p8npX7UzWPithZmfKIPZgE"}';

// The request that Feishu's Go SDK signs in its own tests.
const GO_BODY =
	'{"schema":"2.0","header":{"event_id":"f7984f25108f8137722bb63cee927e66","event_type":"contact.user.created_v3","app_id":"cli_xxxxxxxx","tenant_key":"xxxxxxx","create_time":"1603977298000000","token":"v"},"event":{"object":{"open_id":"ou_7dab8a3d3cdcc9da365777c7ad535d62","union_id":"on_576833b917gda3d939b9a3c2d53e72c8","user_id":"e33ggbyz","name":"张三","employee_no":"employee_no"}},"challenge":"1212","type":"url_verification"}';

const headersOf = (signature: string, timestamp = '1609430400', nonce = 'abc123') => ({
	'x-lark-request-timestamp': timestamp,
	'x-lark-request-nonce': nonce,
	'x-lark-signature': signature,
});

const SHORT_SIGNATURE = '1bf998c77c08fea0ddd1e80665eda3752fd5d124922c25de85821fd9b1634860';

describe('checkSignature', () => {
	it.each([
		['a body as Feishu writes it', SHORT, SHORT_SIGNATURE],
		[
			'the same JSON in other bytes',
			SPACED,
			'414b86fe74f659096e1412e3f6f14726d194e1e9254e809d21d69081b427a3f2',
		],
		[
			'an encrypted challenge',
			CHALLENGE,
			'87c35e0dd8131702be748163cb6b6bdb1190520e0eb3b30ad7f17a73901ed83c',
		],
	])('accepts %s', (_reason, body, signature) => {
		expect(checkSignature(Buffer.from(body), headersOf(signature), ENCRYPT_KEY)).toBe('valid');
	});

	it('accepts what the Go SDK signs', () => {
		const signature = '4dca085198cb3216defc5b65b0668c1328b038a22dbadf2bc6c4fdc3d32bbc45';
		const headers = headersOf(signature, 'timestamp', 'nonce');
		expect(checkSignature(Buffer.from(GO_BODY), headers, '1212121212')).toBe('valid');
	});

	it('signs bytes, not the JSON that they mean', () => {
		expect(checkSignature(Buffer.from(SPACED), headersOf(SHORT_SIGNATURE), ENCRYPT_KEY)).toBe(
			'wrong',
		);
	});

	it('signs bytes that are not text', () => {
		const body = Buffer.from([0, 255, 254, 10, 13]);
		const signature = createHash('sha256')
			.update('1609430400abc123test key')
			.update(body)
			.digest('hex');
		expect(checkSignature(body, headersOf(signature), ENCRYPT_KEY)).toBe('valid');
	});

	it('tells a call without a signature from a wrong one', () => {
		const headers = { 'x-lark-request-timestamp': '1609430400', 'x-lark-request-nonce': 'abc123' };
		expect(checkSignature(Buffer.from(SHORT), headers, ENCRYPT_KEY)).toBe('absent');
		expect(checkSignature(Buffer.from(SHORT), headersOf(''), ENCRYPT_KEY)).toBe('wrong');
	});

	it.each([
		['another key', headersOf(SHORT_SIGNATURE), 'another key'],
		['an empty key', headersOf(SHORT_SIGNATURE), ''],
		['another timestamp', headersOf(SHORT_SIGNATURE, '1609430401'), ENCRYPT_KEY],
		['another nonce', headersOf(SHORT_SIGNATURE, '1609430400', 'abc124'), ENCRYPT_KEY],
		['capital letters', headersOf(SHORT_SIGNATURE.toUpperCase()), ENCRYPT_KEY],
		['a shorter signature', headersOf(SHORT_SIGNATURE.slice(0, 62)), ENCRYPT_KEY],
		['a longer signature', headersOf(`${SHORT_SIGNATURE}00`), ENCRYPT_KEY],
		['a line break after it', headersOf(`${SHORT_SIGNATURE}\n`), ENCRYPT_KEY],
		['two signatures in one header', headersOf(`${SHORT_SIGNATURE}, x`), ENCRYPT_KEY],
		['a signature that is not hexadecimal', headersOf('z'.repeat(64)), ENCRYPT_KEY],
		['no timestamp', { 'x-lark-signature': SHORT_SIGNATURE }, ENCRYPT_KEY],
		['no nonce', { ...headersOf(SHORT_SIGNATURE), 'x-lark-request-nonce': undefined }, ENCRYPT_KEY],
		[
			'a list of signatures',
			{ ...headersOf(''), 'x-lark-signature': [SHORT_SIGNATURE, SHORT_SIGNATURE] },
			ENCRYPT_KEY,
		],
		[
			'a list of nonces',
			{ ...headersOf(SHORT_SIGNATURE), 'x-lark-request-nonce': ['abc123'] },
			ENCRYPT_KEY,
		],
	])('refuses %s', (_reason, headers, key) => {
		expect(checkSignature(Buffer.from(SHORT), headers, key)).toBe('wrong');
	});

	it('refuses every single flipped bit', () => {
		const body = Buffer.from(SHORT);
		for (let bit = 0; bit < body.length * 8; bit++) {
			const flipped = Buffer.from(body);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(checkSignature(flipped, headersOf(SHORT_SIGNATURE), ENCRYPT_KEY)).toBe('wrong');
		}
	});

	it('refuses any other headers without throwing', () => {
		const header = fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined });
		fc.assert(
			fc.property(fc.dictionary(fc.string(), header), header, (headers, signature) => {
				const call = { ...headers, 'x-lark-signature': signature };
				expect(checkSignature(Buffer.from(SHORT), call, ENCRYPT_KEY)).not.toBe('valid');
			}),
		);
	});
});

describe('signedAtMs', () => {
	it.each([
		['seconds', '1609430400', 1_609_430_400_000],
		['milliseconds', '1609430400123', 1_609_430_400_123],
		['a digit too few, moved to the nonce', '160943040', undefined],
		['a digit too many, taken from the nonce', '16094304001', undefined],
		['a sign', '-609430400', undefined],
		['an exponent', '1609e43040', undefined],
		['nothing', undefined, undefined],
		['a list', ['1609430400'], undefined],
	])('reads %s', (_reason, timestamp, expected) => {
		expect(signedAtMs({ 'x-lark-request-timestamp': timestamp })).toBe(expected);
	});
});

describe('isSameSecret', () => {
	it('compares secrets of any length', () => {
		expect(isSameSecret('token', 'token')).toBe(true);
		expect(isSameSecret('', 'token')).toBe(false);
		expect(isSameSecret('tokens', 'token')).toBe(false);
		expect(isSameSecret('口令', '口令')).toBe(true);
	});
});
