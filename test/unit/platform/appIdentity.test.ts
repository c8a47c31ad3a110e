import { appIdentity, fingerprintOf } from '../../../nodes/FeishuOffboarding/platform/appIdentity';

const credential = { region: 'feishu', baseUrl: '', appId: 'cli_1', appSecret: 'secret' };
const of = (changes: Record<string, unknown> = {}) =>
	fingerprintOf(appIdentity({ ...credential, ...changes }));

describe('fingerprintOf', () => {
	it('is the same for the same app, whatever else the credential says', () => {
		expect(of({ labelLanguage: 'en-US', tenantAccessToken: 't-1', encryptKey: 'k' })).toBe(of());
		expect(of({ region: 'custom', baseUrl: ' https://OPEN.feishu.cn/open-apis/ ' })).toBe(of());
		expect(of({ appId: ' cli_1\n', appSecret: '\tsecret ' })).toBe(of());
	});

	it.each([
		['region', { region: 'lark' }],
		['address', { region: 'custom', baseUrl: 'https://open.example.com' }],
		['port', { region: 'custom', baseUrl: 'https://open.feishu.cn:8443' }],
		['App ID', { appId: 'cli_2' }],
		['secret', { appSecret: 'Secret' }],
		['border between ID and secret', { appId: 'cli_1s', appSecret: 'ecret' }],
		['App ID that is no text', { appId: 1 }],
	])('is another one for another %s', (_what, changes) => {
		expect(of(changes)).not.toBe(of());
	});

	it('shows no part of what it stands for', () => {
		expect(of()).toMatch(/^[\w-]{43}$/);
	});
});

it('refuses an address that may not be used', () => {
	expect(() => appIdentity({ ...credential, region: 'custom', baseUrl: 'http://a.b' })).toThrow(
		/'Base URL' does not use https/,
	);
});
