import { ok, refuse, type Answer } from '../gateway/envelope';
import { textAt } from '../json';
import { perSecond } from '../gateway/limiter';
import type { Call, Route } from '../gateway/route';
import type { OffboardingRecord } from '../tenant/record';
import { userIdTypeOf, userIdTypeParameter } from '../tenant/userIds';

const illegalParameter = refuse(400, 1160102, 'parameter is illegal');
const notFound = refuse(400, 1160201, 'offboarding is not exist');

const obstacles = {
	internalError: refuse(400, 1160103, 'general internal server error code'),
	unknownError: refuse(400, 1160101, 'unknown error'),
	beingWithdrawn: refuse(400, 1160204, 'can not been withrawn in the same time'),
	modificationApproval: refuse(
		400,
		1160205,
		'The current offboarding record is under modification approval; it cannot be withdrawn.',
	),
	withdrawalApproval: refuse(
		400,
		1160206,
		'The current offboarding record is under withdrawal approval; it cannot be withdrawn.',
	),
} as const;

function findOperator(call: Call) {
	const type = userIdTypeOf(call, 'people_corehr_id');
	return call.sandbox.tenant.person(type, textAt(call.body, 'operator_id') ?? '');
}

function refuseOperator(call: Call): Answer | undefined {
	const isSystem = (textAt(call.body, 'operator_id') ?? '') === '';
	return isSystem || findOperator(call) ? undefined : illegalParameter;
}

function refuseRecord(call: Call, record: OffboardingRecord): Answer | undefined {
	const { tenant } = call.sandbox;
	const person = tenant.person('people_corehr_id', record.employmentId);
	if (!person || !call.sees(person)) return notFound;
	if (record.status === 'Withdrawn') {
		return refuse(400, 1160202, 'offboarding has been withdrawn');
	}
	// The page is silent on a rejected application; there is nothing left to revoke.
	if (record.status === 'Rejected') return illegalParameter;
	if (record.obstacle) return obstacles[record.obstacle];
	return tenant.department(person.departmentId)?.enabled
		? undefined
		: refuse(400, 1160203, 'the department has been disable when withdrawn');
}

function withdraw(call: Call, record: OffboardingRecord): Answer {
	const { store, tenant } = call.sandbox;
	const operator = findOperator(call)?.employmentId;
	const change = { status: 'Withdrawn', finishedAt: call.now } as const;
	store.change(record.offboardingId, change, call.now, operator);
	const person = tenant.person('people_corehr_id', record.employmentId);
	// Revoking after the date brings the person back: the page's row 1160203 speaks of a department
	// that was closed in the meantime.
	if (person && record.status === 'Offboarded') {
		person.status = 'hired';
		person.leftOn = undefined;
		person.reasonForLeaving = undefined;
	}
	return ok({});
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/revoke */
export const revoke: Route = {
	name: 'revoke',
	method: 'POST',
	path: '/open-apis/corehr/v2/offboardings/revoke',
	limits: [perSecond(20)],
	scopes: ['corehr:offboarding.revoke:write'],
	query: { user_id_type: userIdTypeParameter },
	body: {
		offboarding_id: { kind: 'string', required: true },
		operator_id: { kind: 'string' },
	},
	answer(call) {
		const offboardingId = textAt(call.body, 'offboarding_id') ?? '';
		if (!/^\d{16,19}$/.test(offboardingId)) return illegalParameter;
		const record = call.sandbox.store.record(offboardingId);
		if (!record) return notFound;
		return refuseOperator(call) ?? refuseRecord(call, record) ?? withdraw(call, record);
	},
};
