import { readWorkflow, sandboxWorkflow, withParameters } from '../host/exampleWorkflows';
import { at, parseJson, recordIn, textIn } from '../host/json';
import { executionsOf, finishedRun, runByHand } from '../host/n8n/executions';
import { publishWorkflow } from '../host/n8n/publishing';
import type { WorkflowRun } from '../host/n8n/workflowRun';
import { createClient, paths } from '../emulator/client';
import type { OffboardingStatus } from '../emulator/tenant/record';
import { openEditor, type Editor } from './support/editor';
import { until } from './support/until';

jest.setTimeout(300_000);

const files = [
	'leavers-by-webhook.json',
	'leavers-from-bamboohr.json',
	'nightly-with-guard.json',
	'leaver-event-to-deprovisioning.json',
	'approval-rejected-to-notice.json',
] as const;

const shippedIds = { nightly: 'nightlyAsShipped01', webhook: 'webhookAsShipped01' };

/** Examples as users get them, except that the people are there. */
async function shipped(): Promise<object[]> {
	const nightly = await readWorkflow('nightly-with-guard.json');
	const { nodes } = await sandboxWorkflow('nightly-with-guard.json');
	const people = nodes.find(({ name }) => name === 'Leavers of the night');
	const found = withParameters(nightly, 'Leavers of the night', recordIn(people?.['parameters']));
	return [
		{ ...found, id: shippedIds.nightly },
		{ ...(await readWorkflow('leavers-by-webhook.json')), id: shippedIds.webhook },
	];
}

let editor: Editor;

beforeAll(async () => {
	const inSandbox = await Promise.all(files.map(sandboxWorkflow));
	editor = await openEditor('e2e-examples', [...inSandbox, ...(await shipped())]);
});

afterAll(async () => {
	await editor?.close();
});

beforeEach(() => {
	editor.emulator.unsubscribe();
});

