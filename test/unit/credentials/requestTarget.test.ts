import { checkTarget } from '../../../credentials/requestTarget';

const HOST = 'https://open.feishu.cn';
const PATH = '/open-apis/corehr/v2/offboardings/search';

describe('a request to the credential’s host', () => {
	it.each<[string, object]>([
		['whole', { url: `${HOST}${PATH}` }],
		['in the older form', { uri: `${HOST}${PATH}` }],
		['in two parts', { baseURL: HOST, url: PATH }],
		['with a query', { url: `${HOST}${PATH}?page_size=1` }],
		['with the port that https has anyway', { url: `https://OPEN.feishu.cn:443${PATH}` }],
		['as an object', { url: new URL(PATH, HOST) }],
	])('passes: %s', (_form, request) => {
		expect(checkTarget(request, HOST)).toBe(PATH);
	});

	it('passes where it has no path of its own', () => {
		expect(checkTarget({ baseURL: `${HOST}${PATH}` }, HOST)).toBe(PATH);
	});
});

describe('a request that goes elsewhere', () => {
	it.each<[string, object, string]>([
		['another host', { url: 'https://evil.example/x' }, 'https://evil.example'],
		['a host that begins alike', { url: `${HOST}.evil.example/x` }, `${HOST}.evil.example`],
		['the same host without https', { url: 'http://open.feishu.cn/x' }, 'http://open.feishu.cn'],
		['another port', { url: 'https://open.feishu.cn:8443/x' }, 'https://open.feishu.cn:8443'],
		['the other region', { url: 'https://open.larksuite.com/x' }, 'https://open.larksuite.com'],
		['a host behind a name', { url: `${HOST}@evil.example/x` }, 'https://evil.example'],
		[
			'a whole address below our own',
			{ baseURL: HOST, url: 'https://evil.example/x' },
			'https://evil.example',
		],
		[
			'an address without scheme',
			{ baseURL: HOST, url: '//evil.example/x' },
			'https://evil.example',
		],
		[
			'an address with backslashes',
			{ baseURL: HOST, url: '\\\\evil.example/x' },
			'https://evil.example',
		],
		['a foreign base', { baseURL: 'https://evil.example', url: PATH }, 'https://evil.example'],
		[
			'a second address',
			{ url: `${HOST}${PATH}`, uri: 'https://evil.example' },
			'https://evil.example',
		],
		['no whole address', { url: PATH }, `'${PATH}'`],
		['an address of another type', { url: 5 }, "''"],
		['nothing', {}, "''"],
	])('is refused with both hosts named: %s', (_where, request, target) => {
		expect(() => checkTarget(request, HOST)).toThrow(
			`is for ${HOST} and does not go to ${target}. Change the URL`,
		);
	});
});

describe('a proxy', () => {
	const url = `${HOST}${PATH}`;

	it.each<[string, object]>([
		['that is not there', { rejectUnauthorized: false }],
		['that is empty', { proxy: '', rejectUnauthorized: false }],
		['that cannot read', { proxy: 'http://proxy.example:8080', rejectUnauthorized: true }],
		[
			'beside a certificate of one’s own',
			{ proxy: 'http://proxy.example', agentOptions: { cert: 'c' } },
		],
	])('may be given: %s', (_which, options) => {
		expect(checkTarget({ url, ...options }, HOST)).toBe(PATH);
	});

	it.each<[string, object]>([
		['whose certificate nobody checks', { rejectUnauthorized: false }],
		[
			'whose certificate nobody checks, in n8n’s newer form',
			{ skipSslCertificateValidation: true },
		],
		['whose certificate the request trusts', { agentOptions: { ca: 'mine' } }],
		['whose certificate the agent does not check', { agentOptions: { rejectUnauthorized: false } }],
	])('is refused: %s', (_which, options) => {
		const request = { url, proxy: { host: 'proxy.example', port: 1 }, ...options };
		expect(() => checkTarget(request, HOST)).toThrow(/does not go to .* through a proxy/);
	});

	it('is refused where there is no https', () => {
		const host = 'http://127.0.0.1:9';
		expect(() =>
			checkTarget({ baseURL: host, url: PATH, proxy: 'http://p.example' }, host),
		).toThrow(/through a proxy/);
	});
});
