import { sandboxWorkflow, type Workflow } from '../host/exampleWorkflows';
import { at, textIn, type JsonRecord } from '../host/json';
import { importCredentials } from '../host/n8n/commandLine';
import { keptExecution, triggerOutput } from '../host/n8n/executions';
import { toRun } from '../host/n8n/workflowRun';
import { addWorkflows } from '../host/stage';
import { openEditor, type Editor } from './support/editor';
import { startModel, type ScriptedModel } from './support/scriptedModel';
import { until } from './support/until';

jest.setTimeout(300_000);

/** What opens a link without a browser's name is taken for a preview, and approves nothing. */
const browser =
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let editor: Editor;
let model: ScriptedModel;
let offboarding: JsonRecord;

beforeAll(async () => {
	editor = await openEditor('e2e-agent', []);
	offboarding = {
		work_email: editor.emulator.people.liNa.email,
		last_day: '2030-06-28',
		reason: 'job_change_saas',
		explanation: 'Another job',
	};
	model = await startModel(
		[
			{ tool: 'Find_Employees', input: { key_word: 'Li' } },
			{ tool: 'List_Reasons', input: {} },
			{ tool: 'Check_Offboarding', input: offboarding },
			{
				tool: 'Submit_Offboarding',
				input: { toolParameters: offboarding, hitlParameters: {} },
			},
		],
		'It is done.',
	);
	await importCredentials(editor.home, [
		{ id: 'model', name: 'model', type: 'openAiApi', data: { apiKey: 'none', url: model.url } },
	]);
	await addWorkflows(editor, [withModel(await sandboxWorkflow('agent-proposes.json'))]);
});

afterAll(async () => {
	await model?.close();
	await editor?.close();
});

/** The example asks its user to choose a credential for the model. */
const withModel = (workflow: Workflow): Workflow => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node['name'] === 'Model'
			? { ...node, credentials: { openAiApi: { id: 'model', name: 'model' } } }
			: node,
	),
});

/** Says something in the chat, and gives the execution that this starts. */
async function say(chatInput: string): Promise<string> {
	const { body } = await editor.session.post('/rest/workflows/agentProposes01/run', {
		triggerToStartFrom: {
			name: 'Chat',
			data: triggerOutput({ sessionId: 'session', action: 'sendMessage', chatInput }),
		},
	});
	return textIn(at(body, 'data', 'executionId'));
}

/** What n8n keeps of the execution once it waits, and that node has been at work. */
async function waitingAt(executionId: string, node: string): Promise<unknown> {
	return await until(`"${node}" waits`, async () => {
		const { status, data } = await keptExecution(editor.session, executionId);
		if (status === 'error') throw new Error(toRun(data).failure);
		const isThere = at(data, 'resultData', 'runData', node) !== undefined;
		return status === 'waiting' && isThere ? data : undefined;
	});
}

const offboardingsOfLiNa = () => {
	const { employmentId } = editor.emulator.people.liNa;
	return editor.emulator.offboardings().filter((record) => record.employmentId === employmentId);
};

it('Agent Proposes changes nothing before a person approves, and submits what that one saw', async () => {
	const execution = await say('Li Na leaves on 28 June 2030 for another job');
	const asked = JSON.stringify(await waitingAt(execution, 'Ask a Person'));
	expect(model.toolAnswers()).toHaveLength(3);
	expect(model.toolAnswers()[0]).toContain(textIn(offboarding['work_email']));
	expect(model.toolAnswers()[1]).toContain(textIn(offboarding['reason']));
	expect(model.toolAnswers()[2]).toContain('"outcome":"valid"');
	for (const value of Object.values(offboarding)) {
		expect(asked).toMatch(new RegExp(`Submit this offboarding to Feishu\\?[^"]*${textIn(value)}`));
	}
	expect(offboardingsOfLiNa()).toEqual([]);

	const [approve = ''] = /http[^"]+approved=true[^"]+/.exec(asked) ?? [];
	await fetch(approve, { headers: { 'user-agent': browser } });
	const told = JSON.stringify(await waitingAt(execution, 'Answer'));
	expect(told).toContain('It is done.');
	const [record, ...others] = offboardingsOfLiNa();
	expect(others).toEqual([]);
	expect(model.toolAnswers()[3]).toContain(record?.offboardingId);
});
