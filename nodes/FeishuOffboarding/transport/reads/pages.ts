import {
	givenAt,
	isRecord,
	listAt,
	textAt,
	toJsonObject,
	type JsonObject,
} from '../../platform/json';
import { FeishuApiError } from '../../platform/answers/failure';
import type { ApiRequest, Endpoint } from '../../platform/request';
import type { FeishuClient } from '../client';

/**
 * The token of the page after this one; undefined on the last page. Throws FeishuApiError where Feishu does not
 * say how the list goes on: what was read so far would pass for the whole list.
 */
export function nextPageToken(data: JsonObject, endpoint: Endpoint): string | undefined {
	const more = givenAt(data, 'has_more') ?? false;
	if (more === false) return undefined;
	const token = textAt(data, 'page_token') ?? '';
	if (more === true && token !== '') return token;
	throw brokenOff(endpoint);
}

/**
 * The answers of a paged request, one at a time, to the last page. Throws FeishuApiError where Feishu does not
 * lead to the next page, or hands out a token a second time: that would never end, and to stop would pass
 * for the whole list.
 */
export async function* pages(
	client: FeishuClient,
	requestFor: (pageToken: string | undefined) => ApiRequest,
): AsyncGenerator<JsonObject> {
	const used = new Set<string>();
	let token: string | undefined;
	do {
		const request = requestFor(token);
		const data = await client.send(request);
		yield data;
		token = nextPageToken(data, request.endpoint);
		if (token !== undefined && used.has(token)) throw endlessPages(request.endpoint);
		if (token !== undefined) used.add(token);
	} while (token !== undefined);
}

const brokenOff = (endpoint: Endpoint): FeishuApiError =>
	new FeishuApiError({
		kind: 'busy',
		endpoint,
		refusal: {
			message: 'Feishu says that the list goes on, but not where, so the rest of it cannot be read',
			advice:
				'Run it again in a minute. If it repeats, ask for less at once: with a limit, more filters or fewer items.',
		},
	});

const endlessPages = (endpoint: Endpoint): FeishuApiError =>
	new FeishuApiError({
		kind: 'busy',
		endpoint,
		refusal: {
			message: 'Feishu leads back to a page that was read already, so the list has no end',
			advice:
				'Run it again in a minute. If it repeats, ask for less at once: with a limit, more filters or fewer items.',
		},
	});

/** All items of all pages. */
export async function allItems(
	client: FeishuClient,
	requestFor: (pageToken: string | undefined) => ApiRequest,
): Promise<unknown[]> {
	const items: unknown[] = [];
	for await (const data of pages(client, requestFor)) items.push(...listAt(data, 'items'));
	return items;
}

/** The first items of all pages, each turned into what is kept of it as its page arrives; `list` is Feishu's name for the items of a page. */
export async function firstItems<T>(
	client: FeishuClient,
	requestFor: (pageToken: string | undefined) => ApiRequest,
	limit: number,
	keep: (item: JsonObject) => T,
	list = 'items',
): Promise<T[]> {
	const kept: T[] = [];
	for await (const data of pages(client, requestFor)) {
		const items = listAt(data, list).filter(isRecord).map(toJsonObject);
		kept.push(...items.slice(0, limit - kept.length).map(keep));
		if (kept.length >= limit) break;
	}
	return kept;
}
