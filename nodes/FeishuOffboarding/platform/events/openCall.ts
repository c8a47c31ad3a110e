import { decryptEvent } from './encryption';
import { checkSignature, signedAtMs, type RequestHeaders, type SignatureCheck } from './signature';
import { decodeUtf8 } from '../utf8';
import { parseBody } from './parseBody';

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

export interface Rejection {
	readonly kind: 'rejected';
	/** 401: not known to be from the app. 400: cannot be an event. */
	readonly status: 400 | 401;
	/** Says nothing of what the call contained. */
	readonly reason: string;
}

export const unauthorized = (reason: string): Rejection => ({
	kind: 'rejected',
	status: 401,
	reason,
});
export const malformed = (reason: string): Rejection => ({ kind: 'rejected', status: 400, reason });

export interface OpenedCall {
	readonly kind: 'opened';
	readonly body: Record<string, unknown>;
	readonly signature: SignatureCheck;
}

const BODY_LIMIT_BYTES = 1_048_576;

/**
 * From bytes to a JSON object: the signature first, then decryption where the app encrypts.
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/encrypt-key-encryption-configuration-case
 */
export function openCall(
	{ rawBody, headers }: IncomingCall,
	{ encryptKey, verificationToken }: EventSecrets,
	replayWindowMs: number | undefined,
	nowMs: number,
): OpenedCall | Rejection {
	if (rawBody === undefined) return malformed('this n8n did not keep the bytes of the call');
	if (rawBody.length > BODY_LIMIT_BYTES) return malformed('the body is too large');
	if (encryptKey !== '') {
		const signature = checkSignature(rawBody, headers, encryptKey);
		const refusal = judge(signature, headers, replayWindowMs, nowMs);
		return refusal ?? openEncrypted(rawBody, encryptKey, signature);
	}
	return verificationToken === ''
		? unauthorized('the credential has neither an Encrypt Key nor a Verification Token')
		: openPlain(rawBody);
}

/**
 * A missing signature is not judged here, because the check of a request URL comes without one:
 * https://open.feishu.cn/document/ukTMukTMukTM/uYDNxYjL2QTM24iN0EjN/event-subscription-configure-/choose-a-subscription-mode/send-notifications-to-developers-server
 */
function judge(
	signature: SignatureCheck,
	headers: RequestHeaders,
	replayWindowMs: number | undefined,
	nowMs: number,
): Rejection | undefined {
	if (signature === 'wrong') return unauthorized('the signature does not fit');
	if (signature === 'absent' || replayWindowMs === undefined) return undefined;
	const signedMs = signedAtMs(headers);
	return signedMs === undefined || Math.abs(nowMs - signedMs) > replayWindowMs
		? unauthorized('the call was signed outside the replay window')
		: undefined;
}

function openPlain(rawBody: Uint8Array): OpenedCall | Rejection {
	const parsed = parseBody(decodeUtf8(rawBody) ?? '');
	if (parsed.kind === 'refused') return malformed(`the body ${parsed.reason}`);
	return typeof parsed.body.encrypt === 'string'
		? unauthorized('the call is encrypted, and the credential has no Encrypt Key')
		: { kind: 'opened', body: parsed.body, signature: 'absent' };
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
	return { kind: 'opened', body: inner.body, signature };
}
