import { decodeUtf8 } from '../../../nodes/FeishuOffboarding/platform/utf8';

describe('decodeUtf8', () => {
	it.each([
		['plain text', [0x61, 0x62], 'ab'],
		['nothing', [], ''],
		['Chinese', [0xe7, 0xa6, 0xbb], '离'],
		['half a character', [0xe7, 0xa6], undefined],
		['a byte that stands nowhere', [0xff], undefined],
		['an overlong form', [0xc0, 0xaf], undefined],
	])('reads %s', (_reason, bytes, expected) => {
		expect(decodeUtf8(Uint8Array.from(bytes))).toBe(expected);
	});
});
