import fc from 'fast-check';

import { apiHost } from '../../../nodes/FeishuOffboarding/platform/hosts';
import { InvalidInput } from '../../../nodes/FeishuOffboarding/platform/invalidInput';
import { faultOf } from '../samples';
import { anyText } from '../../support/anyText';
import { runs } from '../../support/runs';

describe('apiHost', () => {
	it.each([
		['feishu', 'https://open.feishu.cn'],
		['lark', 'https://open.larksuite.com'],
	])('knows the address of %s, whatever the Base URL holds', (region, expected) => {
		expect(apiHost(region, 'https://evil.example.com')).toBe(expected);
	});

	it.each([
		['a plain address', 'https://open.example.com', 'https://open.example.com'],
		['a trailing slash', 'https://open.example.com/', 'https://open.example.com'],
		['the common path', 'https://open.example.com/open-apis', 'https://open.example.com'],
		[
			'the common path and a slash',
			'https://open.example.com/open-apis/',
			'https://open.example.com',
		],
		['a port', 'https://open.example.com:8443/', 'https://open.example.com:8443'],
		['the usual port', 'https://open.example.com:443', 'https://open.example.com'],
		['blanks around it', '  https://open.example.com\n', 'https://open.example.com'],
		['capitals', 'HTTPS://Open.Example.COM', 'https://open.example.com'],
		['this machine by name', 'http://localhost:3000', 'http://localhost:3000'],
		['this machine by number', 'http://127.0.0.1:3000/open-apis', 'http://127.0.0.1:3000'],
		['this machine by another number', 'http://127.8.9.10', 'http://127.8.9.10'],
		['this machine by IPv6', 'http://[::1]:3000', 'http://[::1]:3000'],
		['this machine with https', 'https://localhost', 'https://localhost'],
		['a host in another script', 'https://bücher.example', 'https://xn--bcher-kva.example'],
	])('accepts %s', (_reason, baseUrl, expected) => {
		expect(apiHost('custom', baseUrl)).toBe(expected);
	});

	it.each([
		['nothing', '', 'is empty'],
		['blanks', '  ', 'is empty'],
		['no scheme', 'open.example.com', 'is not a web address'],
		['words', 'my company', 'is not a web address'],
		['half an address', 'https://', 'is not a web address'],
		['plain http', 'http://open.example.com', 'https'],
		['plain http to a name that begins like this machine', 'http://localhost.evil.com', 'https'],
		['plain http to a name that ends like this machine', 'http://evil-localhost', 'https'],
		['plain http to a name that begins like its number', 'http://127.0.0.1.evil.com', 'https'],
		['plain http to a neighbour', 'http://192.168.0.1', 'https'],
		['plain http to every address of this machine', 'http://0.0.0.0', 'https'],
		['plain http to this machine as IPv4 in IPv6', 'http://[::ffff:127.0.0.1]', 'https'],
		['another protocol', 'ftp://localhost', 'https'],
		['a script', 'javascript:alert(1)', 'https'],
		['a file', 'file:///etc/passwd', 'https'],
		['a secure socket', 'wss://open.example.com', 'https'],
		['a user name', 'https://me@open.example.com', 'user name'],
		['a password', 'https://:secret@open.example.com', 'user name'],
		['Feishu as the user name', 'https://open.feishu.cn@evil.com', 'user name'],
		['a query', 'https://open.example.com/?a=b', 'query'],
		['an empty query', 'https://open.example.com/?', 'query'],
		['a fragment', 'https://open.example.com/#a', 'query'],
		['an empty fragment', 'https://open.example.com/#', 'query'],
		['another path', 'https://open.example.com/feishu', 'path /feishu'],
		['a longer path', 'https://open.example.com/open-apis/corehr', 'path'],
		['a path before the common one', 'https://open.example.com/a/open-apis', 'path'],
		['a path that only begins like the common one', 'https://open.example.com/open-apis2', 'path'],
		['two slashes', 'https://open.example.com//', 'path'],
	])('refuses %s', (_reason, baseUrl, essential) => {
		const fault = faultOf(() => apiHost('custom', baseUrl));
		expect(fault.parameter).toBe('Base URL');
		expect(fault.reason).toContain(essential);
		expect(fault.advice).toMatch(/\.$/);
	});

	it('does not repeat a password in what it says', () => {
		const { message, advice } = faultOf(() => apiHost('custom', 'https://me:hunter2@example.com'));
		expect(`${message} ${advice}`).not.toContain('hunter2');
	});

	it.each(['', 'Feishu', 'china', 'constructor', '__proto__', 'toString'])(
		'refuses the region %j',
		(region) => {
			const fault = faultOf(() => apiHost(region, 'https://open.example.com'));
			expect(fault.parameter).toBe('Region');
			expect(fault.reason).toContain(`'${region}'`);
		},
	);

	const piece = fc.oneof(
		fc.constantFrom('https:', 'http:', '//', '/', '\\', '@', ':', '?', '#', '.', '%', '\t', ' '),
		fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'open.feishu.cn', 'evil.com', 'open-apis'),
		anyText({ maxLength: 4 }),
	);
	const hostile = fc.oneof(
		fc
			.tuple(fc.constantFrom('http', 'https'), fc.webAuthority(), fc.array(piece, { maxLength: 6 }))
			.map(([scheme, authority, pieces]) => `${scheme}://${authority}/${pieces.join('')}`),
		fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
		fc.array(piece, { maxLength: 6 }).map((pieces) => `https://${pieces.join('')}`),
		fc.array(piece, { maxLength: 6 }).map((pieces) => `http://${pieces.join('')}`),
	);

	it('gives a bare address that keeps a secret, or says no', () => {
		const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
		fc.assert(
			fc.property(hostile, (baseUrl) => {
				const host = hostOrFault(baseUrl);
				if (host instanceof InvalidInput) return host.parameter === 'Base URL';
				const url = new URL(`${host}/open-apis/x`);
				const safe = url.protocol === 'https:' || loopback.test(url.hostname);
				return safe && url.origin === host && url.pathname === '/open-apis/x';
			}),
			{ numRuns: runs(2_000) },
		);
	});

	function hostOrFault(baseUrl: string): string | InvalidInput {
		try {
			return apiHost('custom', baseUrl);
		} catch (error: unknown) {
			if (error instanceof InvalidInput) return error;
			throw error;
		}
	}
});
