import { createHash, timingSafeEqual } from 'node:crypto';

/** Headers as Node gives them: lower-case names, a list where one was sent more than once. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `absent`: the call claims no signature, as the check of a request URL does. */
export type SignatureCheck = 'valid' | 'wrong' | 'absent';

const TIMESTAMP = 'x-lark-request-timestamp';
const NONCE = 'x-lark-request-nonce';
const SIGNATURE = 'x-lark-signature';

/**
 * Checks the signature of a call over its bytes as they came, before anything reads them.
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function checkSignature(
	rawBody: Uint8Array,
	headers: RequestHeaders,
	encryptKey: string,
): SignatureCheck {
	const claimed = headers[SIGNATURE];
	if (claimed === undefined) return 'absent';
	const [timestamp, nonce] = [headers[TIMESTAMP], headers[NONCE]];
	if (typeof claimed !== 'string' || !/^[0-9a-f]{64}$/.test(claimed)) return 'wrong';
	if (typeof timestamp !== 'string' || typeof nonce !== 'string') return 'wrong';
	const expected = createHash('sha256')
		.update(timestamp + nonce + encryptKey)
		.update(rawBody)
		.digest();
	return timingSafeEqual(Buffer.from(claimed, 'hex'), expected) ? 'valid' : 'wrong';
}

/**
 * When the call says it was signed, milliseconds since the epoch. Only whole seconds or milliseconds count: the
 * timestamp is signed as one text with the nonce, so digits could be moved from one to the other.
 */
export function signedAtMs(headers: RequestHeaders): number | undefined {
	const timestamp = headers[TIMESTAMP];
	if (typeof timestamp !== 'string') return undefined;
	if (/^\d{10}$/.test(timestamp)) return Number(timestamp) * 1_000;
	return /^\d{13}$/.test(timestamp) ? Number(timestamp) : undefined;
}

/** Compares in a time that tells nothing of the secret, its length included. */
export function isSameSecret(given: string, secret: string): boolean {
	const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(secret));
}
