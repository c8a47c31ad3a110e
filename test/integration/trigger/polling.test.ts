import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import '../../harness/environment';
import { PollContext } from 'n8n-core';

import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import { textAt } from '../../../nodes/FeishuOffboarding/platform/json';
import type { Emulator } from '../../emulator/server';
import { prepare, withNamedWorkflow, type NodeSetup } from '../../harness/n8n';
import { poll } from '../../harness/poll';
import { StaticData } from '../../harness/staticData';
import { submitElsewhere } from '../support/submitElsewhere';
import {
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	run,
	submit,
	submitParameters,
} from '../support/sandbox';

afterEach(closeEmulators);

const jsonsOf = (items: INodeExecutionData[] | null): IDataObject[] | null =>
	items?.map(({ json }) => json) ?? null;

/** A published workflow that has been polled once, and how to poll it again. */
async function published(emulator: Emulator, parameters: INodeParameters = {}) {
	const staticData = new StaticData();
	const again = async (setup: Partial<NodeSetup> = {}) =>
		jsonsOf(
			await poll({
				node: new FeishuOffboardingPollingTrigger(),
				credential: credentialFor(emulator),
				parameters,
				staticData,
				...setup,
			}),
		);
	return { first: await again(), again, staticData };
}

async function submitted(emulator: Emulator): Promise<string> {
	const { outputs } = await submit(emulator);
	return textAt(outputs[0]?.[0]?.json, 'offboarding_id') ?? '';
}

