import { createClient, paths, type Client } from '../../emulator/client';
import { recordsAt, textAt, type JsonObject } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';
import errors from '../../fixtures/approvalErrors.json';
import approversExample from '../../fixtures/approversExample.json';
import processRevokeExample from '../../fixtures/processRevokeExample.json';
import processWithdrawExample from '../../fixtures/processWithdrawExample.json';
import taskDecisionExample from '../../fixtures/taskDecisionExample.json';
import taskTransferExample from '../../fixtures/taskTransferExample.json';
import { strangers } from '../support/strangers';

let emulator: Emulator;
let client: Client;

beforeEach(async () => {
	emulator = await createEmulator();
	client = createClient(emulator);
});
afterEach(() => emulator.close());

type Who = 'inApproval' | 'approved';

const query = { user_id_type: 'people_corehr_id' };
const recordOf = (who: Who) => {
	const { employmentId } = emulator.people[who];
	return emulator.offboardings().find((record) => record.employmentId === employmentId);
};
const processOf = (who: Who) => recordOf(who)?.processId ?? '';

const put = async (path: string, body: JsonObject) =>
	await client.send({ path, query, method: 'PUT', body });
const withdraw = async (id: string, body: JsonObject = { system_user: true }) =>
	await put(`${paths.processWithdraw}/${id}`, body);
const revoke = async (id: string, body: JsonObject = { system_user: true }) =>
	await put(`${paths.processRevoke}/${id}`, body);
const detail = async (id: string) =>
	(await client.send({ path: `${paths.processes}/${id}`, query })).data;
const openTaskOf = async (id: string) => {
	const [task] = recordsAt(await detail(id), 'todos');
	return textAt(task ?? {}, 'approver_id') ?? '';
};
const decide = async (id: string, task: string, body: JsonObject) =>
	await put(`${paths.processes}/${id}/approvers/${task}`, body);
const transfer = async (id: string, body: JsonObject) =>
	await put(`${paths.processes}/${id}/transfer`, body);
const tasks = async (user_id: string, more: Record<string, string> = {}) =>
	await client.send({
		path: paths.approvers,
		query: { ...query, user_id, page_size: '100', ...more },
	});

describe('the examples of the approval pages', () => {
	it('withdraw is taken, and answered as documented', async () => {
		const body = { ...processWithdrawExample.request, user_id: '' };
		expect((await withdraw(processOf('inApproval'), body)).body).toEqual(
			processWithdrawExample.response,
		);
		expect(recordOf('inApproval')?.status).toBe('Withdrawn');
		expect(await detail(processOf('inApproval'))).toMatchObject({ status: 4 });
	});

	it('revoke is taken, and answered as documented', async () => {
		const body = { ...processRevokeExample.request, user_id: '' };
		expect((await revoke(processOf('approved'), body)).body).toEqual(processRevokeExample.response);
		expect(await detail(processOf('approved'))).toMatchObject({ status: 8 });
	});

	it('a decision is taken with its form, and answered in the documented shape', async () => {
		const id = processOf('inApproval');
		const { status, body } = await decide(id, await openTaskOf(id), taskDecisionExample.request);
		expect([status, strangers(body, taskDecisionExample.response)]).toEqual([200, []]);
		expect(await detail(id)).toMatchObject({ status: 2, todos: [] });
	});

	it('a transfer is taken, and answered as documented', async () => {
		const id = processOf('inApproval');
		const task = await openTaskOf(id);
		const { liNa } = emulator.people;
		const body = {
			...taskTransferExample.request,
			approver_ids: [task],
			to_user_id: liNa.employmentId,
		};
		expect((await transfer(id, body)).body).toEqual(taskTransferExample.response);
		expect(recordsAt(await detail(id), 'todos')).toMatchObject([
			{ approver_id: task, operator_id: liNa.employmentId },
		]);
	});

	it('tasks are told in the documented shape', async () => {
		const { chenJing } = emulator.people;
		const { body, data } = await tasks(chenJing.employmentId);
		expect(recordsAt(data, 'approver_list').length).toBeGreaterThan(1);
		expect(strangers(body, approversExample.response)).toEqual([]);
	});
});

describe('the tasks of a person', () => {
	it('are those that wait, and those that were decided', async () => {
		const { chenJing } = emulator.people;
		const id = processOf('inApproval');
		const open = { approver_id: await openTaskOf(id), process_id: id, approver_status: 1 };
		const waiting = recordsAt(
			(await tasks(chenJing.employmentId, { approver_status: '1' })).data,
			'approver_list',
		);
		expect(waiting).toContainEqual(open);
		await decide(id, open.approver_id, { status: 3, system_approval: true });
		const after = recordsAt((await tasks(chenJing.employmentId)).data, 'approver_list');
		expect(after).toContainEqual({ ...open, approver_status: 3 });
	});

	it('come in pages, the first one also as 1', async () => {
		const { employmentId } = emulator.people.chenJing;
		const all = recordsAt((await tasks(employmentId)).data, 'approver_list');
		const found: JsonObject[] = [];
		let page_token = '1';
		do {
			const { data } = await tasks(employmentId, { page_size: '1', page_token });
			found.push(...recordsAt(data, 'approver_list'));
			page_token = textAt(data, 'page_token') ?? '';
		} while (page_token !== '');
		expect(found).toEqual(all);
	});
});

