import { departmentIdOf } from '../views/employeeItem';
import { textAt, textsAt } from '../json';
import { idOf, type Person } from '../tenant/person';
import type { Call } from '../gateway/route';
import type { Schema } from '../gateway/schema';
import { userIdTypeOf } from '../tenant/userIds';

type Filter = (call: Call, person: Person) => boolean;

/** What a list or a single text asks for; empty filters nothing. */
function wanted(call: Call, field: string): string[] {
	const single = textAt(call.body, field) ?? '';
	return single === '' ? textsAt(call.body, field) : [single];
}

const among =
	(field: string, valueOf: (person: Person, call: Call) => string): Filter =>
	(call, person) => {
		const values = wanted(call, field);
		return values.length === 0 || values.includes(valueOf(person, call));
	};

function ancestry(call: Call, person: Person): string[] {
	const { tenant } = call.sandbox;
	const ids: string[] = [];
	let department = tenant.department(person.departmentId);
	while (department) {
		ids.push(departmentIdOf(department, call));
		department = tenant.department(department.parentId ?? '');
	}
	return ids;
}

const inDepartmentTree: Filter = (call, person) => {
	const values = wanted(call, 'department_id_list_include_sub');
	return values.length === 0 || ancestry(call, person).some((id) => values.includes(id));
};

const managedBy: Filter = (call, person) => {
	const values = wanted(call, 'direct_manager_id_list');
	if (values.length === 0) return true;
	const manager = call.sandbox.tenant.personByNumber(person.managerNumber ?? '');
	return manager !== undefined && values.includes(idOf(manager, userIdTypeOf(call, 'open_id')));
};

const hiredBetween: Filter = (call, person) => {
	const start = textAt(call.body, 'effective_time_start') ?? '';
	const end = textAt(call.body, 'effective_time_end') ?? '';
	return start === '' || (start <= person.hireDate && person.hireDate <= end);
};

const ownId = (person: Person, call: Call) => idOf(person, userIdTypeOf(call, 'open_id'));

function ownDepartment(person: Person, call: Call): string {
	const department = call.sandbox.tenant.department(person.departmentId);
	return department ? departmentIdOf(department, call) : '';
}

const applied: Readonly<Record<string, Filter>> = {
	employment_id_list: among('employment_id_list', ownId),
	employee_number_list: among('employee_number_list', (person) => person.employeeNumber),
	work_email: among('work_email', (person) => person.email),
	email_address_list: among('email_address_list', (person) => person.email),
	phone_number: among('phone_number', (person) => person.phone),
	phone_number_list: among('phone_number_list', (person) => person.phone),
	employment_status: among('employment_status', (person) => person.status),
	preferred_local_full_name_list: among(
		'preferred_local_full_name_list',
		(person) => person.localName,
	),
	preferred_english_full_name_list: among(
		'preferred_english_full_name_list',
		(person) => person.englishName,
	),
	department_id_list: among('department_id_list', ownDepartment),
	department_id_list_include_sub: inDepartmentTree,
	direct_manager_id_list: managedBy,
	effective_time_start: hiredBetween,
};

// What nobody in the sandbox has: whoever asks for it finds nobody.
const absent: readonly string[] = `employee_type_id dotted_line_manager_id_list
	regular_employee_start_date_start regular_employee_start_date_end
	work_location_id_list_include_sub national_id_number_list additional_national_id_number_list
	citizenship_status_list cost_center_id_list service_company_list
	service_company_list_include_sub job_family_id_list job_family_id_list_include_sub
	job_level_id_list job_grade_id_list job_id_list position_id_list position_id_list_include_sub
	working_hours_type_id_list nationality_id_list pay_group_id_list assignment_pay_group_id_list
	contract_type_list archive_cpst_plan_id_list`.split(/\s+/);

const unlimitedLists: readonly string[] = [
	'employment_id_list',
	'employee_number_list',
	'department_id_list',
	'direct_manager_id_list',
	'dotted_line_manager_id_list',
];

function fieldFor(name: string): Schema[string] {
	if (!name.includes('_list')) return { kind: 'string' };
	return unlimitedLists.includes(name) ? { kind: 'strings' } : { kind: 'strings', maxLength: 100 };
}

export const filterFields: Schema = {
	...Object.fromEntries([...Object.keys(applied), ...absent].map((name) => [name, fieldFor(name)])),
	employment_status: { kind: 'string', options: ['hired', 'terminated'] },
	effective_time_end: { kind: 'string' },
	key_word: { kind: 'string' },
};

export function passesFilters(call: Call, person: Person): boolean {
	return (
		call.sees(person) &&
		absent.every((field) => wanted(call, field).length === 0) &&
		Object.values(applied).every((filter) => filter(call, person))
	);
}

/** How well a person answers the key word: 0 not at all. */
export function relevance(person: Person, keyWord: string): number {
	const sought = keyWord.trim().toLowerCase();
	const texts = [person.localName, person.englishName, person.email, person.employeeNumber].map(
		(text) => text.toLowerCase(),
	);
	if (texts.includes(sought)) return 3;
	if (texts.some((text) => text.startsWith(sought))) return 2;
	return texts.some((text) => text.includes(sought)) ? 1 : 0;
}
