import type { AnswerClass } from './answerClass';
import type { Envelope } from './envelope';
import { isPassing, reasonInWords } from './exchange';
import { scopesPage, scopesToAdd, type ConsoleApp } from '../console';
import { gatewayRefusals } from '../refusals/gatewayRefusals';
import type { CodeMeaning, CodeRow, Refusal } from '../refusals/refusal';
import { endpointLabel, type Endpoint } from '../request';

/** Everything known of a request that did not succeed. */
export interface FailureFacts {
	readonly kind: AnswerClass;
	readonly endpoint: Endpoint;
	/** The app that asked, absent where that is not known. */
	readonly app?: ConsoleApp | undefined;
	/** Absent where no answer came. */
	readonly envelope?: Envelope | undefined;
	/** The connection's own words where no answer came, for example ECONNRESET. */
	readonly reason?: string | undefined;
	/** Whether an earlier answer to the same request, or this one, left it open whether it was carried out. */
	readonly unsettled?: boolean;
	/** Sentences in place of the ones that the code has. */
	readonly refusal?: Refusal | undefined;
	/** Of a request that was to change the tenant, where something else failed after its answer was lost. */
	readonly outcomeUnknown?: boolean;
}

const SETTLED = { unsettled: false, outcomeUnknown: false } as const;
const UNKNOWN = { unsettled: true, outcomeUnknown: true } as const;

/** Feishu said no, or could not be reached. The message and advice are for people; the rest is for support. */
export class FeishuApiError extends Error {
	override readonly name = 'FeishuApiError';

	readonly kind: FailureFacts['kind'];
	readonly advice: string;
	/** Method and path. */
	readonly endpoint: string;
	readonly code: number | undefined;
	/** What the code says that something depends on; undefined for most. */
	readonly means: CodeMeaning | undefined;
	readonly vendorMessage: string | undefined;
	readonly httpStatus: number | undefined;
	readonly logId: string | undefined;
	/** Whether an answer to this request, the last or an earlier one, left it open if it was carried out. */
	readonly unsettled: boolean;
	/** Whether the tenant may or may not have been changed. */
	readonly outcomeUnknown: boolean;

	constructor(private readonly facts: FailureFacts) {
		const { message, advice } = facts.refusal ?? explain(facts);
		super(message);
		const { envelope = { code: undefined, msg: facts.reason, status: undefined } } = facts;
		this.kind = facts.kind;
		this.advice = advice;
		this.endpoint = endpointLabel(facts.endpoint);
		this.code = envelope.code;
		this.means = rowOf(facts.endpoint, envelope.code)?.means;
		this.vendorMessage = envelope.msg;
		this.httpStatus = envelope.status;
		this.logId = facts.envelope?.logId;
		this.unsettled = facts.unsettled === true;
		// A refusal settles it: Feishu had the request and did not carry it out.
		this.outcomeUnknown =
			facts.outcomeUnknown ?? (facts.endpoint.writes && this.unsettled && facts.kind !== 'refused');
	}

	/** The same failure, told in the given words as one that nobody knows the outcome of. */
	asOutcomeUnknown(refusal: Refusal): FeishuApiError {
		const kind = 'unknownOutcome';
		return new FeishuApiError({ ...this.facts, kind, refusal, ...UNKNOWN });
	}

	/** The same failure with one more sentence of advice. */
	advised(sentence: string): FeishuApiError {
		const refusal = { message: this.message, advice: `${this.advice} ${sentence}` };
		return new FeishuApiError({ ...this.facts, refusal });
	}

	/** The same failure, which also says what it is about. */
	about(subject: string): FeishuApiError {
		const refusal = { message: `${this.message}: ${subject}`, advice: this.advice };
		return new FeishuApiError({ ...this.facts, refusal });
	}

	/** The same failure, told in the given words as one after which nothing was changed. */
	asNotCarriedOut(refusal: Refusal): FeishuApiError {
		return new FeishuApiError({ ...this.facts, kind: 'refused', refusal, ...SETTLED });
	}

