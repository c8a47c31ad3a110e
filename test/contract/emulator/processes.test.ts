import { createClient, paths, type Client, type Request } from '../../emulator/client';
import { DAY_MS } from '../../emulator/tenant/dates';
import { recordsAt, textAt, textsAt } from '../../emulator/json';
import { createEmulator, type Emulator } from '../../emulator/server';
import processExample from '../../fixtures/processExample.json';
import processListExample from '../../fixtures/processListExample.json';
import { strangers } from '../support/strangers';

describe('approval processes', () => {
	const now = Date.parse('2030-01-15T12:00:00+08:00');
	let emulator: Emulator;
	let client: Client;

	beforeEach(async () => {
		emulator = await createEmulator({ clock: { now: () => now } });
		client = createClient(emulator);
	});
	afterEach(() => emulator.close());

	const recordOf = (employmentId: string) =>
		emulator.offboardings().find((record) => record.employmentId === employmentId);
	const inApproval = () => recordOf(emulator.people.inApproval.employmentId);

	const detail = (processId = '') =>
		client.send({
			path: `${paths.processes}/${processId}`,
			query: { user_id_type: 'people_corehr_id' },
		});
	const detailOf = async (employmentId: string) =>
		(await detail(recordOf(employmentId)?.processId)).data;

	const span = (days: number): [string, string][] => [
		['modify_time_from', String(now - days * DAY_MS)],
		['modify_time_to', String(now)],
		['page_size', '100'],
	];
	const list = (query: Request['query']) =>
		client.send({ path: paths.processes, ...(query ? { query } : {}) });

	it('tells who has decided and whose turn it is', async () => {
		const { liNa, chenJing, inApproval: leaver } = emulator.people;
		const { data } = await detail(inApproval()?.processId);
		expect(data).toMatchObject({
			status: 1,
			flow_template_id: 'offboarding_info',
			initiator_id: leaver.employmentId,
			create_time: String(now - 2 * DAY_MS),
			done_list: [
				{ operator_id: liNa.employmentId, status: 3, complete_time: String(now - DAY_MS) },
			],
			todos: [{ operator_id: chenJing.employmentId, create_time: String(now - DAY_MS) }],
		});
		expect(data).not.toHaveProperty('complete_time');
	});

	it('are told in the documented shape', async () => {
		for (const { processId, checklist } of emulator.offboardings()) {
			for (const id of [processId, checklist.processId]) {
				if (id === undefined) continue;
				const { status, body } = await detail(id);
				expect(status).toBe(200);
				expect(strangers(body, processExample.response)).toEqual([]);
			}
		}
		const { body } = await list(span(30));
		expect(strangers(body, { ...processListExample.response })).toEqual([]);
	});

	it('move on with every approver', async () => {
		const { offboardingId = '', employmentId = '' } = inApproval() ?? {};
		emulator.approve(offboardingId, '同意离职');
		expect(inApproval()?.status).toBe('Approved');
		const data = await detailOf(employmentId);
		expect(data).toMatchObject({ status: 9, todos: [], complete_time: String(now) });
		expect(recordsAt(data, 'done_list')[1]).toMatchObject({ approval_opinion: '同意离职' });
	});

	it('end with a rejection', async () => {
		const { offboardingId = '', employmentId = '' } = inApproval() ?? {};
		emulator.reject(offboardingId);
		expect(inApproval()?.status).toBe('Rejected');
		const data = await detailOf(employmentId);
		expect(data).toMatchObject({ status: 2, todos: [] });
		expect(recordsAt(data, 'done_list').map(({ status }) => status)).toEqual([3, 2]);
	});

	it.each([
		['inApproval', 4, [3, 4]],
		['approved', 8, [3, 3]],
	] as const)('of a person %s are withdrawn as %i', async (who, status, done) => {
		const { employmentId } = emulator.people[who];
		const offboarding_id = recordOf(employmentId)?.offboardingId;
		await client.send({ path: paths.revoke, body: { offboarding_id } });
		const data = await detailOf(employmentId);
		expect(data.status).toBe(status);
		expect(recordsAt(data, 'done_list').map((task) => task.status)).toEqual(done);
	});

	it('begin with a hand-over, too', async () => {
		const { employmentId } = emulator.people.approved;
		const record = recordOf(employmentId);
		const { data } = await detail(record?.checklist.processId);
		expect(data).toMatchObject({ status: 1, flow_template_id: 'offboarding_transfer' });
		emulator.setChecklistStatus(record?.offboardingId ?? '', 'Finished');
		const after = await detail(record?.checklist.processId);
		expect(after.data).toMatchObject({ status: 9, todos: [], complete_time: String(now) });
	});

	it('are listed by state, definition and time of change', async () => {
		const idsOf = async (...more: [string, string][]) =>
			(await list([...span(30), ...more])).data.process_ids;
		const running = inApproval()?.processId;
		expect(await idsOf(['statuses', '1'])).toContain(running);
		expect(await idsOf(['statuses', '1'], ['statuses', '9'])).toContain(running);
		expect(await idsOf(['statuses', '9'])).not.toContain(running);
		const { data } = await detail(running);
		const definition = textAt(data, 'flow_definition_id') ?? '';
		expect(await idsOf(['flow_definition_id', definition])).toContain(running);
		expect(await idsOf(['flow_definition_id', 'people_0_0'])).toEqual([]);
		expect((await list(span(0.5))).data).toEqual({ process_ids: [], has_more: false });
	});

	it('are listed in pages', async () => {
		const all = (await list(span(30))).data.process_ids;
		const found: unknown[] = [];
		let page_token = '';
		do {
			const query: [string, string][] = [...span(30).slice(0, 2), ['page_size', '2']];
			const { data } = await list([...query, ['page_token', page_token]]);
			found.push(...textsAt(data, 'process_ids'));
			page_token = textAt(data, 'page_token') ?? '';
		} while (page_token !== '');
		expect(found).toEqual(all);
	});

	it.each([
		['a span of 31 days', span(31), 1160101],
		['times in seconds', { modify_time_from: '1', modify_time_to: '2', page_size: '1' }, 1160101],
		['a state that does not exist', [...span(1), ['statuses', '3']], 1160101],
		['no page size', span(1).slice(0, 2), 99992402],
		['no times', { page_size: '1' }, 99992402],
	] as [string, Request['query'], number][])(
		'are not listed for %s',
		async (_case, query, code) => {
			const { status, body } = await list(query);
			expect([status, body.code]).toEqual([400, code]);
		},
	);

	it('are not told for an ID that is none', async () => {
		const { status, body } = await detail('7000000000000000001');
		expect([status, body.code, body.msg]).toEqual([400, 1160101, 'invalid param']);
	});
});
