import type { EventDesk } from '../events/eventDesk';
import { canPostTo } from '../events/post';
import type { App } from '../gateway/apps';

/** What became of a request URL that somebody has entered. */
export interface SavedUrl {
	readonly isTaken: boolean;
	/** In words, with what to do where it was not taken. */
	readonly said: string;
}

/** What the address answered to the challenge, if it answered at all. */
interface Came {
	readonly status: number | undefined;
	readonly reason: string | undefined;
}

const advice: Readonly<Record<number, string>> = {
	200: 'HTTP 200, but not the challenge that was sent. Is it the address of a Feishu Offboarding Trigger?',
	400: 'HTTP 400: the challenge could not be read. Copy the Encrypt Key above into the credential of the workflow.',
	401: 'HTTP 401: it does not take the challenge for this app’s. Copy the Encrypt Key and the Verification Token above into the credential of the workflow.',
	404: 'HTTP 404: n8n knows no such webhook. Publish the workflow and enter the Production URL; the Test URL answers only while the trigger listens.',
};

export function inWords({ status, reason = 'no answer' }: Came): string {
	if (status !== undefined) return advice[status] ?? `HTTP ${status} in place of the challenge.`;
	return reason === 'no answer in time'
		? 'No answer within the second that Feishu grants. Try again: the first call takes longest.'
		: `No answer: ${reason}. Is n8n running there?`;
}

/** Saves the app's request URL as the Developer Console does: only if it answers the challenge. */
export async function saveRequestUrl(desk: EventDesk, app: App, url: string): Promise<SavedUrl> {
	if (!canPostTo(url)) {
		return { isTaken: false, said: 'Enter the address of a webhook, which begins with http.' };
	}
	const { appId, encryptKey, verificationToken } = app;
	try {
		await desk.subscribe({ url, appId, encryptKey, verificationToken });
		return { isTaken: true, said: 'It answered the challenge: events go there from now on.' };
	} catch {
		const [challenge] = desk
			.deliveries('url_verification')
			.filter((one) => one.url === url)
			.slice(-1);
		return {
			isTaken: false,
			said: `Not saved. ${inWords({ status: challenge?.status, reason: challenge?.reason })}`,
		};
	}
}