/** Calls the example's webhook. */
const post = async (file: (typeof files)[number], body: object) => {
	const { nodes } = await readWorkflow(file);
	const webhook = nodes.find(({ type }) => type === 'n8n-nodes-base.webhook');
	const path = textIn(at(webhook, 'parameters', 'path'));
	return await fetch(`${editor.server.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
};

const recordOf = ({ employmentId }: { readonly employmentId: string }) =>
	editor.emulator
		.offboardings()
		.filter((record) => record.employmentId === employmentId)
		.at(-1);

/** The runs that were started from outside, oldest first, once there are that many. */
async function runsOf(id: string, count: number): Promise<WorkflowRun[]> {
	const executions = await until(`${id} was started ${count} times`, async () => {
		const found = await executionsOf(editor.session, id);
		return found.length >= count ? found : undefined;
	});
	expect(executions).toHaveLength(count);
	const oldestFirst = [...executions].reverse();
	return await Promise.all(
		oldestFirst.map(async (one) => await finishedRun(editor.session, one.id)),
	);
}

const text = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const items = (run: WorkflowRun | undefined, node: string, output = 0) =>
	(run?.outputs(node)[output] ?? []).map(({ json }) => json);

/** Publishes the example and makes its trigger the tenant's request URL. */
async function listen(file: string): Promise<string> {
	const { id, nodes } = await readWorkflow(file);
	await publishWorkflow(editor.session, id);
	const trigger = nodes.find(({ type }) => textIn(type).endsWith('Trigger'));
	const { encryptKey, verificationToken } = editor.emulator.apps.main;
	const url = `${editor.server.url}/webhook/${textIn(trigger?.['webhookId'])}/webhook`;
	await editor.emulator.subscribe({ url, encryptKey, verificationToken });
	return id;
}

describe('an example as it ships', () => {
	it('submits nobody by being run', async () => {
		const before = editor.emulator.offboardings();
		const run = await runByHand(editor.session, shippedIds.nightly, {
			trigger: "When clicking 'Execute workflow'",
		});
		expect(run.failure).toBeUndefined();
		const outcomes = items(run, 'Submit Offboarding').map(({ outcome }) => outcome);
		expect(outcomes).toEqual(['valid', 'valid']);
		expect(items(run, 'Not Submitted')).toEqual([]);
		expect(editor.emulator.offboardings()).toEqual(before);
	});

	it('is not published before its webhook has a credential for the header', async () => {
		await expect(publishWorkflow(editor.session, shippedIds.webhook)).rejects.toThrow(
			/credential/i,
		);
	});
});

it('Leavers by Webhook answers the HR system with what became of each', async () => {
	await publishWorkflow(editor.session, 'leaversByWebhook01');
	const terms = { last_day: '2030-06-28', reason: 'job_change_saas', comment: '' };
	const send = async () => {
		const leavers = ['E0004', 'E9999'].map((employee_number) => ({ employee_number, ...terms }));
		const answer = await post('leavers-by-webhook.json', { leavers });
		return parseJson(await answer.text());
	};
	const { liuYang } = editor.emulator.people;
	const refused: unknown = expect.objectContaining({
		employee_number: 'E9999',
		what_happened: text(/\S/),
		advice: text(/\S/),
	});
	const first = await send();
	const offboarding_id = recordOf(liuYang)?.offboardingId;
	const done = { employee_number: 'E0004', offboarding_id };
	expect(first).toEqual([{ ...done, outcome: 'submitted' }, refused]);
	expect(await send()).toEqual([{ ...done, outcome: 'alreadyOffboarding' }, refused]);
});

it('Leavers from BambooHR submits who was terminated and passes over the others', async () => {
	await publishWorkflow(editor.session, 'leaversFromBambooHr01');
	const { chenJing, yangFan } = editor.emulator.people;
	const employees = [chenJing, yangFan].map(({ email }, index) => ({
		fields: {
			'Work Email': email,
			'Employment Status': index === 0 ? 'Terminated' : 'Full-Time',
			'Employment Status: Date': '2030-07-31',
			'Termination Reason': 'Better offer',
		},
	}));
	expect((await post('leavers-from-bamboohr.json', { employees })).status).toBe(200);
	const [run] = await runsOf('leaversFromBambooHr01', 1);
	const record = recordOf(chenJing);
	expect(items(run, 'Submitted')).toEqual([
		{
			work_email: chenJing.email,
			outcome: 'submitted',
			offboarding_id: record?.offboardingId,
		},
	]);
	expect(recordOf(yangFan)).toBeUndefined();
});

it('Nightly with Guard submits who is not leaving yet', async () => {
	const { zhangWei, wangFang, leavingSoon } = editor.emulator.people;
	const before = recordOf(leavingSoon);
	const run = await runByHand(editor.session, 'nightlyWithGuard01', {
		trigger: "When clicking 'Execute workflow'",
	});
	expect(run.failure).toBeUndefined();
	expect(items(run, 'Submitted')).toEqual(
		[zhangWei, wangFang].map((person) => ({
			employment_id: person.employmentId,
			offboarding_id: recordOf(person)?.offboardingId,
			outcome: 'submitted',
		})),
	);
	expect(items(run, 'Not Submitted')).toEqual([]);
	expect(recordOf(leavingSoon)).toEqual(before);
});

describe('Leaver Event to Deprovisioning', () => {
	it.each<[OffboardingStatus, string]>([
		['Withdrawn', 'Replace: cancel the plan'],
		['Approved', 'Replace: plan the last day'],
		['Offboarded', 'Replace: take back groups and licences'],
	])('goes from the status %s to "%s"', async (status, step) => {
		const id = await listen('leaver-event-to-deprovisioning.json');
		const before = await executionsOf(editor.session, id);
		const person = editor.emulator.people.approved;
		const offboardingId = recordOf(person)?.offboardingId ?? '';
		editor.emulator.setStatus(offboardingId, status);
		await editor.emulator.deliveriesSettled();
		const run = (await runsOf(id, before.length + 1)).at(-1);
		expect(items(run, step)).toEqual([
			{
				name: text(new RegExp(person.englishName)),
				work_email: person.email,
				employee_number: person.employeeNumber,
				employment_id: person.employmentId,
				offboarding_id: offboardingId,
				status,
			},
		]);
		const { employeeNumber: employee_number } = person;
		expect(items(run, 'Done')).toEqual([{ employee_number, status }]);
	});
});

it('Approval Rejected to Notice says who rejected it and why', async () => {
	const id = await listen('approval-rejected-to-notice.json');
	const { huangLei } = editor.emulator.people;
	const submitted = await createClient(editor.emulator).send({
		path: paths.submit,
		body: {
			offboarding_mode: 2,
			employment_id: huangLei.employmentId,
			offboarding_date: '2030-08-30',
			offboarding_reason_unique_identifier: 'job_change_saas',
		},
	});
	expect(submitted.body).toMatchObject({ code: 0 });
	const offboardingId = recordOf(huangLei)?.offboardingId ?? '';
	editor.emulator.reject(offboardingId, 'Please finish the handover first');
	await editor.emulator.deliveriesSettled();
	const [run] = await runsOf(id, 1);
	expect(items(run, 'Replace: send the notice')).toEqual([
		{
			subject: text(new RegExp(`^Offboarding of .*${huangLei.englishName}.* rejected$`)),
			text: text(/^Rejected by \S.*: Please finish the handover first$/),
			link: text(/^(https:.*)?$/),
			offboarding_id: offboardingId,
		},
	]);
});
