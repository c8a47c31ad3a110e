import {
	getApprovalProcess,
	simplifyProcess,
} from '../../../../nodes/FeishuOffboarding/domain/approval/process';
import { requestPath } from '../../../../nodes/FeishuOffboarding/platform/request';
import example from '../../../fixtures/processExample.json';

describe('getApprovalProcess', () => {
	it('asks by ID, in the wanted kind of person ID', () => {
		const request = getApprovalProcess('open_id', ' 7278949005675988535 ');
		expect(requestPath(request)).toBe('/open-apis/corehr/v2/processes/7278949005675988535');
		expect(request.query).toEqual({ user_id_type: 'open_id' });
	});

	it.each<[unknown, string]>([
		['', "'Process ID' is empty"],
		['a/b', "'Process ID' is not an ID"],
		['..', "'Process ID' is not an ID"],
		['.', "'Process ID' is not an ID"],
		['7278949005675988535.json', "'Process ID' is not an ID"],
		['a_b', "'Process ID' is not an ID"],
		[7278949005675988535n, "'Process ID' was given as a number"],
	])('refuses %p', (processId, message) => {
		expect(() => getApprovalProcess('open_id', processId)).toThrow(message);
	});
});

describe('simplifyProcess', () => {
	it('gives the most used fields of the documented example', () => {
		const simplified = simplifyProcess(example.response.data, 'en-US');
		expect(Object.keys(simplified)).toHaveLength(11);
		expect(simplified).toMatchObject({
			process_id: '7278949005675988535',
			status: 'Completed',
			name: 'English',
			initiator_id: '7124991993901827628',
			create_time: '2023-09-15T09:23:34.036Z',
			properties: 'Revocation',
			link: 'http://xxxx.com/xxx/xxx?a=b',
		});
		const { todos, system_todos, done_list, system_done_list } = example.response.data;
		expect(simplified.waiting_for).toHaveLength(todos.length + system_todos.length);
		expect(simplified.decisions).toHaveLength(done_list.length + system_done_list.length);
		expect(simplified.waiting_for).toMatchObject([
			{
				approver_id: '7278949005675988535',
				type: 'Approval',
				node_definition_id: 'approval_d25b5eddfef',
				operator_id: '7124991993901827628',
				operator_name: 'English',
				node_name: 'English',
				since: '2023-09-15T09:23:34.036Z',
				link: 'http://xxxx.com/xxx/xxx?a=b',
			},
			{},
		]);
		expect(simplified.decisions).toMatchObject([
			{ decision: 'Done', approver_id: '7278949005675988535', type: 'Approval' },
			{ decision: 'Done' },
		]);
	});

	it.each([
		[1, 'Application'],
		[2, 'Revocation'],
		[3, 'Correction'],
		[4, 'Status 4'],
	])('names the properties %d', (properties, name) => {
		expect(simplifyProcess({ properties }, 'en-US').properties).toBe(name);
	});

	it.each([
		[1, 'Approval'],
		[5, 'Form'],
	])('names the type %d of a task', (type, name) => {
		expect(simplifyProcess({ todos: [{ type }] }, 'en-US').waiting_for).toEqual([{ type: name }]);
	});

	it.each([
		[1, 'InProgress'],
		[2, 'Rejected'],
		[4, 'Withdrawn'],
		[8, 'Revoked'],
		[9, 'Completed'],
		[15, 'Revoking'],
		[3, 'Status 3'],
		['9', '9'],
		[true, true],
	])('names the status %j', (status, name) => {
		expect(simplifyProcess({ status }, 'en-US').status).toBe(name);
	});

	it.each([
		[2, 'Rejected'],
		[3, 'Done'],
		[4, 'Cancelled'],
		[5, 'Status 5'],
	])('names the decision %d', (status, decision) => {
		expect(simplifyProcess({ done_list: [{ status }] }, 'en-US').decisions).toEqual([{ decision }]);
	});

	it.each(['', '0', 'soon', '1234567890123456'])('takes %p for no time', (complete_time) => {
		expect(simplifyProcess({ complete_time }, 'en-US')).not.toHaveProperty('complete_time');
	});

	it('reads a time that comes as a number', () => {
		expect(simplifyProcess({ create_time: 1694769814036 }, 'en-US').create_time).toBe(
			'2023-09-15T09:23:34.036Z',
		);
	});

	it('takes the name of the definition where the process has none', () => {
		const names = { process_name: { zh_cn: '' }, flow_definition_name: { zh_cn: '离职' } };
		expect(simplifyProcess(names, 'en-US').name).toBe('离职');
	});

	it('leaves out what is not there', () => {
		expect(simplifyProcess({}, 'en-US')).toEqual({ waiting_for: [], decisions: [] });
	});
});
