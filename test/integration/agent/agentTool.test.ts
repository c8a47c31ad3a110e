import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runAgent } from '../support/agentRun';
import { bodies, containing, emulateEach, emulator, routes } from '../support/sandbox';

emulateEach();

/** What the tool answers a model, or the words it is refused with. */
const call = async (parameters: INodeParameters, input: IDataObject) =>
	await runAgent(emulator, parameters, async (tool) => {
		try {
			return { answer: JSON.parse(await tool.invoke(input)) as IDataObject[] };
		} catch (error: unknown) {
			return { refusal: error instanceof Error ? error.message : String(error) };
		}
	});

const fromAi = (name: string, description: string) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${description}\`, 'string') }}`;

const submit: INodeParameters = {
	operation: 'submit',
	employee: { __rl: true, mode: 'email', value: fromAi('email', 'Work email') },
	offboardingDate: fromAi('date', 'Last day, YYYY-MM-DD'),
	offboardingReason: fromAi('reason', 'Reason ID'),
};

const proposal = () => ({
	email: emulator.people.liNa.email,
	date: '2099-12-31',
	reason: 'voluntary',
});

describe('the node as a tool', () => {
	it('tells a model what it does and what it asks for', async () => {
		const seen = await runAgent(emulator, submit, async (tool) => {
			const misses = await Promise.resolve(() => tool.schema.parse({ email: 'a@example.com' }));
			expect(misses).toThrow(/date/);
			return { name: tool.name, description: tool.description };
		});
		expect(seen).toEqual({ name: containing('Feishu'), description: containing('offboarding') });
	});

	it('submits what the model asks for', async () => {
		const { answer } = await call(submit, proposal());
		expect(answer).toMatchObject([{ outcome: 'submitted', offboarding_date: '2099-12-31' }]);
		expect(bodies(emulator, 'submit')).toMatchObject([
			{ employment_id: emulator.people.liNa.employmentId },
		]);
	});

	it('takes an ID where a person picks from a list', async () => {
		const { liNa } = emulator.people;
		const { answer } = await call(
			{ ...submit, employee: fromAi('employee', 'Employment ID') },
			{ ...proposal(), employee: liNa.employmentId },
		);
		expect(answer).toMatchObject([{ employment_id: liNa.employmentId, outcome: 'submitted' }]);
	});

	it.each<[string, IDataObject, RegExp]>([
		['a date that does not exist', { date: '2099-02-30' }, /'Offboarding Date' is 2099-02-30/],
		['somebody unknown', { email: 'nobody@example.com' }, /'Employee' matches nobody/],
		['a reason in words', { reason: '' }, /'Offboarding Reason Name or ID' is empty/],
	])('keeps its checks, with advice for the model: %s', async (_case, mistake, message) => {
		const { refusal } = await call(submit, { ...proposal(), ...mistake });
		expect(refusal).toMatch(message);
		expect(refusal).toContain('Details: ');
		expect(routes(emulator)).not.toContain('submit');
	});

	it('tells a model what Feishu refuses, without the HTML that a person sees in the editor', async () => {
		emulator.setScopes(emulator.apps.main.appId, []);
		const { refusal } = await call(submit, proposal());
		expect(refusal).toMatch(/Details: [^<]* Open https?:[^<]* to add it\.\nPOST [^<]* log ID \S+$/);
	});

	it('only checks with Validate Only, and shows what a person has to confirm', async () => {
		const { answer } = await call({ ...submit, options: { validateOnly: true } }, proposal());
		expect(answer).toMatchObject([
			{
				outcome: 'valid',
				request: {
					employment_id: emulator.people.liNa.employmentId,
					offboarding_date: '2099-12-31',
				},
			},
		]);
		expect(routes(emulator)).not.toContain('submit');
	});

	it('revokes, and explains a refusal', async () => {
		const offboarding = fromAi('offboarding', 'Offboarding ID');
		const { refusal } = await call(
			{ operation: 'revoke', offboarding },
			{ offboarding: emulator.recordForCode[1160202] ?? '' },
		);
		expect(refusal).toContain('The offboarding has already been revoked');
		expect(refusal).toContain('Feishu code 1160202');
	});

	it.each<[string, INodeParameters, IDataObject, object]>([
		[
			'a person',
			{
				resource: 'employee',
				operation: 'getAll',
				filters: { keyWord: fromAi('words', 'Name or email') },
			},
			{ words: 'li.na' },
			{ email_address: containing('li.na') },
		],
		[
			'a reason',
			{
				resource: 'offboardingReason',
				operation: 'getAll',
				filters: { identifiers: fromAi('ids', 'IDs with commas') },
			},
			{ ids: 'voluntary' },
			{ path: 'Voluntary' },
		],
		[
			'an offboarding',
			{
				operation: 'getAll',
				filters: { statuses: fromAi('statuses', 'Statuses with commas') },
			},
			{ statuses: 'Approving' },
			{ status: 'Approving' },
		],
	])('finds %s', async (_case, parameters, input, found) => {
		const { answer } = await call(parameters, input);
		expect(answer).toMatchObject([found]);
	});
});
