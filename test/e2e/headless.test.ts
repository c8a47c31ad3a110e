import { revokeFromForm, withParameters, type Workflow } from '../host/exampleWorkflows';
import { differences } from '../../demo/expectedOutcome';
import { at, textIn } from '../host/json';
import { leaversHere } from '../../demo/leaversFile';
import { rowOutcomes, type RowOutcome } from '../../demo/leaversRun';
import { executeWorkflow } from '../host/n8n/commandLine';
import type { WorkflowRun } from '../host/n8n/workflowRun';
import { revocation } from '../../demo/revokeRun';
import { addWorkflows, createStage, type Stage } from '../host/stage';
import { answeredForm } from './support/headlessForm';

jest.setTimeout(300_000);

let stage: Stage;
let leavers: WorkflowRun;
let outcomes: RowOutcome[];

beforeAll(async () => {
	stage = await createStage('e2e-headless');
	// Several batches, the last one not full.
	const workflow = withParameters(await leaversHere(stage.home), 'Loop over the list', {
		batchSize: 4,
	});
	await addWorkflows(stage, [workflow]);
	leavers = await executeWorkflow(stage.home, workflow.id);
	outcomes = rowOutcomes(leavers);
});

afterAll(async () => {
	await stage?.close();
});

async function revoke(id: string, offboardingId: string) {
	const form: Workflow = { ...(await revokeFromForm()), id };
	const workflow = answeredForm(form, offboardingId);
	await addWorkflows(stage, [workflow]);
	return revocation(await executeWorkflow(stage.home, workflow.id));
}

describe('Leavers from CSV', () => {
	it('submits every good row and refuses every bad one with advice', () => {
		expect(differences(outcomes)).toEqual([]);
	});

	it('leaves in the tenant what the table says', () => {
		const stored = stage.emulator.offboardings().map(({ offboardingId }) => offboardingId);
		const told = outcomes.filter(({ submitted }) => submitted);
		expect(told.length).toBeGreaterThan(0);
		expect(stored).toEqual(expect.arrayContaining(told.map(({ offboardingId }) => offboardingId)));
	});

	it('gives refused rows their own columns beside the advice', () => {
		const refused = leavers.allOutputs('Submit Offboarding', 1);
		expect(refused.length).toBeGreaterThan(0);
		for (const { json } of refused) {
			expect(json['employee_number']).toMatch(/^E\d{4}$/);
			expect(textIn(json['error'])).not.toBe('');
			expect(textIn(at(json, 'details', 'advice'))).not.toBe('');
		}
	});

	it('fills the branches behind Submit', () => {
		const submitted = outcomes.filter((outcome) => outcome.submitted);
		const done = leavers.allOutputs('Submitted');
		const refused = leavers.allOutputs('Not Submitted');
		expect(done.map(({ json }) => json)).toEqual(
			submitted.map(({ employeeNumber, name, outcome, offboardingId }) => ({
				employee_number: employeeNumber,
				name,
				outcome,
				offboarding_id: offboardingId,
			})),
		);
		expect(refused.map(({ json }) => json['advice'])).toEqual(
			outcomes.filter((outcome) => !outcome.submitted).map(({ advice }) => advice),
		);
	});
});

describe('the loop of Leavers from CSV', () => {
	it('sends each row once, and hands the outcome of each batch on before the next one', () => {
		expect(leavers.runsOf('Submit Offboarding')).toBe(Math.ceil(outcomes.length / 4));
		expect(leavers.runsOf('Replace: keep the outcome')).toBe(leavers.runsOf('Submit Offboarding'));
		expect(leavers.allOutputs('Replace: keep the outcome')).toHaveLength(outcomes.length);
		const numbers = outcomes.map(({ employeeNumber }) => employeeNumber);
		expect(new Set(numbers).size).toBe(numbers.length);
	});

	it('ends with the outcomes of all batches', () => {
		expect(leavers.allOutputs('Replace: report the night')).toHaveLength(outcomes.length);
	});
});

describe('Revoke from Form', () => {
	it('revokes once, and takes a second time for done', async () => {
		const offboardingId = outcomes.find(({ submitted }) => submitted)?.offboardingId ?? '';
		await expect(revoke('revokeOnce', offboardingId)).resolves.toEqual({
			revoked: true,
			sentence: 'revoked',
		});
		await expect(revoke('revokeTwice', offboardingId)).resolves.toMatchObject({
			sentence: 'alreadyRevoked',
		});
	});

	it('says what to do about an ID that does not exist', async () => {
		const { revoked, sentence } = await revoke('revokeNothing', '7000000000000000001');
		expect(revoked).toBe(false);
		expect(sentence).toMatch(/\S+.*\. \S+/);
	});
});
