/** At most `count` calls in any `windowMs` milliseconds. */
export interface RateLimit {
	count: number;
	windowMs: number;
}

interface Excess {
	limit: number;
	resetSeconds: number;
}

export interface Limiter {
	/** Counts the call, or says what it exceeds; a refused call is not counted. */
	take(key: string, limits: readonly RateLimit[], now: number): Excess | undefined;
}

export const perMinute = (count: number): RateLimit => ({ count, windowMs: 60_000 });
export const perSecond = (count: number): RateLimit => ({ count, windowMs: 1_000 });

function waitMs(calls: readonly number[], limit: RateLimit, now: number): number {
	const blocking = calls[calls.length - limit.count];
	return blocking === undefined ? 0 : blocking + limit.windowMs - now;
}

export function createLimiter(): Limiter {
	const callsByKey = new Map<string, number[]>();
	return {
		take(key, limits, now) {
			const longest = Math.max(0, ...limits.map((limit) => limit.windowMs));
			const calls = (callsByKey.get(key) ?? []).filter((at) => at + longest > now);
			callsByKey.set(key, calls);
			const worst = limits
				.map((limit) => ({ limit: limit.count, waitMs: waitMs(calls, limit, now) }))
				.reduce((a, b) => (b.waitMs > a.waitMs ? b : a), { limit: 0, waitMs: 0 });
			if (worst.waitMs > 0) {
				return {
					limit: worst.limit,
					resetSeconds: Math.max(1, Math.ceil(worst.waitMs / 1000)),
				};
			}
			if (limits.length > 0) calls.push(now);
			return undefined;
		},
	};
}
