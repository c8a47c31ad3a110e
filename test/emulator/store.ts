import { dayOf } from './dates';
import { longId } from './ids';

export type OffboardingStatus =
	| 'Approving'
	| 'Approved'
	| 'Offboarded'
	| 'Rejected'
	| 'Withdrawn'
	| 'NoNeedApproval';

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

const isOpen = (record: OffboardingRecord) =>
	['Approving', 'Approved', 'NoNeedApproval'].includes(record.status);

export function createStore(): Store {
	const versions = new Map<string, Version[]>();
	const latest = new Map<string, OffboardingRecord>();
	const openIds = new Map<string, string>();

	function save(record: OffboardingRecord, at: number): OffboardingRecord {
		const history = versions.get(record.offboardingId) ?? [];
		versions.set(record.offboardingId, [...history, { at, record }]);
		latest.set(record.offboardingId, record);
		if (isOpen(record)) openIds.set(record.employmentId, record.offboardingId);
		else if (openIds.get(record.employmentId) === record.offboardingId) {
			openIds.delete(record.employmentId);
		}
		return record;
	}

	const record = (offboardingId: string) => latest.get(offboardingId);

	return {
		create(draft) {
			const sequence = latest.size + 1;
			const created = {
				...draft,
				offboardingId: longId('offboarding', sequence),
				processId: draft.mode === 2 ? longId('process', sequence) : undefined,
				finishedAt: draft.status === 'Approving' ? undefined : draft.createdAt,
			};
			return save(created, draft.createdAt);
		},
		change(offboardingId, change, now) {
			const current = record(offboardingId);
			return current && save({ ...current, ...change }, now);
		},
		record,
		open(employmentId) {
			const offboardingId = openIds.get(employmentId);
			return offboardingId === undefined ? undefined : record(offboardingId);
		},
		all: () => [...latest.values()],
		asOf: (atMs) =>
			[...versions.values()].flatMap((history) => {
				const version = history.filter((candidate) => candidate.at <= atMs).at(-1);
				return version ? [version.record] : [];
			}),
		due: (now) =>
			[...openIds.values()].flatMap((offboardingId) => {
				const candidate = record(offboardingId);
				if (!candidate || candidate.status === 'Approving') return [];
				return candidate.offboardingDate < dayOf(now) ? [candidate] : [];
			}),
	};
}
