import type { PolledRecord } from './polledRecord';
import { listAt, numberAt, parseJson, recordAt, textAt } from '../../platform/json';

/** What a polling trigger remembers. A type of plain JSON, because n8n stores it. */
export type PollState = {
	readonly version: 1;
	/** Which app it was polled with: another one sees other records, which are not new for that. */
	readonly app: string;
	/** When the last poll that succeeded began, milliseconds since the epoch; grows with every poll. */
	readonly polledAtMs: number;
	/** Records by ID, each packed into one text, as there may be thousands. */
	readonly records: Readonly<Record<string, string>>;
};

/** What of a record was told last. */
export interface Snapshot {
	readonly status: string;
	readonly offboardingDate: string;
	readonly checklistStatus: string;
	readonly employmentId: string;
	/** Since when no poll has found the record, milliseconds since the epoch; 0 while they do. */
	readonly missingSinceMs: number;
}

/** What was stored, or undefined where it is no state of this app: then the next poll is the first. */
export function readPollState(stored: unknown, app: string): PollState | undefined {
	const polledAtMs = numberAt(stored, 'polledAtMs');
	if (numberAt(stored, 'version') !== 1 || textAt(stored, 'app') !== app) return undefined;
	if (polledAtMs === undefined) return undefined;
	const records = Object.entries(recordAt(stored, 'records'));
	return {
		version: 1,
		app,
		polledAtMs,
		records: Object.fromEntries(
			records.flatMap(([id, packed]) => (typeof packed === 'string' ? [[id, packed]] : [])),
		),
	};
}

export const snapshotOf = (record: PolledRecord): Snapshot => ({
	status: record.status,
	offboardingDate: record.offboardingDate,
	checklistStatus: record.checklistStatus,
	employmentId: record.employmentId,
	missingSinceMs: 0,
});

export function pack(snapshot: Snapshot): string {
	const { status, offboardingDate, checklistStatus, employmentId, missingSinceMs } = snapshot;
	return JSON.stringify([status, offboardingDate, checklistStatus, employmentId, missingSinceMs]);
}

/** The inverse of `pack`; undefined for any other text. */
export function unpack(packed: string | undefined): Snapshot | undefined {
	const parts = listAt({ parts: parseJson(packed ?? '') }, 'parts');
	const [status, offboardingDate, checklistStatus, employmentId, missingSinceMs] = parts;
	if (typeof status !== 'string' || typeof offboardingDate !== 'string') return undefined;
	if (typeof checklistStatus !== 'string' || typeof employmentId !== 'string') return undefined;
	if (typeof missingSinceMs !== 'number') return undefined;
	return { status, offboardingDate, checklistStatus, employmentId, missingSinceMs };
}
