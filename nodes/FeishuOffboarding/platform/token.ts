import { decodeEnvelope, type Envelope } from './answers/envelope';
import { isPassing, type Exchange } from './answers/exchange';
import { isRecord, numberAt, textAt } from './json';
import type { Refusal } from './refusals/refusal';
import { tokenRefusals, unlistedTokenRefusal } from './refusals/tokenRefusals';
import { tokenExchange } from './tokenExchange';

/** A token and the moment from which it is not used any more, milliseconds since the epoch. */
export interface TenantAccessToken {
	readonly value: string;
	readonly usableUntilMs: number;
}

/** What a credential keeps of a token. The fingerprint says which app it belongs to. */
export const credentialFields = (token: TenantAccessToken | undefined, fingerprint: string) => ({
	tenantAccessToken: token?.value ?? '',
	tenantAccessTokenExpiresAt: token?.usableUntilMs ?? '',
	tenantAccessTokenFor: fingerprint,
});

/**
 * The token that the credential keeps for the app. Undefined where it keeps none or that of another
 * app: n8n keeps the hidden fields when somebody edits the others.
 */
export function storedToken(
	credential: unknown,
	fingerprint: string,
): TenantAccessToken | undefined {
	const value = textAt(credential, 'tenantAccessToken') ?? '';
	const until = isRecord(credential) ? credential.tenantAccessTokenExpiresAt : undefined;
	const isOurs = textAt(credential, 'tenantAccessTokenFor') === fingerprint;
	if (value === '' || !isOurs) return undefined;
	return { value, usableUntilMs: until === '' ? Number.NaN : Number(until) };
}

/** The token endpoint gave no token. The message is a whole explanation and holds no secret. */
export class TokenRefused extends Error {
	override readonly name = 'TokenRefused';

	/**
	 * @param refusal what happened, and what to do about it
	 * @param envelope the endpoint's answer, absent where none came
	 * @param reason the connection's own words where no answer came, for example ECONNRESET
	 */
	constructor(
		readonly refusal: Refusal,
		readonly envelope?: Envelope,
		readonly reason?: string,
	) {
		super(`${refusal.message}. ${refusal.advice}${supportLine(envelope)}`);
	}

	/** Whether asking again a little later may help. */
	get transient(): boolean {
		const { envelope } = this;
		if (envelope === undefined || isPassing(envelope.status)) return true;
		return envelope.code !== undefined && tokenExchange.refusals[envelope.code]?.class === 'busy';
	}
}

const MARGIN_MS = 3 * 60_000;

/** Early by 3 minutes, so that no request outlives its token, but by no more than half of a short life. */
export function usableForMs(expireSeconds: number): number {
	const lifeMs = expireSeconds * 1_000;
	return lifeMs - Math.min(MARGIN_MS, lifeMs / 2);
}

/** Reads the token endpoint's flat answer; its refusals come with HTTP 200. Throws TokenRefused. */
export function decodeToken(
	answer: Extract<Exchange, { kind: 'answer' }>,
	nowMs: number,
): TenantAccessToken {
	const envelope = decodeEnvelope(answer);
	const token = textAt(answer.body, 'tenant_access_token') ?? '';
	const expireSeconds = numberAt(answer.body, 'expire') ?? 0;
	if (envelope.code === 0 && token !== '' && expireSeconds > 0) {
		return { value: token, usableUntilMs: nowMs + usableForMs(expireSeconds) };
	}
	throw new TokenRefused(refusalOf(envelope), envelope);
}

function refusalOf({ code, status }: Envelope): Refusal {
	if (code === undefined && isPassing(status)) {
		return {
			message: 'Feishu or a gateway in between is not available now, so there is no token',
			advice: 'Run the workflow again later.',
		};
	}
	if (code === undefined) {
		return {
			message: 'This address does not answer like Feishu',
			advice: "Check 'Region' and 'Base URL' in the credential.",
		};
	}
	return tokenRefusals[code] ?? unlistedTokenRefusal;
}

function supportLine(envelope: Envelope | undefined): string {
	if (envelope === undefined) return '';
	const { code, logId, status } = envelope;
	const parts = [`HTTP ${status}`];
	if (code !== undefined) parts.push(`Feishu code ${code}`);
	parts.push(logId === undefined ? 'no log ID' : `log ID ${logId}`);
	return ` (${parts.join(', ')})`;
}
