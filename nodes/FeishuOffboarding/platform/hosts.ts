import { InvalidInput } from './invalidInput';
import { parsedUrl } from './parsedUrl';

/** https://open.feishu.cn/document for China, https://open.larksuite.com/document elsewhere. */
const HOSTS: ReadonlyMap<string, string> = new Map([
	['feishu', 'https://open.feishu.cn'],
	['lark', 'https://open.larksuite.com'],
]);

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address that every path is appended to, without a trailing slash.
 * Throws InvalidInput where a custom address could send secrets somewhere unintended.
 */
export function apiHost(region: string, baseUrl: string): string {
	const known = HOSTS.get(region);
	if (known !== undefined) return known;
	if (region === 'custom') return customHost(baseUrl.trim());
	throw refused(
		'Region',
		`has the unknown value '${region}'`,
		'Choose Feishu, Lark or Custom in the credential.',
	);
}

function customHost(text: string): string {
	if (text === '') {
		throw refused(
			'Base URL',
			'is empty',
			'Enter the address of your deployment, for example https://open.example.com.',
		);
	}
	const url = parsedUrl(text);
	if (url === undefined) {
		throw refused(
			'Base URL',
			'is not a web address',
			'Enter it with its scheme, for example https://open.example.com.',
		);
	}
	checkScheme(url);
	checkParts(url);
	return url.origin;
}

/** Whether an address is this machine's own, where what is sent stays. */
export const isLoopback = ({ hostname }: URL): boolean =>
	LOOPBACK.has(hostname) || /^127(\.\d{1,3}){3}$/.test(hostname);

function checkScheme(url: URL): void {
	if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return;
	throw refused(
		'Base URL',
		'does not use https',
		'Use an https address; plain http is accepted for this machine (localhost) only, because the App Secret is sent to it.',
	);
}

function checkParts(url: URL): void {
	if (url.username !== '' || url.password !== '') {
		throw refused(
			'Base URL',
			'contains a user name or password',
			'Remove everything before the @ sign.',
		);
	}
	if (url.search !== '' || url.hash !== '' || /[?#]$/.test(url.href)) {
		throw refused(
			'Base URL',
			'contains a query or fragment',
			'Remove everything from the ? or # sign on.',
		);
	}
	if (!/^\/(open-apis\/?)?$/.test(url.pathname)) {
		throw refused(
			'Base URL',
			`contains the path ${url.pathname}`,
			'Enter the scheme and host only, for example https://open.example.com.',
		);
	}
}

function refused(parameter: string, reason: string, advice: string): InvalidInput {
	return new InvalidInput(parameter, reason, advice);
}
