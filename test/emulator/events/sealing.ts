import { createCipheriv, createHash } from 'node:crypto';
import { digest } from '../tenant/ids';

/**
 * AES-256-CBC under the SHA-256 of the Encrypt Key; the initial vector of 16 bytes stands in front.
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/choose-a-subscription-mode/send-notifications-to-developers-server
 */
export function encrypt(text: string, encryptKey: string, iv: Buffer): string {
	const key = createHash('sha256').update(encryptKey).digest();
	const cipher = createCipheriv('aes-256-cbc', key, iv);
	return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/**
 * Over the body as it is sent, encrypted and all.
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function sign(timestamp: string, nonce: string, encryptKey: string, body: string): string {
	return createHash('sha256')
		.update(`${timestamp}${nonce}${encryptKey}`)
		.update(body)
		.digest('hex');
}

/** What somebody who is not Feishu, or a console set up otherwise, would send. */
export type Forgery =
	/** Signed under another key. */
	| 'signature'
	/** Another Verification Token inside; all the rest is right. */
	| 'token'
	/** The ciphertext changed after it was signed. */
	| 'body'
	/** Neither encrypted nor signed. */
	| 'plain';

export interface Sealed {
	readonly headers: Readonly<Record<string, string>>;
	readonly rawBody: string;
}

const contentType = { 'Content-Type': 'application/json;charset=utf-8' };

/** The check of a request URL, which carries no signature. */
export function sealChallenge(body: object, encryptKey: string | undefined, seed: string): Sealed {
	return { headers: contentType, rawBody: toRawBody(JSON.stringify(body), encryptKey, seed) };
}

/** `seed` differs from push to push, and so do nonce and ciphertext. */
export function sealEvent(
	body: object,
	encryptKey: string | undefined,
	push: { seed: string; now: number; forgery?: Forgery | undefined },
): Sealed {
	const key = push.forgery === 'plain' ? undefined : encryptKey;
	const rawBody = toRawBody(JSON.stringify(body), key, push.seed);
	const timestamp = String(Math.floor(push.now / 1000));
	const nonce = digest(`nonce ${push.seed}`, 16);
	const headers = {
		...contentType,
		'X-Lark-Request-Timestamp': timestamp,
		'X-Lark-Request-Nonce': nonce,
	};
	if (key === undefined) return { headers, rawBody };
	const signingKey = push.forgery === 'signature' ? `not ${key}` : key;
	const signature = sign(timestamp, nonce, signingKey, rawBody);
	return {
		headers: { ...headers, 'X-Lark-Signature': signature },
		rawBody: push.forgery === 'body' ? tamper(rawBody) : rawBody,
	};
}

function toRawBody(text: string, encryptKey: string | undefined, seed: string): string {
	if (encryptKey === undefined) return text;
	const iv = createHash('sha256').update(`iv ${seed}`).digest().subarray(0, 16);
	return JSON.stringify({ encrypt: encrypt(text, encryptKey, iv) });
}

/** Changes the first letter of the ciphertext, hence of the initial vector. */
function tamper(rawBody: string): string {
	const at = rawBody.indexOf(':"') + 2;
	const other = rawBody[at] === 'A' ? 'B' : 'A';
	return `${rawBody.slice(0, at)}${other}${rawBody.slice(at + 1)}`;
}
