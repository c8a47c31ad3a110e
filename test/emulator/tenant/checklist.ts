import { siblingId } from './ids';
import type { ChecklistStatus } from './record';
import type { Store } from './store';

const final: readonly ChecklistStatus[] = ['Finished', 'Rejected', 'Withdrawn'];

/** Starts the hand-over, where it has not been started, and takes it to that status. */
export function changeChecklist(
	store: Store,
	offboardingId: string,
	status: ChecklistStatus,
	now: number,
	operator?: string,
): void {
	const current = store.record(offboardingId)?.checklist;
	if (!current) return;
	const checklist = {
		status,
		processId: current.processId ?? siblingId(offboardingId, 'offboarding', 'checklist'),
		startedAt: current.startedAt ?? now,
		finishedAt: final.includes(status) ? now : undefined,
	};
	store.change(offboardingId, { checklist }, now, operator);
}
