import { revokeFromForm, type Workflow } from './exampleWorkflows';
import { differences } from './expectedOutcome';
import { leaversHere, requireUsableLeavers } from './leaversFile';
import { rowOutcomes, type RowOutcome } from './leaversRun';
import { executeWorkflow } from './n8n/commandLine';
import { owner, setUpOwner } from './n8n/rest';
import { startServer } from './n8n/server';
import type { DemoOptions } from './options';
import { PlainProblem } from './plainProblem';
import { requireFreePort } from './ports';
import { showProgress } from './progress';
import { reportOf } from './report';
import { answeredForm, revocation } from './revokeRun';
import { addWorkflows, createStage, type Stage } from './stage';

/** Gives the exit code: 0 if everything went as expected. */
export async function runDemo(options: DemoOptions, stop: Promise<unknown>): Promise<number> {
	await requireReady(options);
	const stage = await createStage('demo', { port: options.emulatorPort });
	try {
		const problems = await runExamples(stage, options.csvFile);
		for (const problem of problems) console.log(`Not as expected: ${problem}`);
		if (!options.once) await showEditor(stage, options.n8nPort, stop);
		return problems.length === 0 ? 0 : 1;
	} finally {
		await stage.close();
	}
}

async function requireReady({ csvFile, once, emulatorPort, n8nPort }: DemoOptions): Promise<void> {
	await requireUsableLeavers(csvFile);
	await requireFreePort({
		port: emulatorPort,
		purpose: 'the emulator of Feishu',
		option: '--emulator-port',
	});
	if (once) return;
	await requireFreePort({ port: n8nPort, purpose: "n8n's editor", option: '--n8n-port' });
}

/** Runs both example workflows and prints what came of them; gives what was not as expected. */
async function runExamples(stage: Stage, csvFile: string | undefined): Promise<string[]> {
	const leavers = await leaversHere(stage.home, csvFile);
	const revoke = await revokeFromForm();
	await addWorkflows(stage, [leavers, revoke]);
	const outcomes = await runLeavers(stage, leavers);
	console.log(reportOf(outcomes));
	const problems = csvFile === undefined ? differences(outcomes) : [];
	return [...problems, ...(await runRevoke(stage, revoke, outcomes))];
}

async function runLeavers(stage: Stage, workflow: Workflow): Promise<RowOutcome[]> {
	return await showProgress(`Running "${workflow.name}"`, async () =>
		rowOutcomes(await executeWorkflow(stage.home, workflow.id)),
	);
}

/** Revokes the first offboarding that was submitted, if any was. */
async function runRevoke(
	stage: Stage,
	workflow: Workflow,
	outcomes: readonly RowOutcome[],
): Promise<string[]> {
	const chosen = outcomes.find(({ submitted }) => submitted);
	if (chosen === undefined) return [];
	const headless = answeredForm(workflow, chosen.offboardingId);
	await addWorkflows(stage, [headless]);
	const result = await showProgress(`Running "${workflow.name}"`, async () =>
		revocation(await executeWorkflow(stage.home, headless.id)),
	);
	const whose = `offboarding ${chosen.offboardingId} of ${chosen.employeeNumber} ${chosen.name}`;
	console.log(`\nRevoke of ${whose}: ${result.sentence}`);
	return result.revoked ? [] : [`the ${whose} was not revoked`];
}

async function showEditor(stage: Stage, port: number, stop: Promise<unknown>): Promise<void> {
	const server = await showProgress(
		"Starting n8n's editor",
		async () => await startServer(stage.home, port),
	);
	await setUpOwner(server.url);
	console.log(`
n8n's editor     ${server.url}/home/workflows
  log in with    ${owner.email} / ${owner.password}
Sandbox tenant   ${stage.emulator.url}

Rows submitted above count as leaving from now on: run again, they are refused.
Ctrl-C stops everything.`);
	const lastWords = await Promise.race([stop.then(() => undefined), server.ended]);
	if (lastWords !== undefined) {
		throw new PlainProblem(`n8n ended by itself. Its last words: ${lastWords}`);
	}
	await server.stop();
}
