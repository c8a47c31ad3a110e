import {
	listApproverTasks,
	taskItem,
} from '../../../../nodes/FeishuOffboarding/domain/approval/tasks';
import example from '../../../fixtures/approversExample.json';
import {
	filterableTaskStatuses,
	statusesToAskFor,
} from '../../../../nodes/FeishuOffboarding/domain/approval/taskStatuses';

describe('the tasks of a person', () => {
	it('are asked for by person, status and page', () => {
		const person = { userIdType: 'open_id', userId: 'ou_1' } as const;
		expect(listApproverTasks(person, 1, { size: 20, token: '2' }).query).toEqual({
			user_id_type: 'open_id',
			user_id: 'ou_1',
			page_size: 20,
			approver_status: 1,
			page_token: '2',
		});
		expect(listApproverTasks(person, undefined, { size: 20 }).query).toEqual({
			user_id_type: 'open_id',
			user_id: 'ou_1',
			page_size: 20,
		});
	});

	it('take one call for each status, and one for all of them', () => {
		expect(statusesToAskFor([])).toEqual([undefined]);
		expect(statusesToAskFor(['Approved', 'Initiated', 'InProgress'])).toEqual([-1, 1, 3]);
	});

	it('can be asked for by the states that the page still supports', () => {
		expect(filterableTaskStatuses.map(({ value }) => value)).toEqual([-1, 1, 2, 3, 5, 6, 12, 14]);
	});

	it('have a name for their status', () => {
		const [task] = example.response.data.approver_list;
		expect(taskItem({ ...task })).toEqual({ ...task, status_name: 'InProgress' });
		expect(taskItem({ approver_status: 18 })).toMatchObject({ status_name: 'Intervened' });
		expect(taskItem({ approver_status: 99 })).toMatchObject({ status_name: 'Status 99' });
		expect(taskItem({ approver_id: '7' })).toEqual({ approver_id: '7' });
	});
});
