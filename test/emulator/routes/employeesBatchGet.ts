import { allPathsOf } from '../views/employeeFields';
import { departmentIdTypeParameter, employeeItem, pick } from '../views/employeeItem';
import { ok, refuse } from '../gateway/envelope';
import { textsAt } from '../json';
import { perMinute } from '../gateway/limiter';
import { idOf, type Person } from '../tenant/person';
import type { Call, Route } from '../gateway/route';
import type { Field } from '../gateway/schema';
import { userIdTypeOf, userIdTypeParameter } from '../tenant/userIds';

const invalid = refuse(400, 1160102, 'Param is invalid');

const ways: readonly { field: string; valueOf(person: Person, call: Call): string }[] = [
	{
		field: 'employment_ids',
		valueOf: (person, call) => idOf(person, userIdTypeOf(call, 'open_id')),
	},
	{ field: 'person_ids', valueOf: (person) => person.personId },
	{ field: 'work_emails', valueOf: (person) => person.email },
];

/** "只识别第一个有值的请求参数"; nothing when none has a value. */
function findPeople(call: Call): Person[] | undefined {
	const way = ways.find(({ field }) => textsAt(call.body, field).length > 0);
	if (!way) return undefined;
	const wanted = new Set(textsAt(call.body, way.field));
	const { people } = call.sandbox.tenant;
	return people.filter((person) => wanted.has(way.valueOf(person, call)));
}

const list: Field = { kind: 'strings', maxLength: 100 };

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/batch_get */
export const employeesBatchGet: Route = {
	name: 'employeeBatch',
	method: 'POST',
	path: '/open-apis/corehr/v2/employees/batch_get',
	limits: [perMinute(100)],
	scopes: ['corehr:employee:read', 'corehr:employee:write'],
	query: { user_id_type: userIdTypeParameter, department_id_type: departmentIdTypeParameter },
	body: { fields: list, employment_ids: list, person_ids: list, work_emails: list },
	answer(call) {
		const people = findPeople(call);
		const paths = allPathsOf(textsAt(call.body, 'fields'));
		if (!people || !paths) return invalid;
		const hidden = people.filter((person) => !call.sees(person));
		if (hidden.length > 0) {
			const ids = hidden.map((person) => idOf(person, userIdTypeOf(call, 'open_id')));
			return refuse(403, 1160104, `No authority  error: ${ids.join(',')}`);
		}
		return ok({ items: people.map((person) => pick(employeeItem(call, person), paths)) });
	},
};
