import { digest, longId } from '../tenant/ids';
import type { JsonObject } from '../json';
import type { Person } from '../tenant/person';
import type { ChecklistStatus, OffboardingStatus } from '../tenant/record';
import { changedFields } from '../views/recordFields';
import type { StoredChange } from '../tenant/store';

export type EventType =
	| 'corehr.offboarding.updated_v2'
	| 'corehr.offboarding.status_updated_v2'
	| 'corehr.offboarding.checklist_updated_v2';

/** Any one of these lets an app have the event. */
export const eventScopes: Readonly<Record<EventType, readonly string[]>> = {
	'corehr.offboarding.updated_v2': [
		'corehr:offboarding.submit:write',
		'corehr:offboarding.update_field_message:read',
		'corehr:offboarding:read',
	],
	'corehr.offboarding.status_updated_v2': [
		'corehr:offboarding.status_message_v2:read',
		'corehr:offboarding:read',
		'corehr:employment',
		'corehr:employment:readonly',
		'corehr:offboarding:write',
	],
	'corehr.offboarding.checklist_updated_v2': [
		'corehr:offboarding.checklist_status_message:read',
		'corehr:offboarding:read',
		'corehr:employment',
		'corehr:employment:readonly',
		'corehr:offboarding:write',
	],
};

export interface OffboardingEvent {
	readonly type: EventType;
	readonly content: JsonObject;
}

export const tenantKey = digest('tenant key', 16);
const tenantId = longId('tenant', 0);

const statusNumbers: Readonly<Record<OffboardingStatus, number>> = {
	Approving: 1,
	Approved: 2,
	Offboarded: 3,
	Rejected: 4,
	Withdrawn: 5,
	NoNeedApproval: 6,
};

const checklistNumbers: Readonly<Record<ChecklistStatus, number>> = {
	AntiBegin: 1,
	Approving: 2,
	Finished: 3,
	Rejected: 4,
	Withdrawn: 5,
};

function targetUserId(person: Person, showsUserId: boolean): JsonObject {
	return {
		union_id: person.unionId,
		user_id: showsUserId ? person.userId : undefined,
		open_id: person.openId,
	};
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/updated */
function updated(change: StoredChange, fields: readonly string[], target: JsonObject) {
	const { after, at, operator } = change;
	return {
		type: 'corehr.offboarding.updated_v2',
		content: {
			tenant_id: tenantId,
			offboarding_info_id: after.offboardingId,
			process_id: after.processId ?? '',
			checklist_process_id: after.checklist.processId ?? '',
			employment_id: after.employmentId,
			operator,
			status: statusNumbers[after.status],
			checklist_status: checklistNumbers[after.checklist.status],
			updated_time: String(at),
			updated_fields: fields,
			target_user_id: target,
		},
	} as const;
}

/** "发起「离职（无审批）」时，开发者会同时收到「离职发起」和「无需审批」两个状态变更的事件" */
function statusesOf({ before, after }: StoredChange): OffboardingStatus[] {
	if (!before) return after.status === 'Approving' ? ['Approving'] : ['Approving', after.status];
	return before.status === after.status ? [] : [after.status];
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/status_updated */
function statusUpdated(change: StoredChange, target: JsonObject): OffboardingEvent[] {
	const { offboardingId, processId = '', employmentId } = change.after;
	return statusesOf(change).map((status) => ({
		type: 'corehr.offboarding.status_updated_v2',
		content: {
			employment_id: employmentId,
			target_user_id: target,
			offboarding_id: offboardingId,
			process_id: processId,
			status: statusNumbers[status],
		},
	}));
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/checklist_updated */
function checklistUpdated({ before, after }: StoredChange, target: JsonObject): OffboardingEvent[] {
	const { checklist, employmentId, offboardingId } = after;
	if (checklist.status === (before?.checklist.status ?? 'AntiBegin')) return [];
	return [
		{
			type: 'corehr.offboarding.checklist_updated_v2',
			content: {
				employment_id: employmentId,
				target_user_id: target,
				offboarding_id: offboardingId,
				checklist_process_id: checklist.processId ?? '',
				checklist_status: checklistNumbers[checklist.status],
			},
		},
	];
}

/** What an app is told of a change to the record of this person. */
export function eventsOf(
	change: StoredChange,
	person: Person,
	showsUserId: boolean,
): OffboardingEvent[] {
	const fields = changedFields(change.before, change.after);
	const target = targetUserId(person, showsUserId);
	if (fields.length === 0) return [];
	return [
		updated(change, fields, target),
		...statusUpdated(change, target),
		...checklistUpdated(change, target),
	];
}
