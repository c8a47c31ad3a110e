import {
	appPage,
	permissionsPage,
	scopesPage,
	scopesToAdd,
} from '../../../nodes/FeishuOffboarding/platform/console';
import { apiHost } from '../../../nodes/FeishuOffboarding/platform/hosts';

const app = { host: apiHost('feishu', ''), appId: 'cli_1' };

describe('the pages of the console', () => {
	it.each([
		['feishu', 'https://open.feishu.cn/app/cli_1/auth'],
		['lark', 'https://open.larksuite.com/app/cli_1/auth'],
	])('stand on the host of %s', (region, url) => {
		expect(permissionsPage({ ...app, host: apiHost(region, '') })).toBe(url);
	});

	it('have the scopes chosen as in Feishu’s own link', () => {
		expect(scopesPage(app, ['a:b:read', 'c:d.e:write'])).toBe(
			'https://open.feishu.cn/app/cli_1/auth?q=a:b:read,c:d.e:write&op_from=openapi&token_type=tenant',
		);
	});

	it('let nothing else into the address', () => {
		expect(scopesPage({ ...app, appId: ' cli/../"x ' }, ['a&b=c', 'd,e'])).toBe(
			'https://open.feishu.cn/app/cli%2F..%2F%22x/auth?q=a%26b%3Dc,d%2Ce&op_from=openapi&token_type=tenant',
		);
	});

	it('know the app', () => {
		expect(appPage(app)).toBe('https://open.feishu.cn/app/cli_1');
	});
});

describe('what to add', () => {
	const endpoint = { scopes: ['a:read', 'a:write'] };

	it.each([
		['the narrowest', endpoint.scopes, ['a:read']],
		['the narrowest in another order', ['a:write', 'a:read'], ['a:read']],
		['all where the narrowest is none of them', ['b:read', 'a:write'], ['b:read', 'a:write']],
		['nothing of nothing', [], []],
	])('is %s', (_case, anyOf, expected) => {
		expect(scopesToAdd(endpoint, anyOf)).toEqual(expected);
	});

	it('is what is given where the endpoint needs none', () => {
		expect(scopesToAdd({ scopes: [] }, ['x'])).toEqual(['x']);
	});
});