	/** This failure, which came when a write was to be sent again whose answer was lost. */
	afterLostWrite(): FeishuApiError {
		const refusal = {
			message: this.message,
			advice: `${this.advice} It was sent before, and nobody knows whether that was carried out: look in Feishu before you run the item again.`,
		};
		return new FeishuApiError({ ...this.facts, refusal, ...UNKNOWN });
	}
}

const rowOf = ({ refusals }: Endpoint, code: number | undefined): CodeRow | undefined =>
	code === undefined ? undefined : (refusals[code] ?? gatewayRefusals[code]);

/** The sentences for a failure: the endpoint's own words for its code, then the gateway's, then the kind's. */
export function explain({ app, kind, endpoint, envelope, reason }: FailureFacts): Refusal {
	const listed = rowOf(endpoint, envelope?.code);
	if (envelope !== undefined && listed !== undefined)
		return withDetails(listed, envelope, { app, endpoint });
	if (envelope === undefined) return unreachable(kind, reasonInWords(reason ?? ''));
	return unlisted(envelope, endpoint);
}

type Called = Pick<FailureFacts, 'app' | 'endpoint'>;

/** Adds to a sentence what only this answer knows: the scopes, the console page, the fields, the text. */
function withDetails(refusal: CodeRow, envelope: Envelope, facts: Called): Refusal {
	if (refusal.means === 'scopeMissing') return withScopes(refusal, envelope, facts);
	if (refusal.means === 'fieldsRefused') return withText(refusal, fieldsIn(envelope));
	if (refusal.means === 'textNeeded') return withText(refusal, envelope.msg);
	return refusal;
}

const fieldsIn = ({ msg, violations }: Envelope): string =>
	violations.map(({ field, description }) => `${field}: ${description}`).join('; ') || msg;

function withText(refusal: Refusal, text: string): Refusal {
	// A sentence follows where a list shows both.
	const bare = text.trim().replace(/[.。]+$/u, '');
	if (bare === '') return refusal;
	return { message: `${refusal.message}: ${bare}`, advice: refusal.advice };
}

function withScopes(refusal: CodeRow, envelope: Envelope, { app, endpoint }: Called): Refusal {
	const own = refusal.scopes ?? endpoint.scopes;
	const scopes = envelope.scopes.length > 0 ? envelope.scopes : own;
	const link = app ? scopesPage(app, scopesToAdd(endpoint, scopes)) : envelope.link;
	return {
		message: refusal.scopes ? refusal.message : `${refusal.message}: ${scopes.join(' or ')}`,
		advice: link === undefined ? refusal.advice : `${refusal.advice} Open ${link} to add it.`,
	};
}

function unreachable(kind: FailureFacts['kind'], reason: string): Refusal {
	if (kind === 'notSent') {
		return {
			message: `Feishu could not be reached (${reason}), nothing was sent`,
			advice:
				"Check the network of the n8n host and 'Region' or 'Base URL' in the credential, then run the workflow again.",
		};
	}
	return {
		message: `Feishu did not answer (${reason})`,
		advice: "Run the workflow again; if it happens often, raise 'Timeout (Milliseconds)'.",
	};
}

function unlisted({ code, status, msg }: Envelope, endpoint: Endpoint): Refusal {
	if (code === undefined) {
		return {
			message: `The address answered HTTP ${status} without a Feishu envelope`,
			advice: isPassing(status)
				? 'Feishu or a gateway in between is not available now; run the workflow again later.'
				: "Check 'Region' or 'Base URL' in the credential: it has to be the address of Feishu itself, reached without a proxy that rewrites answers.",
		};
	}
	return {
		message:
			msg === ''
				? `Feishu refused the request with code ${code}`
				: `Feishu refused the request: ${msg}`,
		advice: `The code is not in Feishu's documentation for this call; look it up at ${endpoint.documentation} or give the log ID to Feishu support.`,
	};
}
