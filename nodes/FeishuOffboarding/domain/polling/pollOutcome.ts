import { isLaterStatus, isOpenChecklist, isOpenStatus } from '../offboarding/status';
import type { PolledRecord } from './polledRecord';
import { LATENESS_MS } from './pollPlan';
import { pack, snapshotOf, unpack, type PollState, type Snapshot } from './pollState';

type ChangedField = 'status' | 'offboarding_date' | 'checklist_status';

export interface PolledChange {
	readonly kind: 'created' | 'changed';
	/**
	 * Empty for one that comes back after it was forgotten. Of a new record only the status: where it cannot be the
	 * first that the record had, it has changed before anybody saw it.
	 */
	readonly fields: readonly ChangedField[];
	readonly previous: Snapshot | undefined;
	readonly record: PolledRecord;
}

export interface PollOutcome {
	readonly state: PollState;
	readonly changes: readonly PolledChange[];
}

/** By offboarding ID. */
export type RecordsById = ReadonlyMap<string, PolledRecord>;

export interface Findings {
	readonly scanned: RecordsById;
	/** Found afterwards, so newer where it is in both. */
	readonly lookedUp: RecordsById;
}

/** How long a record that search does not show any more is kept, so that it is not new when it is back. */
const MISSING_MS = 7 * 24 * 60 * 60_000;

/** The state of a trigger that starts: everything found is known, and only what is in `fresh` is told. */
export function firstOutcome(
	app: string,
	scanned: RecordsById,
	fresh: RecordsById,
	nowMs: number,
): PollOutcome {
	return {
		state: {
			version: 1,
			app,
			polledAtMs: nowMs,
			records: packAll([...new Map([...scanned, ...fresh]).values()]),
		},
		changes: inOrder([...fresh.values()].map(asCreated)),
	};
}

/** Compares what was found with what was known. */
export function nextOutcome(
	state: PollState,
	{ scanned, lookedUp }: Findings,
	nowMs: number,
): PollOutcome {
	const found = new Map(scanned);
	for (const [id, record] of lookedUp) {
		// Whom a look-up is about may have had records long before.
		if (Object.hasOwn(state.records, id) || scanned.has(id)) found.set(id, record);
	}
	// The others are settled, and out of reach of every later scan.
	const kept = [...found.values()].filter(
		(record) => scanned.has(record.offboardingId) || isLive(record),
	);
	return {
		state: {
			version: 1,
			app: state.app,
			polledAtMs: Math.max(nowMs, state.polledAtMs + 1),
			records: { ...stillMissing(state, found, nowMs), ...packAll(kept) },
		},
		changes: inOrder([...found.values()].flatMap((record) => changeOf(record, state) ?? [])),
	};
}

const packAll = (records: readonly PolledRecord[]): Record<string, string> =>
	Object.fromEntries(records.map((record) => [record.offboardingId, pack(snapshotOf(record))]));

/** Known records that were not found, as long as they may come back. */
function stillMissing(state: PollState, found: RecordsById, nowMs: number): Record<string, string> {
	const missing = Object.entries(state.records).flatMap(([id, packed]) => {
		const snapshot = found.has(id) ? undefined : unpack(packed);
		if (snapshot === undefined) return [];
		const missingSinceMs = snapshot.missingSinceMs || nowMs;
		return nowMs - missingSinceMs < MISSING_MS
			? [[id, pack({ ...snapshot, missingSinceMs })] as const]
			: [];
	});
	return Object.fromEntries(missing);
}

const isLive = ({ status, checklistStatus }: PolledRecord): boolean =>
	isOpenStatus(status) || isOpenChecklist(checklistStatus);

function changeOf(record: PolledRecord, state: PollState): PolledChange | undefined {
	const previous = unpack(state.records[record.offboardingId]);
	if (previous === undefined) return newRecord(record, state.polledAtMs);
	const fields = changedFields(previous, record);
	return fields.length === 0 ? undefined : { kind: 'changed', fields, previous, record };
}

function changedFields(previous: Snapshot, record: PolledRecord): ChangedField[] {
	const pairs = [
		['status', previous.status, record.status],
		['offboarding_date', previous.offboardingDate, record.offboardingDate],
		['checklist_status', previous.checklistStatus, record.checklistStatus],
	] as const;
	return pairs.filter(([, before, after]) => before !== after).map(([field]) => field);
}

/** A record that is not known, and yet older than what the last poll could miss, was forgotten meanwhile. */
function newRecord(record: PolledRecord, sinceMs: number): PolledChange {
	// The zone of the time is not documented: this is the latest that it can be, 12 hours behind.
	const latestMs = Date.parse(`${record.initiatingTime.replace(' ', 'T')}-12:00`);
	const isForgotten = latestMs < sinceMs - LATENESS_MS;
	if (isForgotten) return { kind: 'changed', fields: [], previous: undefined, record };
	return { ...asCreated(record), fields: isLaterStatus(record.status) ? ['status'] : [] };
}

/** A record that a trigger begins with: how it came to be as it is was before. */
const asCreated = (record: PolledRecord): PolledChange => ({
	kind: 'created',
	fields: [],
	previous: undefined,
	record,
});

/** The record whose application was made last. */
export const newestOf = (records: readonly PolledRecord[]): PolledRecord | undefined =>
	[...records].sort(byTime).at(-1);

const inOrder = (changes: readonly PolledChange[]): PolledChange[] =>
	[...changes].sort((a, b) => byTime(a.record, b.record));

function byTime(a: PolledRecord, b: PolledRecord): number {
	const [first, second] = [keyOf(a), keyOf(b)];
	return first < second ? -1 : Number(first > second);
}

const keyOf = ({ initiatingTime, offboardingId }: PolledRecord): string =>
	`${initiatingTime} ${offboardingId.padStart(32, '0')}`;
