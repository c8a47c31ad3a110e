import { createCipheriv, createHash, randomBytes } from 'node:crypto';

import documented from '../fixtures/events.json';

export const ENCRYPT_KEY = 'an encrypt key';
export const VERIFICATION_TOKEN = 'rvaYgkND1GOiu5MM0E1rncYC6PLtF7JV';
export const PUSHED_AT_MS = 1_733_011_200_000;

export interface PushedCall {
	readonly rawBody: Buffer;
	readonly headers: Record<string, string>;
}

/** The example of Feishu's page for the event, which carries VERIFICATION_TOKEN. */
export function documentedEvent(name: string): Record<string, unknown> {
	const found = documented.events.find((event) => event.name === name);
	if (found === undefined) throw new Error(`No example of ${name}`);
	return structuredClone(found.body);
}

const objectOf = (value: unknown): object =>
	typeof value === 'object' && value !== null ? value : {};

/** The documented example with other values in its content. */
export function eventWith(change: object, name = 'statusUpdated'): Record<string, unknown> {
	const body = documentedEvent(name);
	return { ...body, event: { ...objectOf(body.event), ...change } };
}

/** The documented example with other values in its header. */
export function eventWithHeader(change: object, name = 'statusUpdated'): Record<string, unknown> {
	const body = documentedEvent(name);
	return { ...body, header: { ...objectOf(body.header), ...change } };
}

export const challengeBody = (challenge = 'ajls384kdjx98XX') => ({
	challenge,
	token: VERIFICATION_TOKEN,
	type: 'url_verification',
});

/** Written from Feishu's description, and not from the code that it tests. */
export function encrypt(plain: string, encryptKey = ENCRYPT_KEY): string {
	const key = createHash('sha256').update(encryptKey).digest();
	const iv = randomBytes(16);
	const cipher = createCipheriv('aes-256-cbc', key, iv);
	return Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64');
}

export function sign(
	rawBody: Buffer,
	encryptKey = ENCRYPT_KEY,
	timestamp = String(PUSHED_AT_MS / 1_000),
): PushedCall {
	const nonce = '1733011200';
	const signature = createHash('sha256')
		.update(`${timestamp}${nonce}${encryptKey}`)
		.update(rawBody)
		.digest('hex');
	return {
		rawBody,
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'x-lark-request-timestamp': timestamp,
			'x-lark-request-nonce': nonce,
			'x-lark-signature': signature,
		},
	};
}

/** As an app without an Encrypt Key sends. */
export const plainCall = (body: unknown): PushedCall => ({
	rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
	headers: { 'content-type': 'application/json; charset=utf-8' },
});

/** As an app with an Encrypt Key checks a request URL: encrypted, and without a signature. */
export const encryptedCall = (body: unknown, encryptKey = ENCRYPT_KEY): PushedCall =>
	plainCall({
		encrypt: encrypt(typeof body === 'string' ? body : JSON.stringify(body), encryptKey),
	});

/** As an app with an Encrypt Key pushes events. */
export const signedCall = (body: unknown, timestamp?: string): PushedCall =>
	sign(encryptedCall(body).rawBody, ENCRYPT_KEY, timestamp);
