import type { JsonObject } from '../../platform/json';
import type { PolledChange } from './pollOutcome';
import type { Snapshot } from './pollState';

/** What the workflow gets for a change, in the words that the items of events use. */
export function pollItem({ kind, fields, previous, record }: PolledChange): JsonObject {
	return {
		change: kind,
		changed_fields: [...fields],
		...(previous === undefined ? {} : { previous: stateIn(previous) }),
		offboarding_id: record.offboardingId,
		employment_id: record.employmentId,
		...stateIn(record),
		process_id: record.processId,
		apply_initiating_time: record.initiatingTime,
	};
}

type State = Pick<Snapshot, 'status' | 'offboardingDate' | 'checklistStatus'>;

const stateIn = ({ status, offboardingDate, checklistStatus }: State): JsonObject => ({
	status_name: status,
	offboarding_date: offboardingDate,
	checklist_status_name: checklistStatus,
});

export interface WantedChanges {
	/** `created`, or the name of a field that has changed. */
	readonly changes: readonly string[];
	/** Empty for all. */
	readonly statuses: readonly string[];
}

export function isWanted({ kind, fields, record }: PolledChange, wanted: WantedChanges): boolean {
	const { changes, statuses } = wanted;
	if (statuses.length > 0 && !statuses.includes(record.status)) return false;
	if (kind === 'created' && changes.includes('created')) return true;
	// What is not known any more has been closed, and is open again: that is a change of status.
	const isBack = kind === 'changed' && fields.length === 0;
	const changed: readonly string[] = isBack ? ['status'] : fields;
	return changed.some((field) => changes.includes(field));
}
