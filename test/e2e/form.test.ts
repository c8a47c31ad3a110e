import { revokeFromForm } from '../host/exampleWorkflows';
import { at, parseJson, textIn } from '../host/json';
import { publishWorkflow } from '../host/n8n/publishing';
import { openEditor, type Editor } from './support/editor';
import { until } from './support/until';

jest.setTimeout(300_000);

let editor: Editor;
let formUrl: string;

beforeAll(async () => {
	const workflow = await revokeFromForm();
	editor = await openEditor('e2e-form', [workflow]);
	const trigger = workflow.nodes.find((node) => node['name'] === 'Revoke form');
	formUrl = `${editor.server.url}/form/${textIn(trigger?.['webhookId'])}`;
	await publishWorkflow(editor.session, workflow.id);
});

afterAll(async () => {
	await editor?.close();
});

/** Fills in the form as a browser does, and reads the page that follows. */
async function fillIn(kind: string, id: string): Promise<string> {
	const answers = new FormData();
	answers.set('field-0', kind);
	answers.set('field-1', id);
	const sent = await fetch(formUrl, { method: 'POST', body: answers });
	const next = new URL(textIn(at(parseJson(await sent.text()), 'formWaitingUrl')));
	await until('the next page is ready', async () => await isReady(next));
	const page = await (await fetch(next)).text();
	const [, title = '', message = ''] = /<h1>(.*?)<\/h1>\s*<p[^>]*>(.*?)<\/p>/s.exec(page) ?? [];
	return `${title}: ${message.trim()}`;
}

/** The browser asks this first: the page itself would be waited for in vain while the workflow runs. */
async function isReady(page: URL): Promise<true | undefined> {
	const status = new URL(page);
	status.pathname += '/n8n-execution-status';
	const text = (await (await fetch(status)).text()).trim();
	return text === 'form-waiting' ? true : undefined;
}

const recordOf = (employmentId: string) =>
	editor.emulator.offboardings().find((record) => record.employmentId === employmentId);

describe('the form of Revoke from Form', () => {
	it('revokes by offboarding ID, and the second time says that it was done before', async () => {
		const { employmentId } = editor.emulator.people.leavingSoon;
		const offboardingId = recordOf(employmentId)?.offboardingId ?? '';
		await expect(fillIn('离职 ID (offboarding ID)', offboardingId)).resolves.toBe(
			`已撤销 (Revoked): 离职 ${offboardingId} 已撤销，员工留任。The offboarding is withdrawn: the employee stays.`,
		);
		expect(recordOf(employmentId)?.status).toBe('Withdrawn');
		await expect(fillIn('离职 ID (offboarding ID)', offboardingId)).resolves.toMatch(/^此前已撤销/);
	});

	it('revokes by employee number', async () => {
		const { employeeNumber, employmentId } = editor.emulator.people.approved;
		await expect(fillIn('工号 (employee number)', employeeNumber)).resolves.toMatch(/^已撤销/);
		expect(recordOf(employmentId)?.status).toBe('Withdrawn');
	});

	it('says what to do about an ID that nobody has', async () => {
		await expect(fillIn('离职 ID (offboarding ID)', '7000000000000000001')).resolves.toMatch(
			/^未撤销 \(Not revoked\): \S.*\. \S/,
		);
	});
});
