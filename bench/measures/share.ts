import type { RateLimit } from '../../test/emulator/gateway/limiter';

/**
 * The shortest time in which a sliding window of the limit lets that many calls through, milliseconds: the
 * first windowful goes at once, every further one a window later.
 */
const shortestMs = (calls: number, { count, windowMs }: RateLimit): number =>
	Math.max(0, Math.ceil(calls / count) - 1) * windowMs;

/**
 * What part of what the limit allows was used: that shortest time and one latency for the last answer, by the time it
 * took. That a token has to be fetched first is the contender's own affair.
 */
export const shareOf = (
	calls: number,
	limit: RateLimit,
	latencyMs: number,
	tookMs: number,
): number => (calls === 0 ? 0 : (shortestMs(calls, limit) + latencyMs) / tookMs);
