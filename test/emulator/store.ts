import { dayOf } from './dates';
import { longId } from './ids';

export type OffboardingStatus =
	'Approving' | 'Approved' | 'Offboarded' | 'Rejected' | 'Withdrawn' | 'NoNeedApproval';

/** What stands in the way of a revocation, though the record itself is in order. */
export type Obstacle =
	| 'internalError'
	| 'unknownError'
	| 'beingWithdrawn'
	| 'modificationApproval'
	| 'withdrawalApproval';

export interface OffboardingRecord {
	readonly offboardingId: string;
	/** people_corehr_id */
	readonly employmentId: string;
	readonly mode: 1 | 2;
	readonly status: OffboardingStatus;
	readonly offboardingDate: string;
	readonly reason: string;
	readonly reasonExplanation: string;
	/** people_corehr_id; the system, when absent */
	readonly initiatorId: string | undefined;
	readonly processId: string | undefined;
	readonly addBlockList: boolean;
	readonly blockReason: string;
	readonly blockReasonExplanation: string;
	readonly customFields: readonly { readonly fieldName: string; readonly value: string }[];
	readonly retainAccount: boolean;
	readonly createdAt: number;
	readonly finishedAt: number | undefined;
	readonly obstacle: Obstacle | undefined;
}

export type Draft = Omit<OffboardingRecord, 'offboardingId' | 'processId' | 'finishedAt'>;

export interface Store {
	create(draft: Draft): OffboardingRecord;
	change(
		offboardingId: string,
		change: Partial<Pick<OffboardingRecord, 'status' | 'finishedAt'>>,
		now: number,
	): OffboardingRecord | undefined;
	record(offboardingId: string): OffboardingRecord | undefined;
	/** The record under way or waiting for its date, of which a person has one at most. */
	open(employmentId: string): OffboardingRecord | undefined;
	all(): OffboardingRecord[];
	/** Every record in the version that had been stored by then. */
	asOf(atMs: number): OffboardingRecord[];
	/** Approved or needing no approval, and past the end of the offboarding date. */
	due(now: number): OffboardingRecord[];
}

interface Version {
	at: number;
	record: OffboardingRecord;
}

function isOpen({ status }: OffboardingRecord): boolean {
	return status === 'Approving' || status === 'Approved' || status === 'NoNeedApproval';
}

function isDue(record: OffboardingRecord, now: number): boolean {
	return record.status !== 'Approving' && record.offboardingDate < dayOf(now);
}

function toRecord(draft: Draft, sequence: number): OffboardingRecord {
	return {
		...draft,
		offboardingId: longId('offboarding', sequence),
		processId: draft.mode === 2 ? longId('process', sequence) : undefined,
		finishedAt: draft.status === 'Approving' ? undefined : draft.createdAt,
	};
}

/** Every version of every record, and which record of a person is open. */
function createShelf() {
	const versions = new Map<string, Version[]>();
	const openIds = new Map<string, string>();
	const record = (offboardingId: string) => versions.get(offboardingId)?.at(-1)?.record;
	return {
		versions,
		openIds,
		record,
		save: (saved: OffboardingRecord, at: number): OffboardingRecord => {
			const { offboardingId, employmentId } = saved;
			versions.set(offboardingId, [...(versions.get(offboardingId) ?? []), { at, record: saved }]);
			if (isOpen(saved)) openIds.set(employmentId, offboardingId);
			else if (openIds.get(employmentId) === offboardingId) openIds.delete(employmentId);
			return saved;
		},
	};
}

function versionAt(history: readonly Version[], atMs: number): OffboardingRecord[] {
	const version = history.filter((candidate) => candidate.at <= atMs).at(-1);
	return version ? [version.record] : [];
}

export function createStore(): Store {
	const { versions, openIds, record, save } = createShelf();
	const listed = (ids: Iterable<string>) => [...ids].flatMap((id) => record(id) ?? []);
	return {
		create: (draft) => save(toRecord(draft, versions.size + 1), draft.createdAt),
		change(offboardingId, change, now) {
			const current = record(offboardingId);
			return current && save({ ...current, ...change }, now);
		},
		record,
		open: (employmentId) => record(openIds.get(employmentId) ?? ''),
		all: () => listed(versions.keys()),
		asOf: (atMs) => [...versions.values()].flatMap((history) => versionAt(history, atMs)),
		due: (now) => listed(openIds.values()).filter((candidate) => isDue(candidate, now)),
	};
}
