import { decodeEnvelope, isEnvelope, type Envelope } from './envelope';
import type { Exchange } from './exchange';
import { gatewayRefusals } from '../refusals/gatewayRefusals';
import type { Endpoint } from '../request';

/** What an exchange means for the request that was sent. The HTTP status alone never decides. */
export type AnswerClass =
	/** Carried out. */
	| 'done'
	/** Not carried out, and the same request never will be. */
	| 'refused'
	/** Not carried out, because of the token alone. */
	| 'token'
	/** Not carried out, because of the rate limit. */
	| 'throttled'
	/** Not carried out, and waiting does not help: the month's calls are used up. */
	| 'quota'
	/** Not carried out now; the endpoint asks to try again later. */
	| 'busy'
	/** Nobody knows whether it was carried out. */
	| 'unknownOutcome'
	/** It never left. */
	| 'notSent';

/** https://open.feishu.cn/document/ukTMukTMukTM/ugjM14COyUjL4ITN lists the gateway's codes. */
const CLASS_BY_GATEWAY_CODE: ReadonlyMap<number, AnswerClass> = new Map([
	[99991661, 'token'],
	[99991663, 'token'],
	[99991664, 'token'],
	[99991665, 'token'],
	[99991671, 'token'],
	[99991400, 'throttled'],
	[1161604, 'throttled'],
	[11232, 'throttled'],
	[1000004, 'throttled'],
	[1000005, 'throttled'],
	// The month's quota comes with HTTP 429 as well, but no wait of ours ends it.
	[99991403, 'quota'],
	[99991406, 'quota'],
	[2200, 'unknownOutcome'],
	[5000, 'unknownOutcome'],
	[1500, 'unknownOutcome'],
	[1503, 'unknownOutcome'],
	[10101, 'unknownOutcome'],
	[10105, 'unknownOutcome'],
	[10500, 'unknownOutcome'],
	[1000003, 'unknownOutcome'],
	[1161204, 'unknownOutcome'],
]);

/** What a gateway answers for a service behind it that did not answer, or not in time. */
const GATEWAY_STATUSES = new Set([408, 502, 503, 504]);

/** The one place that says what an answer means, by endpoint, code, HTTP status and the form of the body. */
export function classOf(endpoint: Endpoint, exchange: Exchange): AnswerClass {
	if (exchange.kind === 'notSent') return 'notSent';
	if (exchange.kind === 'interrupted') return 'unknownOutcome';
	if (!isEnvelope(exchange.body)) return classOfStrangeBody(exchange.status);
	return classOfEnvelope(endpoint, decodeEnvelope(exchange));
}

/** An answer that no CoreHR service wrote: a gateway's page, a redirect, a body cut short. */
function classOfStrangeBody(status: number): AnswerClass {
	if (status === 429) return 'throttled';
	if (status === 408 || status >= 500) return 'unknownOutcome';
	return status >= 300 ? 'refused' : 'unknownOutcome';
}

function classOfEnvelope(endpoint: Endpoint, envelope: Envelope): AnswerClass {
	const { code = Number.NaN, status } = envelope;
	if (code === 0) return status < 400 ? 'done' : 'unknownOutcome';
	return (
		classByEndpoint(endpoint, code) ??
		CLASS_BY_GATEWAY_CODE.get(code) ??
		classByText(endpoint, code, envelope.msg) ??
		classOfUnlistedCode(code, status)
	);
}

function classByEndpoint(endpoint: Endpoint, code: number): AnswerClass | undefined {
	if (endpoint.busyCodes?.includes(code) === true) return 'busy';
	if (endpoint.unsettledCodes?.includes(code) === true) return 'unknownOutcome';
	return code in endpoint.refusals ? 'refused' : undefined;
}

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
