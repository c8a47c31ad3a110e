import { checklistStatuses, statuses } from '../offboarding/status';
import type { PolledRecord } from './polledRecord';
import type { WantedChanges } from './pollItem';
import type { PolledChange } from './pollOutcome';
import { snapshotOf, type Snapshot } from './pollState';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/**
 * A change to build a workflow with: of the first kind that is wanted, and a new record where none is. What the
 * record was before is made up.
 */
export function sampleChange(record: PolledRecord, { changes }: WantedChanges): PolledChange {
	const [wanted] = changes;
	const before = snapshotOf(record);
	switch (wanted) {
		case 'status':
			return changed(wanted, record, { ...before, status: another(statuses, record.status) });
		case 'checklist_status': {
			const checklistStatus = another(checklistStatuses, record.checklistStatus);
			return changed(wanted, record, { ...before, checklistStatus });
		}
		case 'offboarding_date':
			return changed(wanted, record, {
				...before,
				offboardingDate: aWeekBefore(record.offboardingDate),
			});
		default:
			return { kind: 'created', fields: [], previous: undefined, record };
	}
}

const changed = (
	field: PolledChange['fields'][number],
	record: PolledRecord,
	previous: Snapshot,
): PolledChange => ({ kind: 'changed', fields: [field], previous, record });

/** The first word of the table that is not the given one, as records begin with the first. */
const another = (rows: ReadonlyArray<{ readonly name: string }>, word: string): string =>
	rows.find(({ name }) => name !== word)?.name ?? '';

function aWeekBefore(date: string): string {
	const atMs = Date.parse(date);
	return Number.isNaN(atMs) ? '' : new Date(atMs - WEEK_MS).toISOString().slice(0, 10);
}
