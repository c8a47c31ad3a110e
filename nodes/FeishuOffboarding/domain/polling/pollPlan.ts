import { closedStatuses, openStatuses } from '../offboarding/status';
import type { OffboardingFilter } from '../offboarding/search';
import type { PolledRecord } from './polledRecord';
import { unpack, type PollState } from './pollState';

const DAY_MS = 24 * 60 * 60_000;

/** Applications are read again for so long. A record older than that was never missed. */
const OVERLAP_MS = 3 * DAY_MS;

/** How much of the overlap is for search lagging behind and clocks differing; the rest is for time zones. */
export const LATENESS_MS = 1.5 * DAY_MS;

/** How far back a direct offboarding may be dated and still be found. */
const BACKDATED_DAYS = 31;

/** The last date that Feishu has: with a nearer one, records that were closed long ago would come into view one day. */
const LATEST_DATE = '9999-12-31';

const LOOK_UP_SIZE = 100;

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/**
 * What to search for, in this order. Search cannot be asked what has changed, so the records that may have
 * changed are read: the open ones, and those that were closed before a poll saw them open. The latter are found
 * by the time of their application and, as a direct offboarding may have none, by their date.
 */
export function scans(sinceMs: number, nowMs: number): OffboardingFilter[] {
	return [
		{ statuses: openStatuses },
		{
			statuses: closedStatuses,
			initiated: { fromMs: sinceMs - OVERLAP_MS, toMs: nowMs + OVERLAP_MS },
		},
		{
			statuses: closedStatuses,
			offboardingDate: {
				from: dayOf(sinceMs - BACKDATED_DAYS * DAY_MS),
				to: LATEST_DATE,
			},
		},
	];
}

/** The records of whatever state whose application was made from that time on. */
export const scanFrom = (fromMs: number, nowMs: number): OffboardingFilter => ({
	initiated: { fromMs, toMs: nowMs + OVERLAP_MS },
});

/** What to search for after the scans: whatever became of the known records that they did not find. */
export function lookUps(
	state: PollState,
	found: ReadonlyMap<string, PolledRecord>,
): OffboardingFilter[] {
	const missing = Object.entries(state.records)
		.filter(([id]) => !found.has(id))
		.flatMap(([, packed]) => unpack(packed)?.employmentId ?? []);
	const people = [...new Set(missing)].filter((id) => id !== '').sort();
	return Array.from({ length: Math.ceil(people.length / LOOK_UP_SIZE) }, (_unused, page) => ({
		employmentIds: people.slice(page * LOOK_UP_SIZE, (page + 1) * LOOK_UP_SIZE),
	}));
}
