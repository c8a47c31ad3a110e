import type { INodeParameters } from 'n8n-workflow';

import {
	bodies,
	byId,
	containing,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	located,
	routes,
	runnerOf,
} from '../support/sandbox';
import { approvalOf, openTasksOf, startApprovals } from '../support/openApprovals';

emulateEach();

const getAll = runnerOf({ resource: 'approvalTask', operation: 'getAll', returnAll: true });
const transfer = runnerOf({
	resource: 'approvalTask',
	operation: 'transfer',
	processId: '={{ $json.process_id }}',
	approverIds: '={{ $json.approver_id }}',
	toEmployee: byId('={{ $json.to }}'),
});

const waiting = { filters: { statuses: ['InProgress'] } };

const openTask = () => {
	const { process } = approvalOf(emulator, emulator.people.inApproval);
	const [task] = openTasksOf(process);
	return { process_id: process.id, approver_id: task?.id ?? '' };
};

describe('the approval tasks of a person', () => {
	it('are those that wait, by default', async () => {
		const { employmentId } = emulator.people.chenJing;
		const result = await getAll({ employee: byId(employmentId) });
		expect(jsons(result)).toContainEqual({
			...openTask(),
			approver_status: 1,
			status_name: 'InProgress',
		});
		expect(new Set(jsons(result).map(({ status_name }) => status_name))).toEqual(
			new Set(['InProgress']),
		);
		expect(emulator.requests('approvers')).toMatchObject([
			{
				query: {
					user_id: employmentId,
					user_id_type: 'people_corehr_id',
					approver_status: '1',
					page_size: '100',
				},
			},
		]);
	});

	it('are all of them without a filter', async () => {
		const employee = byId(emulator.people.chenJing.employmentId);
		const names = jsons(await getAll({ employee, filters: {} })).map(
			({ status_name }) => status_name,
		);
		expect(names).toEqual(expect.arrayContaining(['InProgress', 'Approved']));
		expect(emulator.requests('approvers').map(({ query }) => query.approver_status)).toEqual([
			undefined,
		]);
	});

	it('of several statuses take a call each, and end at the limit', async () => {
		const employee = byId(emulator.people.chenJing.employmentId);
		const filters = { statuses: ['Approved', 'InProgress', 'Copied'] };
		await getAll({ employee, filters });
		const asked = () => emulator.requests('approvers').map(({ query }) => query.approver_status);
		expect(asked()).toEqual(['1', '3', '5']);
		emulator.clearJournal();
		expect(jsons(await getAll({ employee, filters, returnAll: false, limit: 1 }))).toHaveLength(1);
		expect(asked()).toEqual(['1']);
	});

	it('can be those of somebody who has left', async () => {
		const { gone } = emulator.people;
		const result = await getAll({
			employee: located('employeeNumber', gone.employeeNumber),
			...waiting,
		});
		expect([result.error, jsons(result)]).toEqual([undefined, []]);
		expect(emulator.requests('approvers')).toMatchObject([
			{ query: { user_id: gone.employmentId } },
		]);
	});

	it('of three people come although nobody has the number of one', async () => {
		const items = ['E0005', 'E9999', 'E0002'].map((number) => ({ number }));
		const result = await getAll(
			{ employee: located('employeeNumber', '={{ $json.number }}') },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(jsons(result).length).toBeGreaterThan(0);
		expect(jsons(result, 1)).toMatchObject([
			{
				number: 'E9999',
				error: "'Employee' matches nobody: no one has the employee number E9999",
			},
		]);
		expect(routes(emulator).filter((route) => route === 'employees')).toHaveLength(1);
	});
});

describe('a transfer', () => {
	it('hands a task to somebody else', async () => {
		const task = openTask();
		const { liNa } = emulator.people;
		const result = await transfer({
			processId: task.process_id,
			approverIds: task.approver_id,
			toEmployee: located('email', liNa.email),
			additionalFields: { remark: 'Last day on Friday' },
		});
		expect(jsons(result)).toEqual([
			{
				process_id: task.process_id,
				approver_ids: [task.approver_id],
				outcome: 'transferred',
			},
		]);
		expect(bodies(emulator, 'taskTransfer')).toEqual([
			{
				to_user_id: liNa.employmentId,
				approver_ids: [task.approver_id],
				system_user: true,
				remark: 'Last day on Friday',
			},
		]);
		const { process } = approvalOf(emulator, emulator.people.inApproval);
		expect(openTasksOf(process).map(({ operator }) => operator)).toEqual([liNa]);
	});

	it('of all that waits for somebody follows from the list of the tasks', async () => {
		const { chenJing, liNa } = emulator.people;
		const employee = byId(chenJing.employmentId);
		const items = jsons(await getAll({ employee, ...waiting }));
		expect(items.length).toBeGreaterThan(1);
		const result = await transfer({ toEmployee: byId(liNa.employmentId) }, { items });
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual(items.map(() => 'transferred'));
		expect(jsons(await getAll({ employee, ...waiting }))).toEqual([]);
		const after = jsons(await getAll({ employee: byId(liNa.employmentId), ...waiting }));
		expect(after).toEqual(items);
	});

	it('of three items, one of which goes to whoever has the task, fails for that one alone', async () => {
		const tasks = await startApprovals(emulator, 3);
		const { yangFan } = emulator.people;
		const items = tasks.map(({ approver_id, operator, process_id }, index) => ({
			process_id,
			approver_id,
			to: index === 1 ? operator.employmentId : yangFan.employmentId,
		}));
		const result = await transfer({}, { items, onError: 'continueErrorOutput' });
		expect(jsons(result).map(({ process_id }) => process_id)).toEqual([
			items[0]?.process_id,
			items[2]?.process_id,
		]);
		expect(jsons(result, 1)).toMatchObject([
			{
				process_id: items[1]?.process_id,
				error: 'The employee already has a task at the same step',
				details: { code: 1160245 },
			},
		]);
	});

	it.each<[string, INodeParameters, string]>([
		['no tasks', { approverIds: '={{ [] }}' }, "'Approver IDs' is empty"],
		['nobody', { toEmployee: byId('={{ $json.to }}') }, "'To Employee' is empty"],
		['a name', { toEmployee: byId('Nora Li') }, "'To Employee' is not an ID"],
		[
			'a number of a person where an ID belongs',
			{ toEmployee: byId('E0001') },
			"'To Employee' is E0001, which looks like an employee number: choose the mode Number",
		],
	])('is refused for %s, and nothing is sent', async (_case, parameters, message) => {
		const result = await transfer(parameters, { items: [openTask()] });
		expect(errorOf(result)).toMatchObject({
			name: 'NodeOperationError',
			message: containing(message),
			itemIndex: 0,
		});
		expect(routes(emulator)).toEqual([]);
	});

	it.each([
		['who has left', () => emulator.people.gone.employeeNumber, 'has already left'],
		['whom nobody knows', () => 'E9999', 'matches nobody'],
	])('is refused for somebody %s', async (_case, number, message) => {
		const toEmployee = located('employeeNumber', number());
		const result = await transfer({ toEmployee }, { items: [openTask()] });
		expect(errorOf(result)).toMatchObject({ message: containing(`'To Employee'`) });
		expect(result.error?.message).toContain(message);
		expect(routes(emulator)).not.toContain('taskTransfer');
	});
});
