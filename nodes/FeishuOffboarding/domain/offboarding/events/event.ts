import {
	isRecord,
	listAt,
	numberAt,
	recordAt,
	textAt,
	type JsonObject,
	type JsonValue,
	withoutGaps,
} from '../../../platform/json';
import {
	checklistStatusName,
	oldStatusName,
	statusName,
	type ChecklistStatusName,
	type StatusName,
} from '../status';

/** The events of offboarding. https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/status_updated */
export const eventTypes = {
	checklistUpdated: 'corehr.offboarding.checklist_updated_v2',
	statusUpdated: 'corehr.offboarding.status_updated_v2',
	updated: 'corehr.offboarding.updated_v2',
} as const;

/**
 * Told of the same changes as statusUpdated, except direct offboarding, with other numbers for the statuses:
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/events/updated
 */
const OLD_STATUS_UPDATED = 'corehr.offboarding.updated_v1';

/** What an event tells of an offboarding, as far as search shows the same. */
export interface EventSubject {
	readonly offboardingId: string;
	readonly employmentId: string;
	/** Undefined where the event tells none. */
	readonly status: string | undefined;
	readonly checklistStatus: string | undefined;
}

export interface OffboardingEvent extends EventSubject {
	readonly eventId: string;
	/** The event that a user chooses to get it. */
	readonly eventType: string;
	/** Undefined where the event tells no status, or one that is not documented. */
	readonly status: StatusName | undefined;
	readonly checklistStatus: ChecklistStatusName | undefined;
	/** Which of the two the event tells at all. */
	readonly tells: { readonly status: boolean; readonly checklistStatus: boolean };
	/** Names of the fields that have changed; undefined where the event names none. */
	readonly updatedFields: readonly string[] | undefined;
	/** What the workflow gets. */
	readonly item: JsonObject;
}

export type EventReading =
	| { readonly kind: 'offboarding'; readonly event: OffboardingEvent }
	| { readonly kind: 'other' }
	| { readonly kind: 'malformed'; readonly reason: string };

/** https://open.feishu.cn/document/ukTMukTMukTM/uUTNz4SN1MjL1UzM: the two forms in which events come. */
export function decodeEvent(body: Record<string, unknown>): EventReading {
	const envelope = 'schema' in body ? envelopeV2(body) : envelopeV1(body);
	const eventType =
		envelope.event_type === OLD_STATUS_UPDATED ? eventTypes.statusUpdated : envelope.event_type;
	if (!Object.values<unknown>(eventTypes).includes(eventType)) return { kind: 'other' };
	// The first character keeps names such as __proto__ from being one.
	if (!/^[A-Za-z0-9][\w.:-]{0,127}$/.test(envelope.event_id)) {
		return { kind: 'malformed', reason: 'the event has no usable ID' };
	}
	if (!isRecord(body.event)) return { kind: 'malformed', reason: 'the event has no content' };
	return { kind: 'offboarding', event: decodeOffboardingEvent(envelope, eventType, body.event) };
}

type EventEnvelope = {
	readonly event_id: string;
	readonly event_type: string;
	/** Milliseconds since the epoch. */
	readonly create_time: string | undefined;
	readonly tenant_key: string | undefined;
};

function envelopeV2(body: Record<string, unknown>): EventEnvelope {
	const header = recordAt(body, 'header');
	return {
		event_id: textAt(header, 'event_id') ?? '',
		event_type: textAt(header, 'event_type') ?? '',
		create_time: textAt(header, 'create_time'),
		tenant_key: textAt(header, 'tenant_key'),
	};
}

function envelopeV1(body: Record<string, unknown>): EventEnvelope {
	const event = recordAt(body, 'event');
	// Seconds with a fraction here, for example 1502199207.7171419.
	const seconds = Number(textAt(body, 'ts'));
	return {
		event_id: textAt(body, 'uuid') ?? '',
		event_type: textAt(event, 'type') ?? '',
		create_time: Number.isFinite(seconds) ? String(Math.floor(seconds * 1_000)) : undefined,
		tenant_key: textAt(event, 'tenant_key'),
	};
}

function decodeOffboardingEvent(
	envelope: EventEnvelope,
	eventType: string,
	event: Record<string, unknown>,
): OffboardingEvent {
	const nameOf = envelope.event_type === OLD_STATUS_UPDATED ? oldStatusName : statusName;
	const status = nameOf(numberAt(event, 'status'));
	const checklistStatus = checklistStatusName(numberAt(event, 'checklist_status'));
	// One of the events calls the record's ID by another name.
	const offboardingId = textAt(event, 'offboarding_id') ?? textAt(event, 'offboarding_info_id');
	const employmentId = textAt(event, 'employment_id');
	const named: JsonObject = {
		...envelope,
		offboarding_id: offboardingId,
		employment_id: employmentId,
		status: numberAt(event, 'status'),
		status_name: status,
		checklist_status: numberAt(event, 'checklist_status'),
		checklist_status_name: checklistStatus,
	};
	return {
		eventId: envelope.event_id,
		eventType,
		status,
		checklistStatus,
		tells: { status: 'status' in event, checklistStatus: 'checklist_status' in event },
		updatedFields: Array.isArray(event.updated_fields)
			? listAt(event, 'updated_fields').filter((name) => typeof name === 'string')
			: undefined,
		offboardingId: offboardingId ?? '',
		employmentId: employmentId ?? '',
		item: { ...withoutGaps(named), ...otherFields(event, named) },
	};
}

/** What the event told, read from what the workflow got of it. */
export const subjectOf = (item: unknown): EventSubject => ({
	offboardingId: textAt(item, 'offboarding_id') ?? '',
	employmentId: textAt(item, 'employment_id') ?? '',
	status: textAt(item, 'status_name'),
	checklistStatus: textAt(item, 'checklist_status_name'),
});

/** Feishu's fields that are part of the envelope, or given under another name. */
const MOVED = new Set(['offboarding_info_id', 'type', 'app_id']);

function otherFields(event: Record<string, unknown>, named: JsonObject): JsonObject {
	const others = Object.entries(event).filter(
		([key]) => !MOVED.has(key) && !Object.hasOwn(named, key),
	);
	return toPlainObject(Object.fromEntries(others));
}

/** Keys that code after us could mistake for an object's own machinery. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

function toPlainObject(object: Record<string, unknown>): JsonObject {
	const entries = Object.entries(object).filter(([key]) => !UNSAFE.has(key));
	return Object.fromEntries(entries.map(([key, value]) => [key, toPlainValue(value)]));
}

/** Calls itself as deep as the value nests, which the reader of the body has bounded. */
function toPlainValue(value: unknown): JsonValue {
	if (Array.isArray(value)) return value.map(toPlainValue);
	if (isRecord(value)) return toPlainObject(value);
	const isScalar =
		typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
	return isScalar ? value : null;
}
