import { ok, refuse, type Answer } from '../gateway/envelope';
import { textsAt } from '../json';
import { perMinute } from '../gateway/limiter';
import { pageOf, pageSizeParameter, pageTokenParameter, refusePaging } from '../gateway/paging';
import { offboardingItem } from '../views/offboardingItem';
import { idOf } from '../tenant/person';
import { isAmong } from '../rules/lists';
import { matchesRanges, rangeFields, refuseRanges } from '../rules/searchRanges';
import type { Call, Route } from '../gateway/route';
import type { OffboardingRecord } from '../tenant/record';
import { userIdTypeOf, userIdTypeParameter } from '../tenant/userIds';

const statuses = [
	'Approving',
	'Approved',
	'Offboarded',
	'Rejected',
	'Withdrawn',
	'NoNeedApproval',
] as const;

function refuseReasonFilters(call: Call): Answer | undefined {
	const used = ['reasons', 'employee_reasons'].some(
		(field) => textsAt(call.body, field).length > 0,
	);
	return used && !call.hasScope('corehr:employment.offboarding_reason.search:read')
		? refuse(400, 1160103, 'No permission on param')
		: undefined;
}

function matches(call: Call, record: OffboardingRecord): boolean {
	const { tenant } = call.sandbox;
	const person = tenant.person('people_corehr_id', record.employmentId);
	if (!person || !call.sees(person)) return false;
	const type = userIdTypeOf(call, 'open_id');
	return (
		isAmong(call, 'employment_ids', idOf(person, type)) &&
		isAmong(call, 'statuses', record.status) &&
		isAmong(call, 'reasons', record.reason) &&
		isAmong(call, 'employee_reasons', record.employeeReason) &&
		matchesRanges(call.body, record)
	);
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
export const search: Route = {
	name: 'search',
	method: 'POST',
	path: '/open-apis/corehr/v1/offboardings/search',
	limits: [perMinute(100)],
	scopes: ['corehr:offboarding:read', 'corehr:offboarding:write'],
	query: {
		page_size: pageSizeParameter,
		page_token: pageTokenParameter,
		user_id_type: userIdTypeParameter,
	},
	body: {
		employment_ids: { kind: 'strings' },
		...rangeFields,
		statuses: { kind: 'strings', options: statuses, maxLength: 10 },
		reasons: { kind: 'strings' },
		employee_reasons: { kind: 'strings' },
	},
	answer(call) {
		const refusal = refusePaging(call) ?? refuseReasonFilters(call) ?? refuseRanges(call.body);
		if (refusal) return refusal;
		const { store, indexLagMs } = call.sandbox;
		const found = store.asOf(call.now - indexLagMs).filter((record) => matches(call, record));
		const page = pageOf(call, found, (record) => record.offboardingId);
		return ok({
			has_more: page.hasMore,
			items: page.items.map((record) => offboardingItem(call, record)),
			// The page's example has an empty one at the end, where its table promises none.
			page_token: page.pageToken ?? '',
		});
	},
};
