import {
	simplifiedFields,
	simplifyEmployee,
	toEmployeeFields,
} from '../../../../nodes/FeishuOffboarding/domain/employee/item';
import example from '../../../fixtures/employeeBatchExample.json';

describe('simplifyEmployee', () => {
	it('gives at most ten fields of the documented example', () => {
		const [item] = example.response.data.items;
		expect(simplifyEmployee(item, 'zh-CN')).toEqual({
			employment_id: '6893014062142064135',
			employee_number: '1000000',
			name: '刘梓新',
			email_address: 'test@163.com',
			employment_status: 'hired',
			department: '中文示例',
			direct_manager_id: '7027024823985411287',
			effective_date: '2021-03-16',
			expiration_date: '2022-08-16',
		});
	});

	it('tells that there is no ID of the wanted kind, and does not pass on one of another', () => {
		const item = { employment_id: '7095671727698478604', employment_id_v2: '' };
		expect(simplifyEmployee(item, 'en-US')).toEqual({
			employment_id: null,
			conversion_failed: true,
		});
	});

	it.each([[{}], [null], ['text']])('finds no ID in %j', (item) => {
		expect(simplifyEmployee(item, 'en-US')).toEqual({
			employment_id: null,
			conversion_failed: true,
		});
	});

	it('is made of fields that Feishu can be asked for', () => {
		expect(new Set(simplifiedFields).size).toBe(simplifiedFields.length);
		expect(simplifiedFields).toContain('employment_id');
	});
});

describe('toEmployeeFields', () => {
	it.each<[string, unknown, string[]]>([
		['nothing', undefined, ['employment_id']],
		['a list', ['time_zone', 'employment_id'], ['employment_id', 'time_zone']],
		['text', 'time_zone, job_id', ['employment_id', 'time_zone', 'job_id']],
	])('reads %s', (_form, value, fields) => {
		expect(toEmployeeFields(value)).toEqual(fields);
	});

	it('leaves room for the ID among the hundred that Feishu takes', () => {
		const fields = Array.from({ length: 100 }, (_none, index) => `custom_fields.f${index}`);
		expect(() => toEmployeeFields(fields)).toThrow("'Fields' has 100 entries, more than the 99");
	});
});
