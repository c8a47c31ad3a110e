import type { IncomingHttpHeaders } from 'node:http';
import { isRecord } from '../json';
import type { RouteName } from './route';

export interface JournalEntry {
	/** Milliseconds since the epoch, on the emulator's clock. */
	readonly at: number;
	readonly number: number;
	/** `unknown` for a path Feishu does not have. */
	readonly route: RouteName | 'unknown';
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string | string[]>>;
	readonly headers: IncomingHttpHeaders;
	readonly body: unknown;
	readonly logId: string;
	appId: string | undefined;
	/** Stays undefined where the client got no answer. */
	status: number | undefined;
	code: number | undefined;
}

export interface Journal {
	add(entry: JournalEntry): JournalEntry;
	entries(route?: RouteName): JournalEntry[];
	clear(): void;
}

const HIDDEN = '[hidden]';
const secretKeys: readonly string[] = ['app_secret', 'AppSecret'];

export function hideToken(headers: IncomingHttpHeaders): IncomingHttpHeaders {
	return headers.authorization === undefined
		? headers
		: { ...headers, authorization: `Bearer ${HIDDEN}` };
}

export function hideSecret(body: unknown): unknown {
	if (!isRecord(body)) return body;
	const shown = Object.entries(body).map(([key, value]) =>
		secretKeys.includes(key) ? [key, HIDDEN] : [key, value],
	);
	return Object.fromEntries(shown);
}

export function queryRecord(parameters: URLSearchParams): Record<string, string | string[]> {
	return Object.fromEntries(
		[...new Set(parameters.keys())].map((name) => {
			const [first = '', ...others] = parameters.getAll(name);
			return [name, others.length === 0 ? first : [first, ...others]];
		}),
	);
}

export function createJournal(): Journal {
	let entries: JournalEntry[] = [];
	return {
		add(entry) {
			entries.push(entry);
			return entry;
		},
		entries: (route) => entries.filter((entry) => route === undefined || entry.route === route),
		clear() {
			entries = [];
		},
	};
}
