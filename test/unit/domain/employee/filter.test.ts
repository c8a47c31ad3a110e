import { toEmployeeFilter } from '../../../../nodes/FeishuOffboarding/domain/employee/filter';
import { findEmployees } from '../../../../nodes/FeishuOffboarding/domain/employee/search';

const ID = '7100000000000000071';

const bodyFor = (filters: Record<string, unknown>) => {
	const filter = toEmployeeFilter(filters, 'people_corehr_id');
	const { body = {} } = findEmployees('people_corehr_id', filter, { size: 100 }, { fields: [] });
	return Object.fromEntries(
		Object.entries(body).filter(([key, value]) => key !== 'fields' && value !== undefined),
	);
};

describe('toEmployeeFilter', () => {
	it.each<[string, Record<string, unknown>, object]>([
		['nothing', {}, {}],
		['a key word', { keyWord: ' Li ' }, { key_word: 'Li' }],
		['a number as key word', { keyWord: 42 }, { key_word: '42' }],
		['emails', { emails: 'a@b.c,d@e.f' }, { email_address_list: ['a@b.c', 'd@e.f'] }],
		['numbers', { employeeNumbers: [7] }, { employee_number_list: ['7'] }],
		['IDs', { employeeIds: ID }, { employment_id_list: [ID] }],
		['a status', { status: 'hired' }, { employment_status: 'hired' }],
		['departments', { departmentIds: 'od-1' }, { department_id_list: ['od-1'] }],
		[
			'departments with those below',
			{ departmentIds: 'od-1', includeSubDepartments: true },
			{ department_id_list_include_sub: ['od-1'] },
		],
		['a switch without departments', { includeSubDepartments: true }, {}],
	])('reads %s', (_case, filters, body) => {
		expect(bodyFor(filters)).toEqual(body);
	});

	it.each<[Record<string, unknown>, string]>([
		[{ keyWord: {} }, "'Key Word'"],
		[{ emails: [null] }, "'Emails'"],
		[{ employeeNumbers: [1.5] }, "'Employee Numbers'"],
		[{ employeeIds: ['ou_1'] }, "'Employee IDs' is of the type Open ID"],
		[{ departmentIds: ['Product team'] }, "'Department IDs' is not an ID"],
		[{ includeSubDepartments: 'no' }, "'Include Sub-Departments'"],
		[{ status: 'gone' }, "'Status' has an unknown value"],
		[{ status: 1 }, "'Status' has an unknown value"],
	])('refuses %j by name', (filters, message) => {
		expect(() => bodyFor(filters)).toThrow(message);
	});
});
