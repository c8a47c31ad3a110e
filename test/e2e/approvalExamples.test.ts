import { createClient, paths } from '../emulator/client';
import { DAY_MS, daysFrom } from '../emulator/tenant/dates';
import { processesOf } from '../emulator/tenant/process';
import { readWorkflow, sandboxWorkflow } from '../host/exampleWorkflows';
import { at, textIn } from '../host/json';
import { runByHand } from '../host/n8n/executions';
import type { WorkflowRun } from '../host/n8n/workflowRun';
import { openEditor, type Editor } from './support/editor';

jest.setTimeout(300_000);

const files = ['approval-waits-reminder.json', 'leavers-open-approvals-to-manager.json'];

const asShipped = 'approvalsAsShipped01';

let editor: Editor;

beforeAll(async () => {
	const inSandbox = await Promise.all(files.map(sandboxWorkflow));
	const shipped = await readWorkflow('leavers-open-approvals-to-manager.json');
	editor = await openEditor('e2e-approvals', [...inSandbox, { ...shipped, id: asShipped }]);
});

afterAll(async () => {
	await editor?.close();
});

const text = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const items = (run: WorkflowRun, node: string) =>
	(run.outputs(node)[0] ?? []).map(({ json }) => json);

const recordOf = ({ employmentId }: { readonly employmentId: string }) =>
	editor.emulator
		.offboardings()
		.filter((record) => record.employmentId === employmentId)
		.at(-1);

describe('examples about approvals', () => {
	const trigger = "When clicking 'Execute workflow'";
	const byNumber = (number: string) => {
		const person = editor.emulator.tenant.personByNumber(number);
		if (person === undefined) throw new Error(`Nobody has the number ${number}`);
		return person;
	};
	const submitted = async (number: string, mode: 1 | 2, offboarding_date: string) => {
		const body = {
			offboarding_mode: mode,
			employment_id: byNumber(number).employmentId,
			offboarding_date,
			offboarding_reason_unique_identifier: 'job_change_saas',
		};
		const answer = await createClient(editor.emulator).send({ path: paths.submit, body });
		expect(answer.body).toMatchObject({ code: 0 });
	};
	/** Who has the open approval of that person's offboarding. */
	const holderOf = (number: string) => {
		const record = recordOf(byNumber(number));
		const tasks = record
			? processesOf(editor.emulator.tenant, record).flatMap((process) => process.tasks)
			: [];
		return tasks.find(({ closed }) => closed === undefined)?.operator.employeeNumber;
	};

	beforeAll(async () => {
		// E0029 has to approve for E0034, and leaves tomorrow; E0020 is the manager of E0029.
		await submitted('E0034', 2, '2030-08-30');
		await submitted('E0029', 1, daysFrom(Date.now(), 1));
	});

	it('hand nothing over as they ship', async () => {
		const run = await runByHand(editor.session, asShipped, { trigger });
		expect(run.failure).toBeUndefined();
		expect(items(run, 'Handed over')).toContainEqual(
			expect.objectContaining({ outcome: text(/nothing was sent/) }),
		);
		expect(holderOf('E0034')).toBe('E0029');
	});

	it('hand what waits for a leaver to the manager', async () => {
		const run = await runByHand(editor.session, 'leaversOpenApprovals01', { trigger });
		expect(run.failure).toBeUndefined();
		expect(items(run, 'Handed over')).toContainEqual({
			process_id: recordOf(byNumber('E0034'))?.processId,
			leaver: text(/Hank Dong/),
			manager_id: byNumber('E0020').employmentId,
			outcome: 'transferred',
		});
		expect(holderOf('E0034')).toBe('E0020');
	});

	it('remind of what has waited for more than three days, and of nothing else', async () => {
		const run = await runByHand(editor.session, 'approvalWaitsReminder01', { trigger });
		expect(run.failure).toBeUndefined();
		expect(items(run, 'Not read')).toEqual([]);
		const waiting = items(run, 'Each who has it');
		expect(waiting.length).toBeGreaterThan(0);
		const due = waiting.filter(
			(item) => Date.parse(textIn(at(item, 'waiting_for', 'since'))) < Date.now() - 3 * DAY_MS,
		);
		expect(items(run, 'Replace: send the reminder')).toEqual(
			due.map(
				(item) =>
					expect.objectContaining({
						process_id: at(item, 'process_id'),
						to: at(item, 'waiting_for', 'operator_id'),
					}) as unknown,
			),
		);
	});
});