describe('the polling trigger', () => {
	it('starts from now: what is there is not told', async () => {
		const { first, again } = await published(await emulate());
		expect(first).toBeNull();
		expect(await again()).toBeNull();
	});

	it('tells a new record, then its changes, each once', async () => {
		const emulator = await emulate();
		const { again } = await published(emulator);
		const offboardingId = await submitted(emulator);
		const id = { offboarding_id: offboardingId };
		expect(await again()).toMatchObject([
			{ ...id, change: 'created', changed_fields: [], status_name: 'NoNeedApproval' },
		]);
		expect(await again()).toBeNull();
		emulator.setStatus(offboardingId, 'Withdrawn');
		expect(await again()).toMatchObject([
			{
				...id,
				change: 'changed',
				changed_fields: ['status'],
				status_name: 'Withdrawn',
				previous: { status_name: 'NoNeedApproval' },
			},
		]);
		expect(await again()).toBeNull();
	});

	it('gives what a workflow needs, and the whole record where it is wanted', async () => {
		const emulator = await emulate();
		const simple = await published(emulator);
		const raw = await published(emulator, { simplify: false });
		const offboardingId = await submitted(emulator);
		const [json] = (await simple.again()) ?? [];
		expect(json).toMatchObject({
			change: 'created',
			offboarding_id: offboardingId,
			employment_id: emulator.people.liNa.employmentId,
			offboarding_date: '2099-12-31',
			checklist_status_name: 'AntiBegin',
		});
		expect(Object.keys(json ?? {}).length).toBeLessThanOrEqual(10);
		expect(await raw.again()).toMatchObject([
			{ offboarding_id: offboardingId, record: { offboarding_info: { add_block_list: 'false' } } },
		]);
	});

	it('skips nothing that was closed before a poll saw it open', async () => {
		const emulator = await emulate();
		const { again } = await published(emulator);
		emulator.setStatus(await submitted(emulator), 'Withdrawn');
		expect(await again()).toMatchObject([{ change: 'created', status_name: 'Withdrawn' }]);
		expect(await again()).toBeNull();
	});

	it('tells of a record that was closed before a poll saw it open, for changes of the status alone', async () => {
		const emulator = await emulate();
		const { again } = await published(emulator, { changes: ['status'] });
		emulator.setStatus(await submitted(emulator), 'Withdrawn');
		expect(await again()).toMatchObject([
			{ change: 'created', changed_fields: ['status'], status_name: 'Withdrawn' },
		]);
		expect(await again()).toBeNull();
	});

	it('tells nothing of a first sighting on the first poll, for changes of the status alone', async () => {
		const emulator = await emulate();
		emulator.setStatus(await submitted(emulator), 'Withdrawn');
		const yesterday = new Date(Date.now() - 86_400_000).toISOString();
		const parameters = { changes: ['status'], options: { startFrom: yesterday } };
		const { first, again } = await published(emulator, parameters);
		expect([first, await again()]).toEqual([null, null]);
	});

	it('reads every page', async () => {
		const emulator = await emulate({ extraPeople: 120, limits: false });
		const { again } = await published(emulator);
		const people = emulator.tenant.people.slice(-110);
		await submitElsewhere(
			emulator,
			people.map(({ employmentId }) => employmentId),
		);
		const told = (await again()) ?? [];
		expect(new Set(told.map((json) => json.offboarding_id)).size).toBe(110);
		expect(await again()).toBeNull();
	});

	it('is not put off by search lagging behind', async () => {
		let nowMs = Date.now();
		const emulator = await emulate({ indexLagMs: 60_000, clock: { now: () => nowMs } });
		const { again } = await published(emulator);
		await submitted(emulator);
		expect(await again()).toBeNull();
		nowMs += 61_000;
		expect(await again()).toMatchObject([{ change: 'created' }]);
		expect(await again()).toBeNull();
	});

	it('keeps its place where a poll fails', async () => {
		const emulator = await emulate();
		const { again, staticData } = await published(emulator);
		const before = JSON.stringify(staticData.live);
		await submitted(emulator);
		emulator.setScopes(emulator.apps.main.appId, []);
		await expect(again()).rejects.toThrow(/corehr:offboarding:read/);
		expect(JSON.stringify(staticData.live)).toBe(before);
		emulator.setScopes(emulator.apps.main.appId, ['corehr:offboarding:read']);
		expect(await again()).toMatchObject([{ change: 'created' }]);
	});

	it('keeps its place over a restart', async () => {
		const emulator = await emulate();
		const { again, staticData } = await published(emulator);
		const offboardingId = await submitted(emulator);
		await again();
		staticData.restart();
		expect(await again()).toBeNull();
		emulator.setStatus(offboardingId, 'Withdrawn');
		staticData.restart();
		expect(await again()).toMatchObject([{ changed_fields: ['status'] }]);
	});

	it('starts anew with another app', async () => {
		const emulator = await emulate();
		const { again } = await published(emulator);
		await submitted(emulator);
		expect(await again({ credential: credentialFor(emulator, 'second') })).toBeNull();
	});

	it('tells only what is wanted', async () => {
		const emulator = await emulate();
		const changes = await published(emulator, { changes: ['status'] });
		const withdrawn = await published(emulator, { filters: { statuses: ['Withdrawn'] } });
		const offboardingId = await submitted(emulator);
		expect(await changes.again()).toBeNull();
		expect(await withdrawn.again()).toBeNull();
		emulator.setStatus(offboardingId, 'Withdrawn');
		expect(await changes.again()).toMatchObject([{ changed_fields: ['status'] }]);
		expect(await withdrawn.again()).toMatchObject([{ changed_fields: ['status'] }]);
	});

	it('tells on its first poll what was started since a day', async () => {
		const emulator = await emulate();
		const offboardingId = await submitted(emulator);
		const yesterday = new Date(Date.now() - 86_400_000).toISOString();
		const { first, again } = await published(emulator, { options: { startFrom: yesterday } });
		expect(first?.map((json) => json.offboarding_id)).toContain(offboardingId);
		expect(first?.every(({ change }) => change === 'created')).toBe(true);
		expect(await again()).toBeNull();
	});

	it('says what is wrong with a day that is none', async () => {
		const parameters = { options: { startFrom: 'yesterday' } };
		await expect(published(await emulate(), parameters)).rejects.toThrow(
			/'Start From' is not a date/,
		);
	});

	it('tells nothing twice where two polls run side by side', async () => {
		const emulator = await emulate();
		const { staticData } = await published(emulator);
		await run(emulator, submitParameters(), { items: employeeItems(emulator, 3) });
		const node = new FeishuOffboardingPollingTrigger();
		const prepared = prepare({ node, credential: credentialFor(emulator), staticData });
		const { workflow, additionalData } = prepared;
		const pollOnce = async () =>
			await node.poll.call(
				withNamedWorkflow(
					new PollContext(workflow, prepared.node, additionalData, 'trigger', 'activate'),
				),
			);
		const told = await Promise.all([pollOnce(), pollOnce()]);
		expect(told.filter((items) => items !== null)).toHaveLength(1);
		expect(await pollOnce()).toBeNull();
	});

	it.each([
		['the newest record', [], 'NoNeedApproval'],
		['the newest that the filter lets through', ['Rejected'], 'Rejected'],
	])('shows %s in the editor, as a change of the first kind', async (_what, statuses, status) => {
		const emulator = await emulate();
		const staticData = new StaticData();
		const newest = await submitted(emulator);
		const items = await poll({
			node: new FeishuOffboardingPollingTrigger(),
			credential: credentialFor(emulator),
			parameters: { changes: ['status', 'created'], filters: { statuses } },
			mode: 'manual',
			staticData,
		});
		const item = jsonsOf(items)?.[0];
		expect(item).toMatchObject({
			change: 'changed',
			changed_fields: ['status'],
			previous: { status_name: 'Approving' },
			status_name: status,
		});
		expect(item?.offboarding_id === newest).toBe(statuses.length === 0);
		// It remembers nothing.
		expect(staticData.live).toEqual({});
	});
});
