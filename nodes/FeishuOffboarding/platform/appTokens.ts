import type { Exchange } from './answers/exchange';
import type { TenantAccessToken } from './token';

/** A token to send a request with, and when it was fetched, as `AppTokens` counts. */
export interface TokenInUse extends TenantAccessToken {
	readonly fetchedAt: number;
}

/** How a renewal ended, for all who wait for it. */
export type RenewalEnd =
	| { readonly kind: 'renewed' }
	/** No token came, so no request left; asking again a little later may help. */
	| { readonly kind: 'notSent'; readonly exchange: Exchange }
	| { readonly kind: 'failed'; readonly error: Error };

/** A renewal under way. */
export interface Renewal {
	/** The token that was fetched. */
	keep(token: TenantAccessToken): TokenInUse;
	/** Wakes those who wait; only the first call counts. */
	end(end: RenewalEnd): void;
}

/** Another process fetched it, nobody here knows when. */
const UNKNOWN = 0;

/**
 * What one process knows of one app's tokens. Events are counted instead of timed,
 * because a refusal and a fetch may fall into one millisecond.
 */
export class AppTokens {
	/** Resolves when the token that is being fetched has come, or has not; undefined while none is fetched. */
	renewal: Promise<RenewalEnd> | undefined;

	private newest: TokenInUse | undefined;
	private readonly refused = new Map<string, { readonly untilMs: number; readonly at: number }>();
	private events = UNKNOWN;

	/** The token to use now: this process's own, else the stored one, else none. */
	usable(stored: TenantAccessToken | undefined, nowMs: number): TokenInUse | undefined {
		for (const [value, { untilMs }] of this.refused) {
			if (untilMs <= nowMs) this.refused.delete(value);
		}
		return [this.newest, stored && { ...stored, fetchedAt: UNKNOWN }].find(
			(token) =>
				token !== undefined && token.usableUntilMs > nowMs && !this.refused.has(token.value),
		);
	}

	/** Remembers until the end of its life that Feishu refused the token; says when that was. */
	refuse(token: TenantAccessToken): number {
		const at = ++this.events;
		this.refused.set(token.value, { untilMs: token.usableUntilMs, at });
		return at;
	}

	/** Lets the others wait until the renewal ends. */
	beginRenewal(): Renewal {
		let wake: (end: RenewalEnd) => void = () => undefined;
		const renewal = new Promise<RenewalEnd>((resolve) => {
			wake = resolve;
		});
		this.renewal = renewal;
		const fetchedAt = ++this.events;
		return {
			keep: (token) => this.keep({ ...token, fetchedAt }),
			end: (end) => {
				if (this.renewal === renewal) this.renewal = undefined;
				wake(end);
			},
		};
	}

	/**
	 * Feishu hands out the same token until it is old. If it hands out one again after an endpoint refused it,
	 * the token is good after all.
	 */
	private keep(token: TokenInUse): TokenInUse {
		this.newest = token;
		const refusal = this.refused.get(token.value);
		if (refusal !== undefined && refusal.at < token.fetchedAt) this.refused.delete(token.value);
		return token;
	}
}
