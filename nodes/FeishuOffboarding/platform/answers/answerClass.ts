import { envelopeOf, type Envelope } from './envelope';
import type { Exchange } from './exchange';
import { gatewayRefusals } from '../refusals/gatewayRefusals';
import type { AnswerClass, CodeRow } from '../refusals/refusal';
import type { Endpoint } from '../request';

export type { AnswerClass };

/** What a gateway answers for a service behind it that did not answer, or not in time. */
const GATEWAY_STATUSES = new Set([408, 502, 503, 504]);

/** The one place that says what an answer means, by endpoint, code, HTTP status and the form of the body. */
export function classOf(
	endpoint: Endpoint,
	exchange: Exchange,
	envelope = envelopeOf(exchange),
): AnswerClass {
	if (exchange.kind === 'notSent') return 'notSent';
	if (exchange.kind === 'interrupted') return 'unknownOutcome';
	if (envelope?.code === undefined) return classOfStrangeBody(exchange.status);
	return classOfEnvelope(endpoint, envelope.code, envelope);
}

/** An answer that no CoreHR service wrote: a gateway's page, a redirect, a body cut short. */
function classOfStrangeBody(status: number): AnswerClass {
	if (status === 429) return 'throttled';
	if (status === 408 || status >= 500) return 'unknownOutcome';
	return status >= 300 ? 'refused' : 'unknownOutcome';
}

function classOfEnvelope(endpoint: Endpoint, code: number, { msg, status }: Envelope): AnswerClass {
	if (code === 0) return status < 400 ? 'done' : 'unknownOutcome';
	return (
		classByRow(endpoint.refusals[code]) ??
		gatewayRefusals[code]?.class ??
		classByText(endpoint, code, msg) ??
		classOfUnlistedCode(code, status)
	);
}

const classByRow = (row: CodeRow | undefined): AnswerClass | undefined =>
	row && (row.class ?? 'refused');

/** What services behind Feishu's own say of a connection that broke, for example "Query execution failed, Error 1105: EOF". */
const TRANSIENT =
	/\bEOF\b|time(d)?[ -]?out|deadline exceeded|broken pipe|connection (reset|refused|closed)|try again|temporarily|unavailable|超时|稍后|重试|系统繁忙/i;

/** A read may be sent again for a trouble that passes; of a write such a text proves nothing. */
const classByText = (endpoint: Endpoint, code: number, msg: string): AnswerClass | undefined =>
	!endpoint.writes && !(code in gatewayRefusals) && TRANSIENT.test(msg)
		? 'unknownOutcome'
		: undefined;

/** Documented refusals come with HTTP 500 too; a 500 with a code that no page lists proves nothing. */
function classOfUnlistedCode(code: number, status: number): AnswerClass {
	if (GATEWAY_STATUSES.has(status)) return 'unknownOutcome';
	if (status === 429) return 'throttled';
	return status >= 500 && !(code in gatewayRefusals) ? 'unknownOutcome' : 'refused';
}
