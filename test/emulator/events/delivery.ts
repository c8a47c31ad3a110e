import type { LongConnections } from '../connection/desk';
import { digest } from '../tenant/ids';
import { isRecord, parseJson, type JsonObject } from '../json';
import { post, type PostResult } from './post';
import { sealChallenge, sealEvent, type Forgery, type Sealed } from './sealing';

interface Subscribed {
	/** The main app, when absent. */
	readonly appId?: string;
	/** All events of offboarding, when absent. */
	readonly eventTypes?: readonly string[];
}

/** Events go over the app's long connections: one of them gets each. */
export interface ConnectionSubscription extends Subscribed {
	readonly by: 'connection';
}

export interface UrlSubscription extends Subscribed {
	readonly by?: 'url';
	/** The one request URL of the app. */
	readonly url: string;
	/** Without it, events go out in plain text and unsigned. */
	readonly encryptKey?: string;
	readonly verificationToken: string;
}

export type Subscription = UrlSubscription | ConnectionSubscription;

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
	/** Absent where it went over a long connection, or was to. */
	readonly url: string | undefined;
	/** The `device_id` of the long connection; absent where none was open. */
	readonly deviceId: string | undefined;
	readonly headers: Readonly<Record<string, string>>;
	readonly rawBody: string;
	outcome: 'underWay' | 'accepted' | 'failed';
	/** The HTTP status of the answer, or the code of the acknowledgement; absent where there was none. */
	status: number | undefined;
	/** Why there was no answer. */
	reason: string | undefined;
}

/** What every push needs. */
export interface Line {
	readonly clock: { now(): number };
	readonly closing: AbortSignal;
	readonly connections: LongConnections;
	/** How long the receiver may take for an event. */
	readonly answerMs: number;
	/** Differs from one run of the emulator to the next. */
	readonly birthday: string;
	/** Every push so far, in order. */
	readonly log: Delivery[];
}

type Target = Pick<Delivery, 'url' | 'deviceId'>;

function register(line: Line, event: PushedEvent, target: Target, sealed: Sealed): Delivery {
	const earlier = line.log.filter(({ eventId }) => eventId === event.eventId);
	const delivery: Delivery = {
		...event,
		...sealed,
		...target,
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
	subscription: Subscription,
	forgery?: Forgery,
): Promise<Delivery> {
	const header = isRecord(event.body.header) ? event.body.header : {};
	const body =
		forgery === 'token' ? { ...event.body, header: { ...header, token: 'forged' } } : event.body;
	if (subscription.by === 'connection') return deliverByConnection(line, event, body);
	const { url, encryptKey } = subscription;
	const seed = `${line.birthday} ${line.log.length}`;
	const sealed = sealEvent(body, encryptKey, { seed, now: line.clock.now(), forgery });
	const delivery = register(line, event, { url, deviceId: undefined }, sealed);
	return conclude(delivery, await postInTime(line, url, sealed, line.answerMs));
}

/** Neither encrypted nor signed, whatever the console says: the connection is what is authenticated. */
async function deliverByConnection(
	line: Line,
	event: PushedEvent,
	body: JsonObject,
): Promise<Delivery> {
	const rawBody = JSON.stringify(body);
	const push = line.connections.push(event.appId, rawBody);
	const target = { url: undefined, deviceId: push?.deviceId };
	const delivery = register(line, event, target, { headers: {}, rawBody });
	const result = (await push?.result) ?? { kind: 'failure', reason: 'app not online' };
	return conclude(
		delivery,
		result.kind === 'code' ? { kind: 'answer', status: result.code, text: '' } : result,
	);
}

/** "应用需要在 1 秒内，将接收到的 challenge 值原样返回" */
const CHALLENGE_MS = 1_000;

/** Checks the request URL as the console does when it is saved; nothing when all is well. */
export async function challenge(
	line: Line,
	appId: string,
	{ url, encryptKey, verificationToken: token }: UrlSubscription,
): Promise<string | undefined> {
	const seed = `${line.birthday} ${line.log.length}`;
	const expected = digest(`challenge ${seed}`, 32);
	const body = { challenge: expected, token, type: 'url_verification' };
	const sealed = sealChallenge(body, encryptKey, seed);
	const event = { eventId: expected, eventType: 'url_verification', appId, body };
	const delivery = register(line, event, { url, deviceId: undefined }, sealed);
	const result = await postInTime(line, url, sealed, CHALLENGE_MS);
	conclude(delivery, result);
	if (result.kind === 'failure') return result.reason;
	const answer = parseJson(result.text);
	const isEchoed = isRecord(answer) && answer.challenge === expected;
	if (result.status === 200 && isEchoed) return undefined;
	delivery.outcome = 'failed';
	return result.status === 200 ? 'no challenge in the answer' : `HTTP ${result.status}`;
}
