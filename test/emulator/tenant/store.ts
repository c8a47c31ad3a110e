import { dayOf } from './dates';
import { longId } from './ids';
import type { Draft, OffboardingRecord, RecordChange } from './record';

export type { OffboardingRecord } from './record';

/** A record before and after; `before` is absent for one that has just been made. */
export interface StoredChange {
	readonly before: OffboardingRecord | undefined;
	readonly after: OffboardingRecord;
	readonly at: number;
	/** people_corehr_id; empty for the system */
	readonly operator: string;
}

export interface Store {
	create(draft: Draft): OffboardingRecord;
	change(
		offboardingId: string,
		change: RecordChange,
		now: number,
		operator?: string,
	): OffboardingRecord | undefined;
	record(offboardingId: string): OffboardingRecord | undefined;
	/** When the record was changed last. */
	changedAt(offboardingId: string): number;
	/** The record under way or waiting for its date, of which a person has one at most. */
	open(employmentId: string): OffboardingRecord | undefined;
	all(): OffboardingRecord[];
	/** Every record in the version that had been stored by then. */
	asOf(atMs: number): OffboardingRecord[];
	/** Approved or needing no approval, and past the end of the offboarding date. */
	due(now: number): OffboardingRecord[];
	/** Tells of every change from now on. */
	watch(listener: (change: StoredChange) => void): void;
}

interface Version {
	at: number;
	record: OffboardingRecord;
}

function isOpen({ status }: OffboardingRecord): boolean {
	return status === 'Approving' || waitsForItsDate({ status });
}

/** Only its date is between it and the end. */
function waitsForItsDate({ status }: Pick<OffboardingRecord, 'status'>): boolean {
	return status === 'Approved' || status === 'NoNeedApproval';
}

function toRecord(draft: Draft, sequence: number): OffboardingRecord {
	const { mode, status, offboardingDate, reason, reasonExplanation, createdAt } = draft;
	const needsApproval = mode === 2;
	return {
		...draft,
		offboardingId: longId('offboarding', sequence),
		expectedDate: offboardingDate,
		lastAttendanceDate: offboardingDate,
		employeeReason: needsApproval ? reason : '',
		employeeReasonExplanation: needsApproval ? reasonExplanation : '',
		processId: needsApproval ? longId('process', sequence) : undefined,
		decisions: [],
		handedTo: [],
		checklist: {
			status: 'AntiBegin',
			processId: undefined,
			startedAt: undefined,
			finishedAt: undefined,
		},
		noncompete: { enforced: false, company: '', start: '', end: '' },
		transferWithWorkforce: false,
		finishedAt: status === 'Approving' ? undefined : createdAt,
	};
}

/** The records that wait for their date, by date: not all of thousands are looked through with every call. */
function createCalendar() {
	const days = new Map<string, Set<string>>();
	return {
		move(before: OffboardingRecord | undefined, after: OffboardingRecord) {
			if (before) days.get(before.offboardingDate)?.delete(before.offboardingId);
			if (!waitsForItsDate(after)) return;
			const day = days.get(after.offboardingDate) ?? new Set();
			days.set(after.offboardingDate, day.add(after.offboardingId));
		},
		/** IDs of those whose date is over. */
		before: (today: string): string[] =>
			[...days].filter(([day]) => day < today).flatMap(([, ids]) => [...ids]),
	};
}

/** Every version of every record, and which record of a person is open. */
function createShelf() {
	const versions = new Map<string, Version[]>();
	const openIds = new Map<string, string>();
	const calendar = createCalendar();
	const record = (offboardingId: string) => versions.get(offboardingId)?.at(-1)?.record;
	return {
		versions,
		openIds,
		calendar,
		record,
		save: (saved: OffboardingRecord, at: number): OffboardingRecord => {
			const { offboardingId, employmentId } = saved;
			calendar.move(record(offboardingId), saved);
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
	const { versions, openIds, calendar, record, save } = createShelf();
	const listeners: ((change: StoredChange) => void)[] = [];
	const listed = (ids: Iterable<string>) => [...ids].flatMap((id) => record(id) ?? []);
	const tell = (change: StoredChange) => {
		for (const listener of listeners) listener(change);
		return change.after;
	};
	return {
		create(draft) {
			const after = save(toRecord(draft, versions.size + 1), draft.createdAt);
			const operator = draft.initiatorId ?? '';
			return tell({ before: undefined, after, at: draft.createdAt, operator });
		},
		change(offboardingId, change, now, operator = '') {
			const before = record(offboardingId);
			return (
				before && tell({ before, after: save({ ...before, ...change }, now), at: now, operator })
			);
		},
		record,
		changedAt: (offboardingId) => versions.get(offboardingId)?.at(-1)?.at ?? 0,
		open: (employmentId) => record(openIds.get(employmentId) ?? ''),
		all: () => listed(versions.keys()),
		asOf: (atMs) => [...versions.values()].flatMap((history) => versionAt(history, atMs)),
		due: (now) => listed(calendar.before(dayOf(now))),
		watch: (listener) => void listeners.push(listener),
	};
}
