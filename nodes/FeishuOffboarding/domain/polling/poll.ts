import type { OffboardingFilter } from '../offboarding/search';
import type { PolledRecord } from './polledRecord';
import type { WantedChanges } from './pollItem';
import { firstOutcome, newestOf, nextOutcome, type PollOutcome } from './pollOutcome';
import { lookUps, scanFrom, scans } from './pollPlan';
import type { PollState } from './pollState';

/** All records that a filter lets through, whatever number of pages they come on. */
export type Find = (filter: OffboardingFilter) => Promise<readonly PolledRecord[]>;

/** One poll: what there is to tell since `state`, and the state to keep once it has been told. */
export async function poll(find: Find, state: PollState, nowMs: number): Promise<PollOutcome> {
	const scanned = await findAll(find, scans(state.polledAtMs, nowMs));
	const lookedUp = await findAll(find, lookUps(state, scanned));
	return nextOutcome(state, { scanned, lookedUp }, nowMs);
}

/** The poll of a trigger that starts. Tells the records from `startMs` on; nothing, where that is undefined. */
export async function firstPoll(
	find: Find,
	app: string,
	startMs: number | undefined,
	nowMs: number,
): Promise<PollOutcome> {
	const scanned = await findAll(find, scans(nowMs, nowMs));
	const past = startMs === undefined || startMs > nowMs ? [] : [scanFrom(startMs, nowMs)];
	return firstOutcome(app, scanned, await findAll(find, past), nowMs);
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * A record to build a workflow with: the newest of the last month, else of the last year, else of all, and of these
 * one in a wanted status, if there are some.
 */
export async function newestRecord(
	find: Find,
	{ statuses }: Pick<WantedChanges, 'statuses'>,
	nowMs: number,
): Promise<PolledRecord | undefined> {
	const filters = [scanFrom(nowMs - 31 * DAY_MS, nowMs), scanFrom(nowMs - 366 * DAY_MS, nowMs), {}];
	for (const filter of filters) {
		const found = await find(filter);
		const newest =
			newestOf(found.filter(({ status }) => statuses.includes(status))) ?? newestOf(found);
		if (newest !== undefined) return newest;
	}
	return undefined;
}

async function findAll(
	find: Find,
	filters: readonly OffboardingFilter[],
): Promise<Map<string, PolledRecord>> {
	const found = new Map<string, PolledRecord>();
	for (const filter of filters) {
		for (const record of await find(filter)) found.set(record.offboardingId, record);
	}
	return found;
}
