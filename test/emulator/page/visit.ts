import type { EventDesk } from '../events/eventDesk';
import type { Journal } from '../gateway/journal';
import type { Sandbox } from '../gateway/route';
import { settle } from '../gateway/settle';
import { isRecord, parseJson, textAt } from '../json';
import { page } from './page';
import { saveRequestUrl } from './requestUrl';
import { describeState } from './state';

/** What the page looks at. */
export interface Sight {
	readonly sandbox: Sandbox;
	readonly journal: Journal;
	readonly desk: EventDesk;
	readonly now: number;
}

export interface PageCall {
	readonly method: string;
	readonly path: string;
	readonly rawBody: string;
}

interface PageAnswer {
	readonly type: 'text/html' | 'application/json';
	readonly text: string;
}

/** Answers the browser; nothing where the address is none of the page's. */
export async function visitPage(sight: Sight, call: PageCall): Promise<PageAnswer | undefined> {
	const { sandbox, journal, desk, now } = sight;
	switch (`${call.method} ${call.path}`) {
		case 'GET /':
			return { type: 'text/html', text: page };
		case 'GET /emulator/state':
			settle(sandbox, now);
			return json(describeState(sandbox, journal, desk, now));
		case 'POST /emulator/request-url':
			return json(await saveRequestUrl(desk, sandbox.apps.main, urlIn(call.rawBody)));
		default:
			return undefined;
	}
}

const json = (value: object): PageAnswer => ({
	type: 'application/json',
	text: JSON.stringify(value),
});

function urlIn(rawBody: string): string {
	const body = parseJson(rawBody);
	return isRecord(body) ? (textAt(body, 'url') ?? '').trim() : '';
}
