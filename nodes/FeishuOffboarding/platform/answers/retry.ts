import type { AnswerClass } from './answerClass';
import type { Endpoint } from '../request';

/** What has happened to one request so far. */
export interface Attempts {
	/** How many answers of each class it has had. */
	readonly seen: Readonly<Partial<Record<AnswerClass, number>>>;
	/** When its last token was fetched, as the app's tokens count; 0 where nobody here knows. */
	readonly tokenFetchedAt?: number;
	/** When the first token was refused to it. */
	readonly tokenRefusedAt?: number;
}

/** What is known when the next step is chosen. */
export interface Circumstances {
	readonly endpoint: Endpoint;
	/** How long Feishu asked to wait, milliseconds. */
	readonly resetMs?: number | undefined;
	/** How much longer the item may wait, milliseconds. */
	readonly leftMs: number;
	/** In [0, 1): spreads the waits of callers that were refused together. */
	readonly random: number;
}

/** Send it again after the delay. */
export interface Wait {
	readonly kind: 'wait';
	readonly delayMs: number;
	/** From when the delay counts: Feishu's reset time from the departure of the refused call, our own back-off from the answer. */
	readonly since: 'departure' | 'answer';
	/** Whether the whole endpoint has to wait. */
	readonly everyone: boolean;
}

export type NextStep =
	| { readonly kind: 'deliver' }
	| { readonly kind: 'replaceToken' }
	| Wait
	/** Nothing is sent again by the transport: the failure goes to the caller. */
	| { readonly kind: 'giveUp'; readonly because: 'final' | 'attempts' | 'maxWait' };

export const noAttempts: Attempts = { seen: {} };

const BACKOFF_BASE_MS = 500;
const BACKOFF_CAP_MS = 30_000;

/** How often a request is sent again after an answer of the class. Throttling is bounded by time alone. */
const REPEATS: Readonly<Partial<Record<AnswerClass, number>>> = {
	notSent: 4,
	busy: 6,
	unknownOutcome: 4,
};

/** Exponential backoff with full jitter, milliseconds; never zero, so that a retry is never immediate. */
export function backoffMs(repeat: number, random: number): number {
	const ceiling = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** repeat);
	return Math.max(50, Math.round(random * ceiling));
}

export function countAnswer(attempts: Attempts, answer: AnswerClass, tokenFetchedAt = 0): Attempts {
	return {
		...attempts,
		tokenFetchedAt,
		seen: { ...attempts.seen, [answer]: (attempts.seen[answer] ?? 0) + 1 },
	};
}

/**
 * What to do after an answer of the given class; `attempts` counts this answer already.
 * A request that is not repeatable is never sent again here once its outcome is unknown:
 * only its caller can look up what became of it.
 */
export function nextStep(
	answer: AnswerClass,
	attempts: Attempts,
	circumstances: Circumstances,
): NextStep {
	if (answer === 'done') return { kind: 'deliver' };
	if (answer === 'refused' || answer === 'quota') return { kind: 'giveUp', because: 'final' };
	if (answer === 'token') return nextToken(attempts);
	if (answer === 'unknownOutcome' && !circumstances.endpoint.repeatable) {
		return { kind: 'giveUp', because: 'final' };
	}
	return nextWait(answer, attempts, circumstances);
}

/** Tokens from before the first refusal may be over alike; one that was fetched after it is fresh. */
function nextToken({ tokenFetchedAt = 0, tokenRefusedAt }: Attempts): NextStep {
	return tokenRefusedAt !== undefined && tokenFetchedAt > tokenRefusedAt
		? { kind: 'giveUp', because: 'final' }
		: { kind: 'replaceToken' };
}

function nextWait(
	answer: AnswerClass,
	attempts: Attempts,
	{ resetMs, leftMs, random }: Circumstances,
): NextStep {
	const repeat = (attempts.seen[answer] ?? 1) - 1;
	if (repeat >= (REPEATS[answer] ?? Number.POSITIVE_INFINITY)) {
		return { kind: 'giveUp', because: 'attempts' };
	}
	const throttled = answer === 'throttled';
	const asked = throttled ? resetMs : undefined;
	const delayMs = asked ?? backoffMs(repeat, random);
	if (delayMs > leftMs) return { kind: 'giveUp', because: 'maxWait' };
	const since = asked === undefined ? 'answer' : 'departure';
	return { kind: 'wait', delayMs, since, everyone: throttled };
}
