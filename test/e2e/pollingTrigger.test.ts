import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

import { executionsOf, finishedRun } from '../host/n8n/executions';
import { publishWorkflow } from '../host/n8n/publishing';
import { createClient, paths } from '../emulator/client';
import { openEditor, type Editor } from './support/editor';
import { triggered } from './support/triggerWorkflow';
import { until } from './support/until';

jest.setTimeout(300_000);

/** A schedule of n8n's may come once a minute at the most; several of them come more often. */
const everyTenSeconds = [0, 10, 20, 30, 40, 50].map((second) => ({
	mode: 'custom',
	cronExpression: `${second} * * * * *`,
}));

let editor: Editor;

beforeAll(async () => {
	editor = await openEditor('e2e-polling', [
		triggered('polled', 'feishuOffboardingPollingTrigger', {
			parameters: {
				pollTimes: { item: everyTenSeconds },
				changes: ['created', 'status'],
				simplify: true,
			},
		}),
	]);
});

afterAll(async () => {
	await editor?.close();
});

async function polls(count: number): Promise<void> {
	const before = editor.emulator.requests('search').length;
	const perPoll = 3;
	await until(`${count} more polls`, async () => {
		const made = editor.emulator.requests('search').length - before;
		return await Promise.resolve(made >= count * perPoll ? true : undefined);
	});
	await wait(1_000);
}

async function submit(employmentId: string): Promise<string> {
	const { body } = await createClient(editor.emulator).send({
		path: paths.submit,
		body: {
			offboarding_mode: 1,
			employment_id: employmentId,
			offboarding_date: '2030-08-30',
			offboarding_reason_unique_identifier: 'job_change_saas',
		},
	});
	expect(body).toMatchObject({ code: 0 });
	const record = editor.emulator
		.offboardings()
		.find((candidate) => candidate.employmentId === employmentId);
	return record?.offboardingId ?? '';
}

const startedItems = async () => {
	const executions = await executionsOf(editor.session, 'polled');
	const runs = [...executions]
		.reverse()
		.filter(({ status }) => status === 'success')
		.map(async ({ id }) => (await finishedRun(editor.session, id)).outputs('Trigger')[0]);
	return (await Promise.all(runs)).map((items) => items?.map(({ json }) => json));
};

it('starts once for a new record, once for its change, and never for what was there before', async () => {
	await publishWorkflow(editor.session, 'polled');
	await polls(2);
	await expect(startedItems()).resolves.toEqual([]);

	const { employmentId } = editor.emulator.people.liNa;
	const offboarding_id = await submit(employmentId);
	await polls(2);
	const created = [
		expect.objectContaining({ change: 'created', offboarding_id, employment_id: employmentId }),
	];
	await expect(startedItems()).resolves.toEqual([created]);

	await editor.restart();
	editor.emulator.setStatus(offboarding_id, 'Withdrawn');
	await polls(2);
	const changed = [
		expect.objectContaining({ change: 'changed', offboarding_id, status_name: 'Withdrawn' }),
	];
	await expect(startedItems()).resolves.toEqual([created, changed]);
});

it('survives that Feishu refuses everything while n8n starts, fails visibly, and recovers by itself', async () => {
	editor.emulator.setScopes(editor.emulator.apps.main.appId, ['corehr:offboarding.submit:write']);
	await editor.restart();
	const failures = await until('two polls failed visibly', async () => {
		const executions = await executionsOf(editor.session, 'polled');
		const failed = executions.filter(({ status }) => status === 'error');
		return failed.length >= 2 ? failed : undefined;
	});
	expect(failures.length).toBeGreaterThanOrEqual(2);
	expect(await readFile(editor.server.logFile, 'utf8')).toMatch(
		/could not poll while n8n started.*corehr:offboarding:read/,
	);

	editor.emulator.setScopes(editor.emulator.apps.main.appId, [
		'corehr:offboarding.submit:write',
		'corehr:offboarding:read',
	]);
	await polls(2);
	const { employmentId } = editor.emulator.people.zhangWei;
	const offboarding_id = await submit(employmentId);
	await polls(2);
	const items = await startedItems();
	expect(items.at(-1)).toEqual([
		expect.objectContaining({ change: 'created', offboarding_id, employment_id: employmentId }),
	]);
});
