import {
	batchGetEmployees,
	getCustomField,
	listCustomFields,
	queryReasons,
	revoke,
	search,
	searchEmployees,
} from '../../../nodes/FeishuOffboarding/domain/endpoints';
import { employeeFields } from '../../../nodes/FeishuOffboarding/domain/employee/employee';
import {
	findEmployees,
	getBlockReasonField,
	getEmployees,
	listOffboardingFields,
	PAGE_SIZE_MAX,
	queryOffboardingReasons,
	revokeOffboarding,
	searchOpenOffboardings,
} from '../../../nodes/FeishuOffboarding/domain/requests';
import { faultOf } from '../samples';

const OPEN = ['Approving', 'Approved', 'NoNeedApproval'];

describe('revokeOffboarding', () => {
	const input = { userIdType: 'people_corehr_id', offboardingId: '7095671727698478604' } as const;

	it('sends the ID and says which kind of people it speaks of', () => {
		expect(revokeOffboarding(input)).toEqual({
			endpoint: revoke,
			query: { user_id_type: 'people_corehr_id' },
			body: { offboarding_id: '7095671727698478604' },
		});
	});

	it('names the operator where one is given', () => {
		const request = revokeOffboarding({ ...input, userIdType: 'open_id', operatorId: ' ou_1 ' });
		expect(request.query).toEqual({ user_id_type: 'open_id' });
		expect(request.body).toEqual({
			offboarding_id: '7095671727698478604',
			operator_id: 'ou_1',
		});
	});

	it('leaves out an operator that is empty, which Feishu takes for its own system', () => {
		expect(revokeOffboarding({ ...input, operatorId: '' }).body).not.toHaveProperty('operator_id');
	});

	it.each([
		['no offboarding', { offboardingId: '' }, 'Offboarding'],
		['an offboarding as a number', { offboardingId: 7095671727 }, 'Offboarding'],
		['an operator of another kind', { operatorId: 'ou_1' }, 'Operator ID'],
		['an operator that is nobody', { operatorId: null }, 'Operator ID'],
		['an operator of blanks', { operatorId: ' ' }, 'Operator ID'],
	])('refuses %s', (_reason, changes, parameter) => {
		expect(faultOf(() => revokeOffboarding({ ...input, ...changes })).parameter).toBe(parameter);
	});
});

describe('searchOpenOffboardings', () => {
	it('asks for the open records of everybody', () => {
		expect(searchOpenOffboardings('people_corehr_id', { size: 50 })).toEqual({
			endpoint: search,
			query: { page_size: 50, page_token: undefined, user_id_type: 'people_corehr_id' },
			body: { statuses: OPEN },
		});
	});

	it('asks for the open records of some people, page by page', () => {
		const page = { size: 100, token: 'next' };
		const request = searchOpenOffboardings('open_id', page, ['ou_1', 'ou_2']);
		expect(request.query).toEqual({ page_size: 100, page_token: 'next', user_id_type: 'open_id' });
		expect(request.body).toEqual({ statuses: OPEN, employment_ids: ['ou_1', 'ou_2'] });
	});

	it('does not ask for everybody where nobody is meant', () => {
		const { body } = searchOpenOffboardings('open_id', { size: 1 }, []);
		expect(body).toEqual({ statuses: OPEN, employment_ids: [] });
	});
});

describe('queryOffboardingReasons', () => {
	it.each([
		['all of them', undefined, {}],
		['the active ones', true, { active: true }],
		['the others', false, { active: false }],
	])('asks for %s', (_reason, active, body) => {
		expect(queryOffboardingReasons(active)).toEqual({ endpoint: queryReasons, body });
	});
});

describe('the requests for fields', () => {
	it('ask for those of an offboarding', () => {
		expect(listOffboardingFields()).toEqual({
			endpoint: listCustomFields,
			query: { object_api_name_list: ['offboarding_info'] },
		});
	});

	it('ask for the reasons for blocking where the search page says they are', () => {
		expect(getBlockReasonField()).toEqual({
			endpoint: getCustomField,
			query: { object_api_name: 'offboarding_info', custom_api_name: 'block_reason' },
		});
	});
});

describe('findEmployees', () => {
	const bodyFor = (filter: Parameters<typeof findEmployees>[1]): unknown => {
		const { body } = findEmployees('open_id', filter, { size: 20 });
		return JSON.parse(JSON.stringify(body));
	};

	it('asks for the fields that are shown, a page at a time', () => {
		const request = findEmployees('user_id', {}, { size: PAGE_SIZE_MAX, token: 'next' });
		expect(request.endpoint).toBe(searchEmployees);
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
			endpoint: batchGetEmployees,
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
