import { ok, refuse, type Answer } from '../../gateway/envelope';
import { perMinute } from '../../gateway/limiter';
import { pageOf, pageSizeParameter, pageTokenParameter, refusePaging } from '../../gateway/paging';
import type { Call, Route } from '../../gateway/route';
import { textsAt } from '../../json';
import { isAmong } from '../../rules/lists';
import { hasOneEnd, hasOtherForm, isWithin, rangeSchema } from '../../rules/textRanges';
import { dayOf, isDate } from '../../tenant/dates';
import { idOf, type Person, type Transfer } from '../../tenant/person';
import { userIdTypeOf, userIdTypeParameter } from '../../tenant/userIds';
import { departmentIdOf, departmentIdTypeParameter } from '../../views/employeeItem';
import {
	JOB_CHANGE,
	jobChangeIdOf,
	jobChangeItem,
	jobChangeStatus,
	jobChangeUpdatedAt,
} from '../../views/employmentItems';

const statuses = [
	'Approving',
	'Approved',
	'Transformed',
	'Rejected',
	'Cancelled',
	'NoNeedApproval',
] as const;

interface Row {
	readonly person: Person;
	readonly transfer: Transfer;
	readonly index: number;
	readonly id: string;
}

const rowsOf = (person: Person): Row[] =>
	person.transfers.map((transfer, index) => ({
		person,
		transfer,
		index,
		id: jobChangeIdOf(person, index),
	}));

function isOfPerson(call: Call, person: Person): boolean {
	const department = call.sandbox.tenant.department(person.departmentId);
	return (
		person.inDataScope &&
		isAmong(call, 'employment_ids', idOf(person, userIdTypeOf(call, 'open_id'))) &&
		isAmong(call, 'target_department_ids', department ? departmentIdOf(department, call) : '')
	);
}

function isWanted(call: Call, { id, person, transfer }: Row): boolean {
	return (
		isOfPerson(call, person) &&
		isAmong(call, 'job_change_ids', id) &&
		isAmong(call, 'statuses', jobChangeStatus(transfer, dayOf(call.now))) &&
		isAmong(call, 'transfer_type_unique_identifier', JOB_CHANGE.type) &&
		isAmong(call, 'transfer_reason_unique_identifier', JOB_CHANGE.reason) &&
		// Nothing has gone wrong with a job change here.
		textsAt(call.body, 'exception_statuses').length === 0 &&
		isWithin(call.body, 'effective_date', transfer.effectiveOn) &&
		isWithin(call.body, 'updated_time', String(jobChangeUpdatedAt(transfer)))
	);
}

const invalidParam = refuse(400, 1160107, 'param is invalid');

function refuseRanges({ body }: Call): Answer | undefined {
	if (hasOneEnd(body, 'effective_date') || hasOneEnd(body, 'updated_time')) return invalidParam;
	if (hasOtherForm(body, 'effective_date', isDate)) {
		return refuse(500, 1160106, 'date format should be 2006-01-02');
	}
	return hasOtherForm(body, 'updated_time', (text) => /^\d{13}$/.test(text))
		? invalidParam
		: undefined;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/job_change/search */
export const jobChangesSearch: Route = {
	name: 'jobChanges',
	method: 'POST',
	path: '/open-apis/corehr/v2/job_changes/search',
	limits: [perMinute(100)],
	scopes: ['corehr:job_change:read', 'corehr:job_change:write'],
	query: {
		page_size: pageSizeParameter,
		page_token: pageTokenParameter,
		user_id_type: userIdTypeParameter,
		department_id_type: departmentIdTypeParameter,
	},
	body: {
		employment_ids: { kind: 'strings', maxLength: 30 },
		job_change_ids: { kind: 'strings', maxLength: 10 },
		statuses: { kind: 'strings', options: statuses, maxLength: 10 },
		...rangeSchema('effective_date'),
		...rangeSchema('updated_time'),
		target_department_ids: { kind: 'strings', maxLength: 30 },
		transfer_type_unique_identifier: { kind: 'strings', maxLength: 30 },
		transfer_reason_unique_identifier: { kind: 'strings', maxLength: 30 },
		exception_statuses: { kind: 'strings', options: ['pending', 'processed'], maxLength: 10 },
	},
	answer(call) {
		const refusal = refusePaging(call, invalidParam) ?? refuseRanges(call);
		if (refusal) return refusal;
		const found = call.sandbox.tenant.people.flatMap(rowsOf).filter((row) => isWanted(call, row));
		const page = pageOf(call, found, ({ id }) => id);
		return ok({
			items: page.items.map(({ index, person }) => jobChangeItem(call, person, index)),
			has_more: page.hasMore,
			page_token: page.pageToken,
		});
	},
};
