import {
	checkSetup,
	connectedLeaverEvent,
	examplesBeside,
	leaverEvent,
	revokeFromForm,
	type Workflow,
} from '../test/host/exampleWorkflows';
import {
	eventOutcome,
	eventReport,
	startConnectedLoop,
	startEventLoop,
	type EventLoop,
} from './eventLoop';
import { differences, eventDifferences } from './expectedOutcome';
import { leaversHere, requireUsableLeavers } from './leaversFile';
import { leaversTrigger, rowOutcomes, type RowOutcome } from './leaversRun';
import { runByHand } from '../test/host/n8n/executions';
import { owner, setUpOwner, type N8nSession } from '../test/host/n8n/rest';
import { startServer, type N8nServer } from '../test/host/n8n/server';
import type { DemoOptions } from './options';
import { PlainProblem } from '../test/host/plainProblem';
import { anyFreePort, requireFreePort } from '../test/host/ports';
import { showProgress } from '../test/host/progress';
import { reportOf } from './report';
import { formAnswers, formNode, revocation, revokeNode } from './revokeRun';
import { setupDifferences, setupOutcome, setupReport, setupTrigger } from './setupRun';
import { credentialFor, freshCredential, secondCredential } from '../test/host/sandbox';
import { addWorkflows, createStage, type Stage } from '../test/host/stage';
import type { Emulator } from '../test/emulator/server';
import { importCredentials, type CredentialFile } from '../test/host/n8n/commandLine';

/** The example workflows, in an n8n that runs beside the emulated tenant. */
interface Show extends Stage {
	readonly server: N8nServer;
	readonly session: N8nSession;
	readonly leavers: Workflow;
	readonly revoke: Workflow;
	readonly setup: Workflow;
	readonly loop: EventLoop;
	/** The same over a long connection. */
	readonly connectedLoop: EventLoop;
}

/** Gives the exit code: 0 if everything went as expected. */
export async function runDemo(options: DemoOptions, stop: Promise<unknown>): Promise<number> {
	await requireReady(options);
	const stage = await createStage('demo', { port: options.emulatorPort });
	try {
		const show = await startShow(stage, options);
		const problems = await runExamples(show, options.csv);
		for (const problem of problems) console.log(`Not as expected: ${problem}`);
		if (!options.once) await showEditor(show, stop);
		await show.server.stop();
		return problems.length === 0 ? 0 : 1;
	} finally {
		await stage.close();
	}
}

async function requireReady({ csv, once, emulatorPort, n8nPort }: DemoOptions): Promise<void> {
	await requireUsableLeavers(csv);
	await requireFreePort({
		port: emulatorPort,
		purpose: 'the emulator of Feishu',
		option: '--emulator-port',
	});
	if (once) return;
	await requireFreePort({ port: n8nPort, purpose: "n8n's editor", option: '--n8n-port' });
}

async function startShow(stage: Stage, { csv, once, n8nPort }: DemoOptions): Promise<Show> {
	const leavers = await leaversHere(stage.home, csv);
	const revoke = await revokeFromForm();
	const setup = await checkSetup();
	const events = await leaverEvent();
	const connectedEvents = await connectedLeaverEvent();
	await importCredentials(stage.home, otherApps(stage.emulator));
	const shown = [leavers, revoke, setup, events, connectedEvents];
	await addWorkflows(stage, [...shown, ...(await examplesBeside(shown))]);
	const server = await showProgress(
		'Starting n8n',
		async () => await startServer(stage.home, once ? await anyFreePort() : n8nPort),
	);
	const session = await setUpOwner(server.url);
	const loop = await showProgress(
		`Publishing "${events.name}"`,
		async () => await startEventLoop(stage.emulator, session, server.url, events),
	);
	const connectedLoop = await showProgress(
		`Publishing "${connectedEvents.name}"`,
		async () => await startConnectedLoop(stage.emulator, session, connectedEvents),
	);
	return { ...stage, server, session, leavers, revoke, setup, loop, connectedLoop };
}

