import { decodeEvent, type OffboardingEvent } from './event';

/** What a trigger is set to. */
export interface WantedEvents {
	readonly eventTypes: readonly string[];
	/** Words of the search call; empty for all. */
	readonly statuses: readonly string[];
	readonly checklistStatuses: readonly string[];
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
	return passes(event, wanted)
		? { kind: 'event', event }
		: { kind: 'ignored', reason: 'not a status that is wanted' };
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
