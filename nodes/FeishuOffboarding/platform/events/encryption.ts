import { createDecipheriv, createHash } from 'node:crypto';

import { decodeUtf8 } from '../utf8';

export type Decryption =
	| { readonly kind: 'decrypted'; readonly text: string }
	| { readonly kind: 'refused'; readonly reason: string };

const BLOCK_BYTES = 16;
/** Far above any event, low enough that nobody can make a call expensive. */
const CIPHERTEXT_LIMIT = 1_500_000;

/**
 * Opens what `encrypt` holds: base64 of the initialisation vector and the AES-256-CBC ciphertext. Never throws.
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function decryptEvent(ciphertext: string, encryptKey: string): Decryption {
	if (ciphertext.length > CIPHERTEXT_LIMIT) return refused('the ciphertext is too long');
	if (ciphertext.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(ciphertext)) {
		return refused('the ciphertext is not base64');
	}
	const bytes = Buffer.from(ciphertext, 'base64');
	if (bytes.length < 2 * BLOCK_BYTES || bytes.length % BLOCK_BYTES !== 0) {
		return refused('the ciphertext is not whole');
	}
	const plain = decryptBlocks(bytes, encryptKey);
	if (plain === undefined) return refused('the ciphertext does not fit the Encrypt Key');
	// Not lenient on purpose: ciphertext that somebody rearranged leaves blocks that are not UTF-8.
	const text = decodeUtf8(plain);
	return text === undefined
		? refused('the decrypted bytes are not UTF-8')
		: { kind: 'decrypted', text };
}

function decryptBlocks(bytes: Buffer, encryptKey: string): Buffer | undefined {
	const key = createHash('sha256').update(encryptKey).digest();
	const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, BLOCK_BYTES));
	try {
		return Buffer.concat([decipher.update(bytes.subarray(BLOCK_BYTES)), decipher.final()]);
	} catch {
		// The padding is wrong: another key, or changed bytes.
		return undefined;
	}
}

const refused = (reason: string): Decryption => ({ kind: 'refused', reason });
