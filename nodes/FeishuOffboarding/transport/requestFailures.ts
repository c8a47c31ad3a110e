import type { AnswerClass } from '../platform/answers/answerClass';
import { decodeEnvelope } from '../platform/answers/envelope';
import type { Exchange } from '../platform/answers/exchange';
import { FeishuApiError } from '../platform/answers/failure';
import type { Endpoint } from '../platform/request';
import type { Attempts } from '../platform/answers/retry';
import type { WaitBudget } from '../platform/waitBudget';

export const envelopeOf = (exchange: Exchange) =>
	exchange.kind === 'answer' ? decodeEnvelope(exchange) : undefined;

export function failureOf(
	endpoint: Endpoint,
	kind: AnswerClass,
	exchange: Exchange,
	attempts: Attempts,
): FeishuApiError {
	return new FeishuApiError({
		kind,
		endpoint,
		envelope: envelopeOf(exchange),
		reason: exchange.kind === 'answer' ? undefined : exchange.reason,
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
