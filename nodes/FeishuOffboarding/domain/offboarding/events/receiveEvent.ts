import type { OffboardingEvent } from './event';
import { chooseEvent, type WantedEvents } from './chooseEvent';
import { recordAt, textAt } from '../../../platform/json';
import { isSameSecret } from '../../../platform/events/signature';
import {
	malformed,
	openCall,
	unauthorized,
	type EventSecrets,
	type IncomingCall,
	type OpenedCall,
	type Rejection,
} from '../../../platform/events/openCall';

export interface WantedCalls extends WantedEvents {
	/** How old or early a signed call may be; undefined for any age, as Feishu documents no limit. */
	readonly replayWindowMs?: number | undefined;
}

export type EventOutcome =
	| { readonly kind: 'challenge'; readonly challenge: string }
	| { readonly kind: 'event'; readonly event: OffboardingEvent }
	| { readonly kind: 'ignored'; readonly reason: string }
	| Rejection;

/** Decides what a call means; changes nothing and never throws. */
export function receiveEvent(
	call: IncomingCall,
	secrets: EventSecrets,
	wanted: WantedCalls,
	nowMs: number,
): EventOutcome {
	const opened = openCall(call, secrets, wanted.replayWindowMs, nowMs);
	if (opened.kind === 'rejected') return opened;
	if (!hasToken(opened.body, secrets)) {
		return unauthorized('the Verification Token is another one');
	}
	if (opened.body.type === 'url_verification') return challengeOf(opened.body);
	return isSigned(opened, secrets)
		? eventOf(opened.body, wanted)
		: unauthorized('the call is not signed');
}

function hasToken(body: Record<string, unknown>, { verificationToken }: EventSecrets): boolean {
	const given = textAt(recordAt(body, 'header'), 'token') ?? textAt(body, 'token') ?? '';
	return verificationToken === '' || isSameSecret(given, verificationToken);
}

const isSigned = ({ signature }: OpenedCall, { encryptKey }: EventSecrets): boolean =>
	encryptKey === '' || signature === 'valid';

/** Only signs that a challenge has: whoever got hold of encrypted events could otherwise have them echoed. */
function challengeOf(body: Record<string, unknown>): EventOutcome {
	const challenge = textAt(body, 'challenge') ?? '';
	return /^[\x21-\x7e]{1,256}$/.test(challenge)
		? { kind: 'challenge', challenge }
		: malformed('the challenge is not one');
}

function eventOf(body: Record<string, unknown>, wanted: WantedEvents): EventOutcome {
	const choice = chooseEvent(body, wanted);
	return choice.kind === 'malformed' ? malformed(choice.reason) : choice;
}
