import { ok, refuse, type Answer } from '../gateway/envelope';
import { recordsAt, textAt } from '../json';
import { perSecond } from '../gateway/limiter';
import type { OffboardingRecord } from '../tenant/record';
import type { Call, Route } from '../gateway/route';
import { refuseNewDate, refuseRecord } from '../rules/editedRecord';
import { edited, refuseEdits, type Edit } from '../rules/editedValues';
import { userIdTypeOf, userIdTypeParameter } from '../tenant/userIds';

function findOperator(call: Call) {
	const type = userIdTypeOf(call, 'people_corehr_id');
	return call.sandbox.tenant.person(type, textAt(call.body, 'operator_id') ?? '');
}

function refuseOperator(call: Call): Answer | undefined {
	const isSystem = (textAt(call.body, 'operator_id') ?? '') === '';
	return isSystem || findOperator(call)
		? undefined
		: refuse(400, 1160624, 'operator does not exist');
}

const underApproval = {
	modificationApproval: refuse(
		400,
		1161001,
		'The current offboarding record is under modification approval; it cannot be edited.',
	),
	withdrawalApproval: refuse(
		400,
		1161002,
		'The current offboarding record is under withdrawal approval; it cannot be edited.',
	),
} as const;

const breakdowns = {
	internalError: refuse(400, 1160103, 'general internal server error code'),
	unknownError: refuse(400, 1161000, 'unknown error'),
} as const;

function refuseState({ status, obstacle }: OffboardingRecord): Answer | undefined {
	if (obstacle === 'modificationApproval' || obstacle === 'withdrawalApproval') {
		return underApproval[obstacle];
	}
	if (status === 'Offboarded') {
		return refuse(400, 1160631, 'employee is not exist or has offboarded');
	}
	// "请确认离职流程审批通过"
	return status === 'Approved' || status === 'NoNeedApproval'
		? undefined
		: refuse(400, 1160623, 'not allowed to edit this offboarding');
}

function refuseBreakdown({ obstacle }: OffboardingRecord): Answer | undefined {
	return obstacle === 'internalError' || obstacle === 'unknownError'
		? breakdowns[obstacle]
		: undefined;
}

function refuseDate(call: Call, before: OffboardingRecord, after: OffboardingRecord) {
	const { tenant } = call.sandbox;
	const person = tenant.person('people_corehr_id', before.employmentId);
	return person && after.offboardingDate !== before.offboardingDate
		? refuseNewDate(person, after.offboardingDate, tenant)
		: undefined;
}

function toEdits(call: Call): Edit[] {
	return recordsAt(call.body, 'update_data').map((entry) => ({
		fieldName: textAt(entry, 'field_name') ?? '',
		value: textAt(entry, 'value') ?? '',
	}));
}

function save(call: Call, after: OffboardingRecord, edits: readonly Edit[]): Answer {
	const operator = findOperator(call)?.employmentId;
	call.sandbox.store.change(after.offboardingId, after, call.now, operator);
	const data = edits.map(({ fieldName, value }) => ({ field_name: fieldName, value }));
	return ok({ data });
}

function refuseScope(call: Call, record: OffboardingRecord): Answer | undefined {
	const person = call.sandbox.tenant.person('people_corehr_id', record.employmentId);
	return person && call.sees(person)
		? undefined
		: refuse(400, 1160610, 'has no permission to edit this offboarding');
}

function edit(call: Call, record: OffboardingRecord): Answer {
	const edits = toEdits(call);
	const refusal =
		refuseScope(call, record) ??
		refuseOperator(call) ??
		refuseState(record) ??
		refuseEdits(edits, call.sandbox.tenant);
	if (refusal) return refusal;
	const after = edited(record, edits);
	return (
		refuseRecord(after) ??
		refuseDate(call, record, after) ??
		refuseBreakdown(record) ??
		save(call, after, edits)
	);
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit */
export const editOffboarding: Route = {
	name: 'edit',
	method: 'POST',
	path: '/open-apis/corehr/v2/offboardings/edit',
	limits: [perSecond(20)],
	scopes: ['corehr:offboarding.update:write'],
	query: { user_id_type: userIdTypeParameter },
	body: {
		offboarding_id: { kind: 'string', required: true },
		operator_id: { kind: 'string' },
		update_data: {
			kind: {
				field_name: { kind: 'string', required: true },
				value: { kind: 'string', required: true },
			},
			required: true,
			maxLength: 10000,
		},
	},
	answer(call) {
		const offboardingId = textAt(call.body, 'offboarding_id') ?? '';
		if (!/^\d{16,19}$/.test(offboardingId)) return refuse(400, 1160102, 'parameter is illegal');
		const record = call.sandbox.store.record(offboardingId);
		return record ? edit(call, record) : refuse(400, 1160625, 'offboarding does not exist');
	},
};