describe('the error tables of the approval pages', () => {
	const nobody = '7140964208476371110';
	const known = (name: string, wanted: number) => {
		const page = errors.endpoints.find((one) => one.name === name);
		const row = page?.rows.find(({ code }) => code === wanted);
		return [row?.httpStatus, row?.code];
	};
	const told = ({ status, body }: { status: number; body: JsonObject }) => [status, body.code];

	it('of withdraw', async () => {
		const running = processOf('inApproval');
		const { liNa } = emulator.people;
		expect(told(await withdraw(nobody))).toEqual(known('withdrawProcess', 1160101));
		expect(told(await withdraw(running, { user_id: nobody }))).toEqual(
			known('withdrawProcess', 1160101),
		);
		expect(told(await withdraw(running, {}))).toEqual(known('withdrawProcess', 1160101));
		expect(told(await withdraw(running, { user_id: liNa.employmentId }))).toEqual(
			known('withdrawProcess', 1161003),
		);
		expect(told(await withdraw(processOf('approved')))).toEqual(known('withdrawProcess', 1161006));
		expect(recordOf('inApproval')?.status).toBe('Approving');
		// The initiator may.
		const { initiatorId } = recordOf('inApproval') ?? {};
		expect(told(await withdraw(running, { user_id: initiatorId }))).toEqual([200, 0]);
	});

	it('of revoke', async () => {
		const completed = processOf('approved');
		const { liNa, chenJing } = emulator.people;
		expect(told(await revoke(nobody))).toEqual(known('revokeProcess', 1160100));
		expect(told(await revoke(completed, {}))).toEqual(known('revokeProcess', 1160101));
		expect(told(await revoke(completed, { user_id: liNa.employmentId }))).toEqual(
			known('revokeProcess', 1161003),
		);
		expect(told(await revoke(processOf('inApproval')))).toEqual(known('revokeProcess', 1161007));
		expect(recordOf('approved')?.status).toBe('Approved');
		emulator.setStatus(recordOf('approved')?.offboardingId ?? '', 'Offboarded');
		expect(told(await revoke(completed))).toEqual(known('revokeProcess', 1161008));
		emulator.setStatus(recordOf('approved')?.offboardingId ?? '', 'Approved');
		expect(told(await revoke(completed, { user_id: chenJing.employmentId }))).toEqual([200, 0]);
	});

	it('of a decision', async () => {
		const id = processOf('inApproval');
		const task = await openTaskOf(id);
		const approve = { status: 3, system_approval: true };
		const { liNa, chenJing } = emulator.people;
		expect(told(await decide(id, nobody, approve))).toEqual(known('decideTask', 1161002));
		expect(told(await decide(id, task, { status: 2, system_approval: true }))).toEqual(
			known('decideTask', 1161002),
		);
		expect(told(await decide(id, task, { status: 3, user_id: liNa.employmentId }))).toEqual(
			known('decideTask', 1161003),
		);
		expect(told(await decide(id, task, { status: 3, user_id: chenJing.employmentId }))).toEqual([
			200, 0,
		]);
		expect(told(await decide(id, task, approve))).toEqual(known('decideTask', 1161001));
	});

	it('of a decision about what was withdrawn meanwhile', async () => {
		const id = processOf('inApproval');
		const task = await openTaskOf(id);
		await withdraw(id);
		expect(told(await decide(id, task, { status: 3, system_approval: true }))).toEqual(
			known('decideTask', 1161005),
		);
	});

	it('of a transfer', async () => {
		const id = processOf('inApproval');
		const task = await openTaskOf(id);
		const { chenJing, liNa, gone } = emulator.people;
		const to = (
			to_user_id: string,
			approver_ids = [task],
			as: JsonObject = { system_user: true },
		) => transfer(id, { to_user_id, approver_ids, ...as });
		expect(told(await to(liNa.employmentId, ['71']))).toEqual(known('transferTasks', 1160101));
		expect(told(await to(liNa.employmentId, [task], {}))).toEqual(known('transferTasks', 1160101));
		expect(told(await to(nobody))).toEqual(known('transferTasks', 1160117));
		expect(told(await to(gone.employmentId))).toEqual(known('transferTasks', 1160117));
		expect(told(await to(chenJing.employmentId))).toEqual(known('transferTasks', 1160245));
		expect(told(await to(liNa.employmentId, [task], { operator: liNa.employmentId }))).toEqual(
			known('transferTasks', 1161003),
		);
		expect((await to(liNa.employmentId, [])).body.code).toBe(99992402);
		expect(told(await to(liNa.employmentId, [task], { operator: chenJing.employmentId }))).toEqual([
			200, 0,
		]);
		await withdraw(id);
		expect(told(await to(chenJing.employmentId))).toEqual(known('transferTasks', 1160221));
	});

	it('of a list of tasks', async () => {
		const { employmentId } = emulator.people.liNa;
		expect(told(await tasks(nobody))).toEqual(known('listApproverTasks', 1160001));
		expect(told(await tasks(employmentId, { page_size: '101' }))).toEqual(
			known('listApproverTasks', 1160101),
		);
		expect(told(await tasks(employmentId, { approver_status: '4' }))).toEqual(
			known('listApproverTasks', 1160121),
		);
	});
});
