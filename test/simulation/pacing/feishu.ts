import { createLimiter } from '../../emulator/gateway/limiter';
import type { RateLimit } from '../../../nodes/FeishuOffboarding/platform/request';

interface Excess {
	readonly limit: number;
	readonly resetSeconds: number;
}

/** Counts a call that arrives, or says what it exceeds. */
export type Feishu = (nowMs: number) => Excess | undefined;

/** As the emulator counts. */
export function slidingWindow({ requests, windowMs }: RateLimit): Feishu {
	const limiter = createLimiter();
	return (nowMs) => limiter.take('', [{ count: requests, windowMs }], nowMs);
}

/** The count begins anew with every window of the server's clock. */
export function fixedWindow({ requests, windowMs }: RateLimit, phaseMs: number): Feishu {
	let current = Number.NaN;
	let count = 0;
	return (nowMs) => {
		const window = Math.floor((nowMs + phaseMs) / windowMs);
		if (window !== current) count = 0;
		current = window;
		if (count < requests) {
			count++;
			return undefined;
		}
		const leftMs = (window + 1) * windowMs - phaseMs - nowMs;
		return { limit: requests, resetSeconds: Math.max(1, Math.ceil(leftMs / 1_000)) };
	};
}
