import { numberAt } from '../../json';

/** How Feishu wants a connection to behave, milliseconds. */
export interface ConnectionTiming {
	/** Between two pings. */
	readonly pingMs: number;
	/** Between two attempts to connect. */
	readonly retryMs: number;
	/** Upper bound of the random wait after a connection was lost. */
	readonly jitterMs: number;
}

/** What the official SDKs assume. */
export const defaultTiming: ConnectionTiming = {
	pingMs: 120_000,
	retryMs: 120_000,
	jitterMs: 30_000,
};

const LEAST_MS = 5_000;
const MOST_MS = 600_000;

/**
 * Reads Feishu's `ClientConfig`, in seconds; what it leaves out stays as it was. ReconnectCount is not read:
 * who stops connecting loses events. Bounded, because zero would be a storm and a year would be silence.
 */
export function readTiming(config: unknown, before: ConnectionTiming): ConnectionTiming {
	return {
		pingMs: boundedMs(numberAt(config, 'PingInterval'), before.pingMs),
		retryMs: boundedMs(numberAt(config, 'ReconnectInterval'), before.retryMs),
		jitterMs: boundedMs(numberAt(config, 'ReconnectNonce'), before.jitterMs),
	};
}

const boundedMs = (seconds: number | undefined, beforeMs: number): number =>
	seconds === undefined || Number.isNaN(seconds)
		? beforeMs
		: Math.min(MOST_MS, Math.max(LEAST_MS, seconds * 1_000));
