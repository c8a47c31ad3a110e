import {
	decodeEmployees,
	describeEmployee,
	describeInList,
	employeeFields,
	type Employee,
} from '../../../../nodes/FeishuOffboarding/domain/employee/employee';

const item = {
	employment_id: '1',
	employment_id_v2: '2',
	employee_number: '1000000',
	email_address: 'li.na@example.com',
	employment_status: { enum_name: 'hired', display: [] },
	department: {
		department_name: [
			{ lang: 'zh-CN', value: '研发' },
			{ lang: 'en-US', value: 'Research' },
		],
	},
	person_info: {
		preferred_name: '李娜(Nina)',
		preferred_local_full_name: '李娜',
		preferred_english_full_name: 'Nina Li',
	},
};
const decoded: Employee = {
	employmentId: '2',
	employeeNumber: '1000000',
	email: 'li.na@example.com',
	status: 'hired',
	name: '李娜',
	department: '研发',
};

describe('employeeFields', () => {
	it('asks for everything that is shown of a person', () => {
		const roots = new Set(employeeFields.map((field) => field.split('.')[0]));
		expect([...roots]).toEqual([
			'employment_id',
			'employee_number',
			'email_address',
			'employment_status',
			'department',
			'person_info',
		]);
	});
});

describe('decodeEmployees', () => {
	it('reads a person in Chinese', () => {
		expect(decodeEmployees({ items: [item] }, 'zh-CN')).toEqual([
			{ ...decoded, otherName: 'Nina Li' },
		]);
	});

	it('reads a person in English', () => {
		expect(decodeEmployees({ items: [item] }, 'en-US')).toEqual([
			{ ...decoded, name: 'Nina Li', otherName: '李娜', department: 'Research' },
		]);
	});

	it('does not take an ID of another kind where the right one could not be made', () => {
		const [person] = decodeEmployees({ items: [{ ...item, employment_id_v2: '' }] }, 'zh-CN');
		expect(person?.employmentId).toBe('');
	});

	it.each([
		['the other language', { preferred_english_full_name: 'Nina Li' }, 'Nina Li'],
		[
			'the other language where the first is empty',
			{ preferred_local_full_name: '', preferred_english_full_name: 'Nina Li' },
			'Nina Li',
		],
		['the preferred name', { preferred_name: '李娜(Nina)' }, '李娜(Nina)'],
		['no name', {}, ''],
	])('falls back to %s', (_reason, person_info, expected) => {
		expect(decodeEmployees({ items: [{ ...item, person_info }] }, 'zh-CN')[0]?.name).toBe(expected);
	});

	it('reads an item without any field that the app may see', () => {
		expect(decodeEmployees({ items: [{}] }, 'zh-CN')).toEqual([
			{ employmentId: '', employeeNumber: '', email: '', status: '', name: '', department: '' },
		]);
	});

	it.each([
		['no items', {}],
		['items that are no list', { items: {} }],
		['nothing', undefined],
	])('reads nobody from %s', (_reason, data) => {
		expect(decodeEmployees(data, 'zh-CN')).toEqual([]);
	});
});

describe('describeEmployee', () => {
	it.each([
		['everything', {}, '李娜 (1000000, 研发, li.na@example.com)'],
		['the ID for a missing name', { name: '' }, '2 (1000000, 研发, li.na@example.com)'],
		['no gaps', { department: '' }, '李娜 (1000000, li.na@example.com)'],
		['no empty brackets', { employeeNumber: '', department: '', email: '' }, '李娜'],
	])('gives %s', (_reason, changes, expected) => {
		expect(describeEmployee({ ...decoded, ...changes })).toBe(expected);
	});
});

describe('describeInList', () => {
	it.each([
		['both names', { otherName: 'Nina Li' }, '李娜 Nina Li (1000000, 研发, li.na@example.com)'],
		['the only name', {}, '李娜 (1000000, 研发, li.na@example.com)'],
		['the ID for a missing name', { name: '' }, '2 (1000000, 研发, li.na@example.com)'],
	])('gives %s', (_what, changes, expected) => {
		expect(describeInList({ ...decoded, ...changes })).toBe(expected);
	});
});
