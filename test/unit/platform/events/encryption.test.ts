import { createCipheriv, createHash } from 'node:crypto';

import { AESCipher } from '@larksuiteoapi/node-sdk';
import fc from 'fast-check';

import { decryptEvent } from '../../../../nodes/FeishuOffboarding/platform/events/encryption';
import { runs } from '../../../support/runs';

const IV = Buffer.from(Array.from({ length: 16 }, (_unused, index) => index));

/** Written from Feishu's description, the other way round. */
function encrypt(plain: string | Buffer, encryptKey: string): string {
	const key = createHash('sha256').update(encryptKey).digest();
	const cipher = createCipheriv('aes-256-cbc', key, IV);
	return Buffer.concat([IV, cipher.update(plain), cipher.final()]).toString('base64');
}

const CHALLENGE = '{"challenge":"ajls384kdjx98XX","token":"xxxxxx","type":"url_verification"}';
const CHALLENGE_ENCRYPTED =
	'AAECAwQFBgcICQoLDA0ODw9mLTIAZS9jAmGTQ1wAhHpnBHVL2wRjH9rPunQdQC1vLjsckayA10kZ8cPwtb62F8rC7JprUPR/4S2aZihfR+p8npX7UzWPithZmfKIPZgE';

describe('decryptEvent', () => {
	it.each([
		[
			// https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/encrypt-key-encryption-configuration-case
			'the example of the documentation',
			'test key',
			'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=',
			'hello world',
		],
		[
			'the challenge in the tests of the Node SDK',
			'mazhe.nerd',
			'tT1xP+ovuc0T3b/rnZX3ax76exqAn0ANQ6/U45GcciC0mgNBc8JtvqOJGNAPMKpgRs2dVU1NYk9VDeqS8T4SYtU0hzNU54aS84WnxvZ3VFfDcy/RyABlNqlUiGyLDzFI0yxdCMT4KR/YEQXlt6nZi50KwRlZ+A75r645KesZuLMljezYyY8VeeXEVjPw35+e',
			'{"challenge":"5634b122-c042-4634-bc7f-b07a3c3e77ad","token":"iRdCP2WwXNBXRM3mGLqhrgch3cn0gbT6","type":"url_verification"}',
		],
		['a challenge', 'test key', CHALLENGE_ENCRYPTED, CHALLENGE],
	])('opens %s', (_reason, key, ciphertext, text) => {
		expect(decryptEvent(ciphertext, key)).toEqual({ kind: 'decrypted', text });
	});

	it('opens the event in the tests of the Go SDK', () => {
		const opened = decryptEvent(
			'bZ3L7yh6m3Fkuffl4g+3uGjIHnhOm5fVZbKVuyT8t7tcd5ABMYm8l28/X900ZL3knZ7n+sCREu/H2WnIzft0amC7+xWqNH8o25IU63N4BnZWfHh+4hyG76QPd19vkw2bPJCx9aqxK8Nz+xqFNbk0RdgyWhmgd30jSxHtcQXAllkI7FMpGpOCteJad3bLXPDBQIV/xkCtKICCS7Z63gakpxZCLaRZ3qCXP1fapHh+LBIupxenrU6ysc7I3nHmjmKie41IiWwS5puG4zQHhVbq6KWLcgWm/3NBZOPQy53ucMu75SXA55I7jarVLZXWUcqBGrcgE3vouWbtwgZuzmoTQl0GSh5VYSVvpW992BuGxUWj0XjPYdICJm6Cr7xouNXwMcdb7N8caVdkdSZeEnswG19qSyDoQhklwzNGW0yiaayulBqJNjfge/G5V3401c2XaIuAeEIo+QQ4RSNpRGfnHkbu/j55FGQAGWjpuBNaIwZbaUoVP3NkGP+vM5rpEDe3sL2GN+Xsd+g9yBs7FqdMV8mXTGgLjCqjrPrke5/km76Q3Pe6KPs2YexMRG4MkSx3xUTzZnNn7zIzShPcjeSwBd2pxk6ht5N+fzueZdxl6Oo=',
			'1212121212',
		);
		expect(opened.kind).toBe('decrypted');
		expect(JSON.parse('text' in opened ? opened.text : '')).toMatchObject({
			header: {
				event_id: 'f7984f25108f8137722bb63cee927e66',
				event_type: 'contact.user.created_v3',
			},
		});
	});

	it('opens what Feishu describes, as its Node SDK does', () => {
		expect(encrypt(CHALLENGE, 'test key')).toBe(CHALLENGE_ENCRYPTED);
		fc.assert(
			fc.property(
				fc.string({ minLength: 1, unit: 'grapheme' }),
				fc.string({ minLength: 1 }),
				(text, key) => {
					const ciphertext = encrypt(text, key);
					expect(decryptEvent(ciphertext, key)).toEqual({ kind: 'decrypted', text });
					expect(new AESCipher(key).decrypt(ciphertext)).toBe(text);
				},
			),
		);
	});

	it.each([
		['nothing', ''],
		['text that is not base64', 'not base64!!'],
		['base64 with a line break', `${CHALLENGE_ENCRYPTED}\n`],
		['base64 of the other alphabet', CHALLENGE_ENCRYPTED.replace(/\+|\//g, '-')],
		['base64 that breaks off', CHALLENGE_ENCRYPTED.slice(0, -1)],
		['an initialisation vector alone', IV.toString('base64')],
		[
			'a block that breaks off',
			Buffer.from(CHALLENGE_ENCRYPTED, 'base64').subarray(0, 90).toString('base64'),
		],
		[
			'a missing last block',
			Buffer.from(CHALLENGE_ENCRYPTED, 'base64').subarray(0, 80).toString('base64'),
		],
		['bytes that are not UTF-8', encrypt(Buffer.from([0xc3, 0x28, 0xff]), 'test key')],
		['far too much', 'A'.repeat(1_500_004)],
	])('refuses %s', (_reason, ciphertext) => {
		expect(decryptEvent(ciphertext, 'test key')).toMatchObject({ kind: 'refused' });
	});

	it('refuses another key', () => {
		expect(decryptEvent(CHALLENGE_ENCRYPTED, 'another key')).toMatchObject({ kind: 'refused' });
	});

	it('never gives back the same text for changed bytes, and never throws', () => {
		const bytes = Buffer.from(CHALLENGE_ENCRYPTED, 'base64');
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const flipped = Buffer.from(bytes);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const opened = decryptEvent(flipped.toString('base64'), 'test key');
			expect(opened).not.toEqual({ kind: 'decrypted', text: CHALLENGE });
		}
	});

	it('never throws for any text', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.base64String()), fc.string(), (ciphertext, key) => {
				expect(() => decryptEvent(ciphertext, key)).not.toThrow();
			}),
			{ numRuns: runs(1_000) },
		);
	});
});
