import { asError } from '../platform/asError';
import type { AnswerClass } from '../platform/answers/answerClass';
import type { Envelope } from '../platform/answers/envelope';
import type { Exchange } from '../platform/answers/exchange';
import { FeishuApiError } from '../platform/answers/failure';
import type { Endpoint } from '../platform/request';
import type { Attempts } from '../platform/answers/retry';
import type { WaitBudget } from '../platform/waitBudget';

/** What came of a round trip, its answer read. */
export interface Heard {
	readonly exchange: Exchange;
	readonly envelope: Envelope | undefined;
}

export function failureOf(
	endpoint: Endpoint,
	kind: AnswerClass,
	{ envelope, exchange }: Heard,
	attempts: Attempts,
): FeishuApiError {
	const refusal = exchange.kind === 'notSent' ? exchange.refusal : undefined;
	const isFeishus = exchange.kind !== 'answer' && refusal === undefined;
	return new FeishuApiError({
		kind,
		endpoint,
		envelope,
		reason: isFeishus ? exchange.reason : undefined,
		refusal,
		unsettled: (attempts.seen.unknownOutcome ?? 0) > 0,
	});
}

export function tooLongWait(
	endpoint: Endpoint,
	{ maxWaitMs }: WaitBudget,
	attempts: Attempts,
): FeishuApiError {
	return new FeishuApiError({
		kind: 'throttled',
		endpoint,
		unsettled: (attempts.seen.unknownOutcome ?? 0) > 0,
		refusal: {
			message: `Feishu's limit would have taken longer than the ${Math.round(maxWaitMs / 1_000)} s that 'Max Wait (Seconds)' allows`,
			advice:
				"Raise 'Max Wait (Seconds)', or run the workflow when fewer other programs use the same Feishu app.",
		},
	});
}

/** What the sending of a request throws: that no token comes, say. The answer of an earlier send may have been lost. */
export function thrownBy(endpoint: Endpoint, attempts: Attempts, error: unknown): Error {
	const isLost = endpoint.writes && (attempts.seen.unknownOutcome ?? 0) > 0;
	return isLost && error instanceof FeishuApiError ? error.afterLostWrite() : asError(error);
}