const otherApps = ({ url, apps }: Emulator): CredentialFile[] => [
	{ ...credentialFor(url, apps.second), ...secondCredential },
	{ ...credentialFor(url, apps.fresh), ...freshCredential },
];

/** Runs the example workflows and prints what came of them; gives what was not as expected. */
async function runExamples(show: Show, csvFile: string | undefined): Promise<string[]> {
	const unready = await runSetup(show);
	const outcomes = await runLeavers(show);
	console.log(reportOf(outcomes));
	const problems = [...unready, ...(csvFile === undefined ? differences(outcomes) : [])];
	const submitted = outcomes.filter(({ outcome }) => outcome === 'submitted');
	const [chosen] = submitted;
	const unrevoked = chosen === undefined ? [] : await runRevoke(show, chosen);
	const revoked = submitted.length > 0 && unrevoked.length === 0 ? 1 : 0;
	const expected = { submitted: submitted.length, revoked };
	return [...problems, ...unrevoked, ...(await tellEvents(show, expected))];
}

/** Check Setup of a fresh app: whoever opens the editor can bring it to ready by its links. */
async function runSetup({ session, setup }: Show): Promise<string[]> {
	const outcome = await showProgress(`Running "${setup.name}"`, async () =>
		setupOutcome(await runByHand(session, setup.id, { trigger: setupTrigger })),
	);
	console.log(setupReport(setup.name, outcome));
	return setupDifferences(outcome);
}

async function runLeavers({ session, leavers }: Show): Promise<RowOutcome[]> {
	return await showProgress(`Running "${leavers.name}"`, async () =>
		rowOutcomes(await runByHand(session, leavers.id, { trigger: leaversTrigger })),
	);
}

/** Revokes an offboarding that was submitted. */
async function runRevoke({ session, revoke }: Show, chosen: RowOutcome): Promise<string[]> {
	const { offboardingId, employeeNumber, name } = chosen;
	const result = await showProgress(`Running "${revoke.name}"`, async () =>
		revocation(
			await runByHand(session, revoke.id, {
				trigger: formNode,
				data: formAnswers(offboardingId),
				until: revokeNode,
			}),
		),
	);
	const whose = `offboarding ${offboardingId} of ${employeeNumber} ${name}`;
	console.log(`\nRevoke of ${whose}: ${result.sentence}`);
	return result.revoked ? [] : [`the ${whose} was not revoked`];
}

/** Tells what the changes above have started by themselves: two events for each submitted, one for each revoked. */
async function tellEvents(
	{ emulator, session, loop, connectedLoop }: Show,
	{ submitted, revoked }: { submitted: number; revoked: number },
): Promise<string[]> {
	const pushed = 2 * submitted + revoked;
	const outcome = await eventOutcome(emulator, session, loop);
	console.log(eventReport(loop, outcome));
	const connected = await eventOutcome(emulator, session, connectedLoop);
	console.log(eventReport(connectedLoop, connected));
	return [
		...eventDifferences(outcome, { pushed, started: submitted + revoked }),
		// It does not wait for what is revoked.
		...eventDifferences(connected, { pushed, started: submitted }),
	];
}

async function showEditor({ server, emulator }: Show, stop: Promise<unknown>): Promise<void> {
	const { appId, appSecret, encryptKey, verificationToken } = emulator.apps.main;
	console.log(`
n8n's editor     ${server.url}/home/workflows
  log in with    ${owner.email} / ${owner.password}
Sandbox tenant   ${emulator.url}

All example workflows are there. Two of them are published and get the events; to try a trigger of your own,
enter its Production URL on the page of the sandbox tenant, under "Send events to".

A credential of your own: Region 'Custom', and
  Base URL            ${emulator.url}
  App ID              ${appId}
  App Secret          ${appSecret}
  Encrypt Key         ${encryptKey}
  Verification Token  ${verificationToken}

Rows submitted above count as leaving from now on: run again, they are refused.
Ctrl-C stops everything.`);
	const lastWords = await Promise.race([stop.then(() => undefined), server.ended]);
	if (lastWords !== undefined) {
		throw new PlainProblem(`n8n ended by itself. Its last words: ${lastWords}`);
	}
}
