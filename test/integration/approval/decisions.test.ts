import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	matching,
	routes,
	runnerOf,
} from '../support/sandbox';
import { approvalOf, openTasksOf, startApprovals } from '../support/openApprovals';

emulateEach();

const fixed = {
	resource: 'approvalTask',
	processId: '={{ $json.process_id }}',
	approverId: '={{ $json.approver_id }}',
};
const approve = runnerOf({ ...fixed, operation: 'approve' });
const reject = runnerOf({ ...fixed, operation: 'reject', reason: 'Not now' });

const openTask = () => {
	const { process } = approvalOf(emulator, emulator.people.inApproval);
	const [task] = openTasksOf(process);
	return { process_id: process.id, approver_id: task?.id ?? '' };
};
const statusOf = () => approvalOf(emulator, emulator.people.inApproval).record.status;

describe('a decision', () => {
	it('approves a task as the system', async () => {
		const task = openTask();
		expect(jsons(await approve({}, { items: [task] }))).toEqual([{ ...task, outcome: 'approved' }]);
		expect(emulator.requests('taskDecision')).toMatchObject([
			{
				method: 'PUT',
				path: `/open-apis/corehr/v2/processes/${task.process_id}/approvers/${task.approver_id}`,
				query: { user_id_type: 'people_corehr_id' },
			},
		]);
		expect(bodies(emulator, 'taskDecision')).toEqual([{ status: 3, system_approval: true }]);
		expect(statusOf()).toBe('Approved');
	});

	it('rejects a task with a reason, as the person whose task it is', async () => {
		const task = openTask();
		const { chenJing } = emulator.people;
		const result = await reject(
			{ userIdType: 'open_id', additionalFields: { operatorId: chenJing.openId } },
			{ items: [task] },
		);
		expect(jsons(result)).toEqual([{ ...task, outcome: 'rejected' }]);
		expect(bodies(emulator, 'taskDecision')).toEqual([
			{ status: 2, user_id: chenJing.openId, reason: 'Not now' },
		]);
		const { process, record } = approvalOf(emulator, emulator.people.inApproval);
		expect([process.status, record.decisions.at(-1)?.opinion]).toEqual([2, 'Not now']);
	});

	it('follows from what Get of the approval shows', async () => {
		const items = jsons(
			await runnerOf({ resource: 'approval', operation: 'get' })({
				processId: openTask().process_id,
			}),
		);
		const approverId = '={{ $json.waiting_for[0].approver_id }}';
		expect(jsons(await approve({ approverId }, { items }))).toMatchObject([
			{ outcome: 'approved' },
		]);
	});

	it('of three items, one of which was decided before, fails for that one alone', async () => {
		const tasks = await startApprovals(emulator, 3);
		const items = tasks.map(({ approver_id, process_id }) => ({ approver_id, process_id }));
		const decided = approvalOf(emulator, { employmentId: tasks[1]?.leaver ?? '' });
		emulator.approve(decided.record.offboardingId);
		const result = await approve({}, { items, onError: 'continueErrorOutput' });
		expect(jsons(result)).toEqual([
			{ ...items[0], outcome: 'approved' },
			{ ...items[2], outcome: 'approved' },
		]);
		expect(jsons(result, 1)).toMatchObject([
			{
				...items[1],
				error: 'The approval task has already been handled',
				details: { code: 1161001, advice: matching(/who decided/) },
			},
		]);
		expect(emulator.requests('taskDecision')).toHaveLength(3);
	});

	it('of three items ends the run at the one that fails, and sends nothing after it', async () => {
		const tasks = await startApprovals(emulator, 3);
		const items = tasks.map(({ approver_id, process_id }, index) => ({
			process_id,
			approver_id: index === 1 ? '7140964208476371110' : approver_id,
		}));
		const result = await reject({}, { items });
		expect(errorOf(result)).toMatchObject({
			message: 'Feishu does not accept a value given for the approval task',
			itemIndex: 1,
		});
		expect(emulator.requests('taskDecision')).toHaveLength(2);
	});

	it('of a task that comes twice is made once, side by side or not', async () => {
		const task = openTask();
		const result = await approve({}, { items: [task, task], onError: 'continueErrorOutput' });
		expect(jsons(result)).toEqual([{ ...task, outcome: 'approved' }]);
		expect(jsons(result, 1)).toMatchObject([{ details: { code: 1161001 } }]);
	});

	it.each<[string, INodeParameters, string]>([
		['no task', { approverId: '={{ $json.nothing }}' }, "'Approver ID' is empty"],
		['a task as a number', { approverId: '={{ 7381468648050787884 }}' }, "'Approver ID' was given"],
		['no reason', { reason: ' ' }, "'Reason' is empty"],
		['a reason of another type', { reason: '={{ 5 }}' }, "'Reason' is not a text"],
	])('is refused for %s, and nothing is sent', async (_case, parameters, message) => {
		const task = openTask();
		const result = await reject(parameters, { items: [task] });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing(message),
			itemIndex: 0,
		});
		expect(routes(emulator)).toEqual([]);
	});
});
