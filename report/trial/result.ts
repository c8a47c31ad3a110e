import type { Facts } from '../wire/facts';

/** What a record source of Validate Only said before the submit. */
export interface Forecast {
	readonly source: string;
	readonly verdict: 'clear' | 'doubtful' | 'unknown' | 'not readable';
}

/** An event that came while the trial ran. */
interface SeenEvent {
	/** Of the three that the package knows. */
	readonly type: string;
	/** Undefined where the event names no fields. */
	readonly updatedFields: readonly string[] | undefined;
}

/** What came of one submit and its revoke. Holds no value of a person. */
export interface TrialResult {
	readonly forecasts: readonly Forecast[];
	readonly submit: Facts;
	/** How far `created_time` is ahead of this machine's clock, milliseconds, if it is read as UTC. */
	readonly createdAheadMs: number | undefined;
	/** Undefined where there was nothing to revoke. */
	readonly revoke: Facts | undefined;
	/** `open` where the offboarding is there and somebody has to revoke it. */
	readonly end: 'refused' | 'revoked' | 'open' | 'unknown';
	/** Undefined where the events were not listened to. */
	readonly events: readonly SeenEvent[] | undefined;
	readonly whyNoEvents: string;
}
