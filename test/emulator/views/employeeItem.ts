import { departmentIdTypes, isDepartmentIdType, type UserIdType } from '../tenant/ids';
import { isRecord, textAt, type JsonObject } from '../json';
import {
	departmentIdIn,
	idOf,
	preferredName,
	type Department,
	type Person,
} from '../tenant/person';
import type { Call } from '../gateway/route';
import type { Field } from '../gateway/schema';
import { shownId, userIdTypeOf } from '../tenant/userIds';

export const departmentIdTypeParameter: Field = { kind: 'string', options: departmentIdTypes };

export function departmentIdOf(department: Department, call: Call): string {
	const wanted = textAt(call.query, 'department_id_type') ?? '';
	return departmentIdIn(department, isDepartmentIdType(wanted) ? wanted : 'open_department_id');
}

const i18n = (chinese: string, english: string) => [
	{ lang: 'zh-CN', value: chinese },
	{ lang: 'en-US', value: english },
];

const employmentStatus = {
	hired: { enum_name: 'hired', display: i18n('在职', 'Hired') },
	terminated: { enum_name: 'terminated', display: i18n('离职', 'Terminated') },
} as const;

function names(person: Person): JsonObject {
	return {
		person_id: person.personId,
		preferred_name: preferredName(person),
		preferred_local_full_name: person.localName,
		preferred_english_full_name: person.englishName,
	};
}

function personInfo(call: Call, person: Person): JsonObject {
	return {
		...names(person),
		legal_name: call.hasScope('corehr:person.legal_name:read') ? person.localName : undefined,
		phone_number: call.hasScope('corehr:person.phone:read') ? person.phone : undefined,
	};
}

function managerFields(manager: Person | undefined, type: UserIdType): JsonObject {
	if (!manager) return {};
	const id = shownId(manager, type);
	const idV2 = idOf(manager, type);
	return {
		direct_manager_id: id,
		direct_manager_id_v2: idV2,
		direct_manager: {
			employment_id: id,
			employment_id_v2: idV2,
			employee_number: manager.employeeNumber,
			email_address: manager.email,
			person_info: names(manager),
		},
	};
}

function departmentFields(call: Call, person: Person): JsonObject {
	const department = call.sandbox.tenant.department(person.departmentId);
	if (!department) return {};
	const id = departmentIdOf(department, call);
	const department_name = i18n(department.chineseName, department.englishName);
	return {
		department_id: id,
		department_id_v2: id,
		department: { id, id_v2: id, department_name },
	};
}

function leavingFields(call: Call, person: Person): JsonObject {
	const mayKnow = call.hasScope('corehr:employment.offboarding_reason:read');
	const reason = call.sandbox.tenant.reasons.find(({ id }) => id === person.reasonForLeaving);
	return {
		expiration_date: person.leftOn,
		reason_for_offboarding:
			mayKnow && reason
				? {
						enum_name: reason.id,
						display: i18n(reason.chineseName, reason.englishName ?? ''),
					}
				: undefined,
		past_offboarding: person.status === 'terminated',
	};
}

/** Everything the sandbox knows of a person, before `fields` picks from it. */
export function employeeItem(call: Call, person: Person): JsonObject {
	const type = userIdTypeOf(call, 'open_id');
	const manager = call.sandbox.tenant.personByNumber(person.managerNumber ?? '');
	return {
		employment_id: shownId(person, type),
		employment_id_v2: idOf(person, type),
		employee_number: person.employeeNumber,
		email_address: person.email,
		employment_status: employmentStatus[person.status],
		effective_date: person.hireDate,
		time_zone: 'Asia/Shanghai',
		primary_employment: true,
		on_probation: person.confirmedOn !== undefined,
		person_info: personInfo(call, person),
		...departmentFields(call, person),
		...managerFields(manager, type),
		...leavingFields(call, person),
	};
}

function copyPath(from: JsonObject, to: JsonObject, [head = '', ...tail]: readonly string[]) {
	const value = from[head];
	if (tail.length === 0 || !isRecord(value)) {
		to[head] = value;
		return;
	}
	const existing = to[head];
	const target = isRecord(existing) ? existing : {};
	to[head] = target;
	copyPath(value, target, tail);
}

/** Copies the values at dotted paths, and nothing else. */
export function pick(item: JsonObject, paths: readonly string[]): JsonObject {
	const picked: JsonObject = {};
	for (const path of paths) copyPath(item, picked, path.split('.'));
	return picked;
}
