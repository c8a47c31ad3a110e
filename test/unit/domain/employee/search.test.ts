import { endpoints } from '../../../../nodes/FeishuOffboarding/domain/endpoints';
import { employeeFields } from '../../../../nodes/FeishuOffboarding/domain/employee/employee';
import {
	findEmployees,
	getEmployees,
} from '../../../../nodes/FeishuOffboarding/domain/employee/search';
import { PAGE_SIZE_MAX } from '../../../../nodes/FeishuOffboarding/domain/page';

describe('findEmployees', () => {
	const bodyFor = (filter: Parameters<typeof findEmployees>[1]): unknown => {
		const { body } = findEmployees('open_id', filter, { size: 20 });
		return JSON.parse(JSON.stringify(body));
	};

	it('asks for the fields that are shown, a page at a time', () => {
		const request = findEmployees('user_id', {}, { size: PAGE_SIZE_MAX, token: 'next' });
		expect(request.endpoint).toBe(endpoints.searchEmployees);
		expect(request.query).toEqual({ page_size: 100, page_token: 'next', user_id_type: 'user_id' });
		expect(request.body?.fields).toEqual(employeeFields);
	});

	it.each([
		['nothing', {}, {}],
		['words', { keyWord: 'Li' }, { key_word: 'Li' }],
		['work emails', { workEmails: ['a@b.c'] }, { email_address_list: ['a@b.c'] }],
		['numbers', { employeeNumbers: ['100001'] }, { employee_number_list: ['100001'] }],
		['IDs', { employmentIds: ['ou_1', 'ou_2'] }, { employment_id_list: ['ou_1', 'ou_2'] }],
		['those who are still there', { hiredOnly: true }, { employment_status: 'hired' }],
		['everybody, said so', { hiredOnly: false }, {}],
		['a state', { status: 'terminated' }, { employment_status: 'terminated' }],
		['departments', { departmentIds: ['od_1'] }, { department_id_list: ['od_1'] }],
		[
			'departments and those below',
			{ departmentIds: ['od_1'], includeSubDepartments: true },
			{ department_id_list_include_sub: ['od_1'] },
		],
		['no department, although those below count', { includeSubDepartments: true }, {}],
	])('filters by %s', (_reason, filter, expected) => {
		expect(bodyFor(filter)).toEqual({ fields: [...employeeFields], ...expected });
	});

	it('asks for other fields, and for departments by another ID, where they are wanted', () => {
		const wanted = { fields: ['employment_id'], departmentIdType: 'department_id' };
		const request = findEmployees('open_id', {}, { size: 1 }, wanted);
		expect(request.body?.fields).toEqual(['employment_id']);
		expect(request.query).toMatchObject({ department_id_type: 'department_id' });
	});
});

describe('getEmployees', () => {
	it('asks for people by their IDs, and for the fields that are shown', () => {
		expect(getEmployees('open_id', ['ou_1', 'ou_2'], {})).toEqual({
			endpoint: endpoints.batchGetEmployees,
			query: { user_id_type: 'open_id', department_id_type: undefined },
			body: { fields: [...employeeFields], employment_ids: ['ou_1', 'ou_2'] },
		});
	});

	it('asks for other fields, and for departments by another ID, where they are wanted', () => {
		const wanted = { fields: ['employment_id'], departmentIdType: 'department_id' };
		const request = getEmployees('open_id', ['ou_1'], wanted);
		expect(request.body).toEqual({ fields: ['employment_id'], employment_ids: ['ou_1'] });
		expect(request.query).toMatchObject({ department_id_type: 'department_id' });
	});
});
