import { digest } from '../tenant/ids';

interface Token {
	value: string;
	appId: string;
	expiresAt: number;
}

export interface Tokens {
	issue(appId: string, now: number): { value: string; expiresInSeconds: number };
	/** The app ID the token speaks for, or nothing when the token is unknown or over. */
	holder(value: string, now: number): string | undefined;
	expireAll(now: number): void;
	revokeAll(): void;
}

// While at least this much of its life remains, a token is given out again:
// https://open.feishu.cn/document/ukTMukTMukTM/ukDNz4SO0MjL5QzM/auth-v3/auth/tenant_access_token_internal
const REUSE_MS = 30 * 60 * 1000;

/** `birthday` keeps the tokens of one emulator from being good at another. */
export function createTokens(lifetimeSeconds: number, birthday: string): Tokens {
	let tokens: Token[] = [];
	let issued = 0;

	function create(appId: string, now: number): Token {
		issued += 1;
		const value = `t-${digest(`${birthday}/${appId}/${issued}`, 40)}`;
		const token = { value, appId, expiresAt: now + lifetimeSeconds * 1000 };
		tokens.push(token);
		return token;
	}

	return {
		issue(appId, now) {
			tokens = tokens.filter((token) => token.expiresAt > now);
			const young = tokens.find(
				(token) => token.appId === appId && token.expiresAt - now >= REUSE_MS,
			);
			const { value, expiresAt } = young ?? create(appId, now);
			return { value, expiresInSeconds: Math.floor((expiresAt - now) / 1000) };
		},
		holder(value, now) {
			const token = tokens.find((candidate) => candidate.value === value);
			return token !== undefined && token.expiresAt > now ? token.appId : undefined;
		},
		expireAll(now) {
			for (const token of tokens) token.expiresAt = now;
		},
		revokeAll() {
			tokens = [];
		},
	};
}
