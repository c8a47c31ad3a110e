import { invalidFields, ok, refuse, type Answer } from '../../gateway/envelope';
import { perMinute, perSecond } from '../../gateway/limiter';
import { pageOf, pageSizeParameter, pageTokenParameter, refusePaging } from '../../gateway/paging';
import type { Call, Route } from '../../gateway/route';
import { textAt } from '../../json';
import { isAmong } from '../../rules/lists';
import { hasOneEnd, hasOtherForm, isWithin, rangeSchema } from '../../rules/textRanges';
import { isDate } from '../../tenant/dates';
import { idOf, type Person } from '../../tenant/person';
import { userIdTypeOf, userIdTypeParameter } from '../../tenant/userIds';
import { departmentIdOf, departmentIdTypeParameter } from '../../views/employeeItem';
import { probationItem, probationOf } from '../../views/employmentItems';

const ranges = [
	'probation_start_date',
	'probation_expected_end_date',
	'actual_probation_end_date',
	'initiating_time',
] as const;

const statuses = ['pending', 'rejected', 'waiting', 'approved', 'converted', 'offboarded'] as const;

/** A code of its own the page has for missing field scopes alone. */
const invalid = (field: string): Answer =>
	invalidFields([{ field, description: `${field} is invalid` }]);

function refuseRanges({ body }: Call): Answer | undefined {
	const wrong = ranges.find((name) => hasOneEnd(body, name) || hasOtherForm(body, name, isDate));
	return wrong === undefined ? undefined : invalid(wrong);
}

/** "按照试用期考核等级搜索 (corehr:probation.grade.search:read)" */
function refuseGrade(call: Call): Answer | undefined {
	const isUsed = (textAt(call.body, 'final_assessment_grade') ?? '') !== '';
	return isUsed && !call.hasScope('corehr:probation.grade.search:read')
		? refuse(400, 1160017, '请求参数中字段权限缺失')
		: undefined;
}

function isOfPerson(call: Call, person: Person): boolean {
	const department = call.sandbox.tenant.department(person.departmentId);
	return (
		person.inDataScope &&
		isAmong(call, 'employment_ids', idOf(person, userIdTypeOf(call, 'open_id'))) &&
		isAmong(call, 'department_ids', department ? departmentIdOf(department, call) : '')
	);
}

/** Nobody here has been assessed. */
const unassessed = ({ body }: Call): boolean =>
	['final_assessment_result', 'final_assessment_grade'].every(
		(field) => (textAt(body, field) ?? '') === '',
	);

function isWanted(call: Call, person: Person): boolean {
	const { actualEnd, expectedEnd, start, status } = probationOf(person, call.now);
	const wanted = textAt(call.body, 'probation_status') ?? '';
	const values: Readonly<Record<(typeof ranges)[number], string | undefined>> = {
		probation_start_date: start,
		probation_expected_end_date: expectedEnd,
		actual_probation_end_date: actualEnd,
		initiating_time: actualEnd === undefined ? undefined : expectedEnd,
	};
	return (
		isOfPerson(call, person) &&
		(wanted === '' || wanted === status) &&
		unassessed(call) &&
		ranges.every((name) => isWithin(call.body, name, values[name]))
	);
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/probation/search */
export const probationSearch: Route = {
	name: 'probations',
	method: 'POST',
	path: '/open-apis/corehr/v2/probation/search',
	limits: [perMinute(1000), perSecond(50)],
	scopes: ['corehr:probation:read', 'corehr:probation:write'],
	query: {
		page_size: pageSizeParameter,
		page_token: pageTokenParameter,
		user_id_type: userIdTypeParameter,
		department_id_type: departmentIdTypeParameter,
	},
	body: {
		employment_ids: { kind: 'strings' },
		department_ids: { kind: 'strings' },
		...rangeSchema('probation_start_date'),
		...rangeSchema('probation_expected_end_date'),
		...rangeSchema('actual_probation_end_date'),
		...rangeSchema('initiating_time'),
		probation_status: { kind: 'string', options: statuses },
		final_assessment_result: { kind: 'string', options: ['approved', 'rejected'] },
		final_assessment_grade: { kind: 'string' },
	},
	answer(call) {
		const refusal =
			refusePaging(call, invalid('page_size')) ?? refuseRanges(call) ?? refuseGrade(call);
		if (refusal) return refusal;
		const found = call.sandbox.tenant.people.filter((person) => isWanted(call, person));
		const page = pageOf(call, found, ({ employmentId }) => employmentId);
		return ok({
			items: page.items.map((person) => probationItem(call, person)),
			page_token: page.pageToken,
			has_more: page.hasMore,
		});
	},
};
