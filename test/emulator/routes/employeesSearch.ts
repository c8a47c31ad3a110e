import { isDate } from '../tenant/dates';
import { departmentIdTypeParameter, employeeItem, pick } from '../views/employeeItem';
import { allPathsOf } from '../views/employeeFields';
import { ok, refuse, type Answer } from '../gateway/envelope';
import { textAt, textsAt } from '../json';
import { perMinute } from '../gateway/limiter';
import { pageOf, pageSizeParameter, pageTokenParameter, refusePaging } from '../gateway/paging';
import type { Person } from '../tenant/person';
import type { Call, Route } from '../gateway/route';
import { filterFields, passesFilters, relevance } from '../rules/employeeFilters';
import { userIdTypeParameter } from '../tenant/userIds';

function refuseHireDates(call: Call): Answer | undefined {
	const start = textAt(call.body, 'effective_time_start') ?? '';
	const end = textAt(call.body, 'effective_time_end') ?? '';
	const valid = (start === '' && end === '') || (isDate(start) && isDate(end));
	return valid ? undefined : refuse(400, 1160102, 'Param is invalid');
}

function refusePhoneFilter(call: Call): Answer | undefined {
	const used =
		(textAt(call.body, 'phone_number') ?? '') !== '' ||
		textsAt(call.body, 'phone_number_list').length > 0;
	return used && !call.hasScope('corehr:person.phone.search:read')
		? refuse(400, 1160103, 'no permission')
		: undefined;
}

function byRelevance(people: readonly Person[], keyWord: string): Person[] {
	return people
		.map((person) => ({ person, score: relevance(person, keyWord) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score)
		.map(({ person }) => person);
}

/** Ranks as keys, because a search by key word is not in the order of any ID. */
function findPeople(call: Call): { person: Person; rank: string }[] {
	const passing = call.sandbox.tenant.people.filter((person) => passesFilters(call, person));
	const keyWord = textAt(call.body, 'key_word') ?? '';
	const found = keyWord.trim() === '' ? passing : byRelevance(passing, keyWord);
	return found.map((person, index) => ({ person, rank: String(index).padStart(8, '0') }));
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/search */
export const employeesSearch: Route = {
	name: 'employees',
	method: 'POST',
	path: '/open-apis/corehr/v2/employees/search',
	limits: [perMinute(100)],
	scopes: ['corehr:employee:read', 'corehr:employee:write'],
	query: {
		page_size: pageSizeParameter,
		page_token: pageTokenParameter,
		user_id_type: userIdTypeParameter,
		department_id_type: departmentIdTypeParameter,
	},
	body: { fields: { kind: 'strings', maxLength: 100 }, ...filterFields },
	answer(call) {
		const refusal = refusePaging(call) ?? refusePhoneFilter(call) ?? refuseHireDates(call);
		if (refusal) return refusal;
		const paths = allPathsOf(textsAt(call.body, 'fields'));
		if (!paths) return refuse(400, 1160102, 'Param is invalid');
		const page = pageOf(call, findPeople(call), ({ rank }) => rank);
		return ok({
			items: page.items.map(({ person }) => pick(employeeItem(call, person), paths)),
			page_token: page.pageToken,
			has_more: page.hasMore,
		});
	},
};
