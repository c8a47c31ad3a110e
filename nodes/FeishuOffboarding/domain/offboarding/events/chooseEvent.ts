import { decodeEvent, eventTypes, type OffboardingEvent } from './event';

/** What a trigger is set to. */
export interface WantedEvents {
	readonly eventTypes: readonly string[];
	/** Words of the search call; empty for all. */
	readonly statuses: readonly string[];
	readonly checklistStatuses: readonly string[];
	/** Whether the event about information is wanted only where a date, reason or other field was edited. */
	readonly editsOnly?: boolean;
}

export type EventChoice =
	| { readonly kind: 'event'; readonly event: OffboardingEvent }
	| { readonly kind: 'ignored'; readonly reason: string }
	| { readonly kind: 'malformed'; readonly reason: string };

/** Whether the event is one that the trigger has to start its workflow for, by whatever way it came. */
export function chooseEvent(body: Record<string, unknown>, wanted: WantedEvents): EventChoice {
	const reading = decodeEvent(body);
	if (reading.kind === 'malformed') return reading;
	if (reading.kind === 'other') return { kind: 'ignored', reason: 'not an offboarding event' };
	const { event } = reading;
	if (!wanted.eventTypes.includes(event.eventType)) {
		return { kind: 'ignored', reason: 'not an event that the trigger is set to' };
	}
	if (!passes(event, wanted)) return { kind: 'ignored', reason: 'not a status that is wanted' };
	return wanted.editsOnly === true && !mayBeEdit(event)
		? { kind: 'ignored', reason: 'not an edit' }
		: { kind: 'event', event };
}

/** What changes with the state of the offboarding and its hand-over, and cannot be edited. */
const FIELDS_OF_STATE: readonly string[] = [
	'status',
	'process_id',
	'checklist_status',
	'checklist_process_id',
];

/** States in which nothing is edited any more. */
const FINAL: readonly unknown[] = ['Rejected', 'Withdrawn'];

/**
 * Whether the event may tell of an edit. Feishu sends it after a submit and a revoke, too, where the status is among
 * what has changed: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2
 */
function mayBeEdit({ eventType, status, updatedFields }: OffboardingEvent): boolean {
	if (eventType !== eventTypes.updated || updatedFields === undefined) return true;
	const isEdited = updatedFields.some((name) => !FIELDS_OF_STATE.includes(name));
	return isEdited && !updatedFields.includes('status') && !FINAL.includes(status);
}

/** A filter concerns the events that tell what it is about; the others pass. */
function passes(
	{ tells, status, checklistStatus }: OffboardingEvent,
	wanted: WantedEvents,
): boolean {
	const among = (names: readonly string[], name: string | undefined): boolean =>
		names.length === 0 || (name !== undefined && names.includes(name));
	return (
		(!tells.status || among(wanted.statuses, status)) &&
		(!tells.checklistStatus || among(wanted.checklistStatuses, checklistStatus))
	);
}
