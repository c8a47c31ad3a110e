import { refuse, type Answer } from './envelope';
import { textAt } from '../json';
import type { Call } from './route';
import type { Field } from './schema';

export const pageSizeParameter: Field = { kind: 'integer', required: true };
export const pageTokenParameter: Field = { kind: 'string' };

export interface Page<T> {
	items: T[];
	hasMore: boolean;
	pageToken: string | undefined;
}

const encode = (key: string) => Buffer.from(JSON.stringify({ after: key })).toString('base64url');

function decode(pageToken: string): string | undefined {
	const text = Buffer.from(pageToken, 'base64url').toString();
	return /^\{"after":"([^"\\]+)"\}$/.exec(text)?.[1];
}

const invalidParam = refuse(400, 1160102, 'Param is invalid');

export function refusePaging(call: Call, refusal = invalidParam): Answer | undefined {
	const size = Number(call.query.page_size);
	const pageToken = textAt(call.query, 'page_token') ?? '';
	const valid = size >= 1 && size <= 100 && (pageToken === '' || decode(pageToken) !== undefined);
	return valid ? undefined : refusal;
}

/**
 * The page that the call asks for of `all`, which stand in ascending order of `keyOf`; keys of equal
 * length. The page token says after which key to go on, so that records added meanwhile shift
 * nothing.
 */
export function pageOf<T>(call: Call, all: readonly T[], keyOf: (item: T) => string): Page<T> {
	const after = decode(textAt(call.query, 'page_token') ?? '') ?? '';
	const size = Number(call.query.page_size);
	const rest = all.filter((item) => keyOf(item) > after);
	const items = rest.slice(0, size);
	const last = items.at(-1);
	const hasMore = rest.length > items.length;
	return { items, hasMore, pageToken: hasMore && last ? encode(keyOf(last)) : undefined };
}
