import { decodeEvent, type OffboardingEvent } from '../domain/events';
import { decryptEvent } from '../platform/encryption';
import { recordAt, textAt } from '../platform/json';
import {
	checkSignature,
	isSameSecret,
	signedAtMs,
	type RequestHeaders,
	type SignatureCheck,
} from '../platform/signature';
import { decodeUtf8 } from '../platform/utf8';
import { parseBody } from './parseBody';
import { hasSeen, type SeenEvents } from './seenEvents';

export interface IncomingCall {
	/** The bytes as they came; undefined where the host did not keep them. */
	readonly rawBody: Uint8Array | undefined;
	readonly headers: RequestHeaders;
}

/** Empty where the app, or the credential, has none. */
export interface EventSecrets {
	readonly encryptKey: string;
	readonly verificationToken: string;
}

export interface WantedEvents {
	readonly eventTypes: readonly string[];
	/** Words of the search call; empty for all. */
	readonly statuses: readonly string[];
	readonly checklistStatuses: readonly string[];
	/** How old or early a signed call may be; undefined for any age, as the vendor documents no limit. */
	readonly replayWindowMs?: number | undefined;
}

interface Rejection {
	readonly kind: 'rejected';
	/** 401: not known to be from the app. 400: cannot be an event. */
	readonly status: 400 | 401;
	/** Says nothing of what the call contained. */
	readonly reason: string;
}

export type EventOutcome =
	| { readonly kind: 'challenge'; readonly challenge: string }
	| { readonly kind: 'event'; readonly event: OffboardingEvent }
	| { readonly kind: 'duplicate'; readonly eventId: string }
	| { readonly kind: 'ignored'; readonly reason: string }
	| Rejection;

export const BODY_LIMIT_BYTES = 1_048_576;

/**
 * Decides what a call means. Nothing of it is read before its signature is checked, and nothing is
 * acted on before both secrets are, as far as there are two.
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function receiveEvent(
	call: IncomingCall,
	secrets: EventSecrets,
	seen: SeenEvents,
	wanted: WantedEvents,
	nowMs: number,
): EventOutcome {
	const opened = openCall(call, secrets, wanted, nowMs);
	if ('kind' in opened) return opened;
	const { body, signature } = opened;
	if (secrets.verificationToken !== '' && !isSameSecret(tokenOf(body), secrets.verificationToken)) {
		return unauthorized('the Verification Token is another one');
	}
	if (body.type === 'url_verification') return challengeOf(body);
	if (secrets.encryptKey !== '' && signature !== 'valid') {
		return unauthorized('the call is not signed');
	}
	const reading = decodeEvent(body);
	if (reading.kind === 'malformed') return malformed(reading.reason);
	if (reading.kind === 'other') return { kind: 'ignored', reason: 'not an offboarding event' };
	return sift(reading.event, seen, wanted);
}

interface OpenedCall {
	readonly body: Record<string, unknown>;
	readonly signature: SignatureCheck;
}

/** From bytes to a JSON object, decrypted where the app encrypts. */
function openCall(
	{ rawBody, headers }: IncomingCall,
	{ encryptKey, verificationToken }: EventSecrets,
	{ replayWindowMs }: WantedEvents,
	nowMs: number,
): OpenedCall | Rejection {
	if (rawBody === undefined) return malformed('this n8n did not keep the bytes of the call');
	if (rawBody.length > BODY_LIMIT_BYTES) return malformed('the body is too large');
	if (encryptKey === '' && verificationToken === '') {
		return unauthorized('the credential has neither an Encrypt Key nor a Verification Token');
	}
	if (encryptKey === '') return openPlain(rawBody);
	// The check of a request URL is documented as unsigned, so a missing signature is judged later:
	// https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/choose-a-subscription-mode/send-notifications-to-developers-server
	const signature = checkSignature(rawBody, headers, encryptKey);
	if (signature === 'wrong') return unauthorized('the signature does not fit');
	if (signature === 'valid' && isOutside(headers, replayWindowMs, nowMs)) {
		return unauthorized('the call was signed outside the replay window');
	}
	return openEncrypted(rawBody, encryptKey, signature);
}

function openPlain(rawBody: Uint8Array): OpenedCall | Rejection {
	const parsed = parseBody(decodeUtf8(rawBody) ?? '');
	if (parsed.kind === 'refused') return malformed(`the body ${parsed.reason}`);
	if (typeof parsed.body.encrypt === 'string') {
		return unauthorized('the call is encrypted, and the credential has no Encrypt Key');
	}
	return { body: parsed.body, signature: 'absent' };
}

function openEncrypted(
	rawBody: Uint8Array,
	encryptKey: string,
	signature: SignatureCheck,
): OpenedCall | Rejection {
	// What is signed and yet unreadable is damaged; what is not signed is nobody's.
	const refused = signature === 'valid' ? malformed : unauthorized;
	const parsed = parseBody(decodeUtf8(rawBody) ?? '');
	if (parsed.kind === 'refused') return refused(`the body ${parsed.reason}`);
	const { encrypt } = parsed.body;
	if (typeof encrypt !== 'string') return unauthorized('the call is not encrypted');
	const decrypted = decryptEvent(encrypt, encryptKey);
	if (decrypted.kind === 'refused') return refused(decrypted.reason);
	const inner = parseBody(decrypted.text);
	if (inner.kind === 'refused') return refused(`the decrypted body ${inner.reason}`);
	return { body: inner.body, signature };
}

function isOutside(
	headers: RequestHeaders,
	replayWindowMs: number | undefined,
	nowMs: number,
): boolean {
	if (replayWindowMs === undefined) return false;
	const signedMs = signedAtMs(headers);
	return signedMs === undefined || Math.abs(nowMs - signedMs) > replayWindowMs;
}

const tokenOf = (body: Record<string, unknown>): string =>
	textAt(recordAt(body, 'header'), 'token') ?? textAt(body, 'token') ?? '';

/** Echoes letters, digits and signs only: whoever got hold of encrypted events could otherwise splice them in. */
function challengeOf(body: Record<string, unknown>): EventOutcome {
	const challenge = textAt(body, 'challenge') ?? '';
	return /^[\x21-\x7e]{1,256}$/.test(challenge)
		? { kind: 'challenge', challenge }
		: malformed('the challenge is not one');
}

function sift(event: OffboardingEvent, seen: SeenEvents, wanted: WantedEvents): EventOutcome {
	if (!wanted.eventTypes.includes(event.eventType)) {
		return { kind: 'ignored', reason: 'not an event that the trigger is set to' };
	}
	if (!passes(event, wanted)) return { kind: 'ignored', reason: 'not a status that is wanted' };
	if (hasSeen(seen, event.eventId)) return { kind: 'duplicate', eventId: event.eventId };
	return { kind: 'event', event };
}

/** A filter concerns the events that tell what it is about; the others pass. */
function passes({ tells, status, checklistStatus }: OffboardingEvent, wanted: WantedEvents) {
	const among = (names: readonly string[], name: string | undefined): boolean =>
		names.length === 0 || (name !== undefined && names.includes(name));
	return (
		(!tells.status || among(wanted.statuses, status)) &&
		(!tells.checklistStatus || among(wanted.checklistStatuses, checklistStatus))
	);
}

const unauthorized = (reason: string): Rejection => ({ kind: 'rejected', status: 401, reason });
const malformed = (reason: string): Rejection => ({ kind: 'rejected', status: 400, reason });
