import { digest } from '../tenant/ids';
import { isRecord, parseJson, type JsonObject } from '../json';
import { post, type PostResult } from './post';
import { sealChallenge, sealEvent, type Forgery, type Sealed } from './sealing';

export interface Subscription {
	/** The one request URL of the app. */
	readonly url: string;
	/** The main app, when absent. */
	readonly appId?: string;
	/** Without it, events go out in plain text and unsigned. */
	readonly encryptKey?: string;
	readonly verificationToken: string;
	/** All events of offboarding, when absent. */
	readonly eventTypes?: readonly string[];
}

/** An event for one app, before any of its pushes. */
export interface PushedEvent {
	readonly eventId: string;
	readonly eventType: string;
	readonly appId: string;
	readonly body: JsonObject;
}

/** One push. */
export interface Delivery extends PushedEvent {
	/** Milliseconds since the epoch, on the emulator's clock. */
	readonly at: number;
	readonly number: number;
	/** Of this event, from 1. */
	readonly attempt: number;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly rawBody: string;
	outcome: 'underWay' | 'accepted' | 'failed';
	/** The HTTP status of the answer; absent where there was none. */
	status: number | undefined;
	/** Why there was no answer. */
	reason: string | undefined;
}

/** What every push needs. */
export interface Line {
	readonly clock: { now(): number };
	readonly closing: AbortSignal;
	/** How long the receiver may take for an event. */
	readonly answerMs: number;
	/** Differs from one run of the emulator to the next. */
	readonly birthday: string;
	/** Every push so far, in order. */
	readonly log: Delivery[];
}

function register(line: Line, event: PushedEvent, url: string, sealed: Sealed): Delivery {
	const earlier = line.log.filter(({ eventId }) => eventId === event.eventId);
	const delivery: Delivery = {
		...event,
		...sealed,
		url,
		at: line.clock.now(),
		number: line.log.length + 1,
		attempt: earlier.length + 1,
		outcome: 'underWay',
		status: undefined,
		reason: undefined,
	};
	line.log.push(delivery);
	return delivery;
}

function conclude(delivery: Delivery, result: PostResult): Delivery {
	const isAnswer = result.kind === 'answer';
	delivery.outcome = isAnswer && result.status === 200 ? 'accepted' : 'failed';
	delivery.status = isAnswer ? result.status : undefined;
	delivery.reason = isAnswer ? undefined : result.reason;
	return delivery;
}

/**
 * Ends after that time at the latest. Not with AbortSignal.timeout: Node 20 may collect one that is part of
 * another signal, which then never fires, https://github.com/nodejs/node/issues/57736
 */
async function postInTime(
	line: Line,
	url: string,
	sealed: Sealed,
	ms: number,
): Promise<PostResult> {
	const limit = new AbortController();
	const timer = setTimeout(() => limit.abort(), ms);
	try {
		return await post(url, sealed, AbortSignal.any([line.closing, limit.signal]));
	} finally {
		clearTimeout(timer);
	}
}

/** Pushes the event once. */
export async function deliver(
	line: Line,
	event: PushedEvent,
	{ url, encryptKey }: Subscription,
	forgery?: Forgery,
): Promise<Delivery> {
	const header = isRecord(event.body.header) ? event.body.header : {};
	const body =
		forgery === 'token' ? { ...event.body, header: { ...header, token: 'forged' } } : event.body;
	const seed = `${line.birthday} ${line.log.length}`;
	const sealed = sealEvent(body, encryptKey, { seed, now: line.clock.now(), forgery });
	const delivery = register(line, event, url, sealed);
	return conclude(delivery, await postInTime(line, url, sealed, line.answerMs));
}

/** "应用需要在 1 秒内，将接收到的 challenge 值原样返回" */
const CHALLENGE_MS = 1_000;

/** Checks the request URL as the console does when it is saved; nothing when all is well. */
export async function challenge(
	line: Line,
	appId: string,
	{ url, encryptKey, verificationToken: token }: Subscription,
): Promise<string | undefined> {
	const seed = `${line.birthday} ${line.log.length}`;
	const expected = digest(`challenge ${seed}`, 32);
	const body = { challenge: expected, token, type: 'url_verification' };
	const sealed = sealChallenge(body, encryptKey, seed);
	const event = { eventId: expected, eventType: 'url_verification', appId, body };
	const delivery = register(line, event, url, sealed);
	const result = await postInTime(line, url, sealed, CHALLENGE_MS);
	conclude(delivery, result);
	if (result.kind === 'failure') return result.reason;
	const answer = parseJson(result.text);
	const isEchoed = isRecord(answer) && answer.challenge === expected;
	if (result.status === 200 && isEchoed) return undefined;
	delivery.outcome = 'failed';
	return result.status === 200 ? 'no challenge in the answer' : `HTTP ${result.status}`;
}
