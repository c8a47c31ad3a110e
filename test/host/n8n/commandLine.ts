import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { n8nProgram, nodeBinary } from '../install/environment';
import { PlainProblem } from '../plainProblem';
import { runToEnd, type Command, type Finished } from '../process/children';
import type { N8nHome } from './home';
import { readRun, type WorkflowRun } from './workflowRun';

export interface CredentialFile {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly data: Readonly<Record<string, string>>;
}

export const n8nCommand = (home: N8nHome, args: readonly string[]): Command => ({
	file: nodeBinary,
	args: [n8nProgram, ...args],
	cwd: home.folder,
	env: home.environment,
});

/** n8n encrypts the plain data while it imports it; the plain file is gone afterwards. */
export async function importCredentials(
	home: N8nHome,
	credentials: readonly CredentialFile[],
): Promise<void> {
	await importFile(home, 'credentials', credentials);
}

export async function importWorkflows(home: N8nHome, workflows: readonly object[]): Promise<void> {
	await importFile(home, 'workflow', workflows);
}

/** Runs a workflow without an editor, as n8n's command line does, and gives what every node gave. */
export async function executeWorkflow(home: N8nHome, id: string): Promise<WorkflowRun> {
	const finished = await runToEnd(n8nCommand(home, ['execute', `--id=${id}`, '--rawOutput']));
	const run = readRun(finished.stdout);
	if (run === undefined) throw new PlainProblem(`n8n did not run the workflow: ${said(finished)}`);
	return run;
}

async function importFile(home: N8nHome, kind: string, content: readonly object[]): Promise<void> {
	const file = join(home.folder, `import-${kind}.json`);
	await writeFile(file, JSON.stringify(content), { mode: 0o600 });
	try {
		const finished = await runToEnd(n8nCommand(home, [`import:${kind}`, `--input=${file}`]));
		if (finished.exitCode !== 0) {
			throw new PlainProblem(`n8n did not import the ${kind} file: ${said(finished)}`);
		}
	} finally {
		await rm(file, { force: true });
	}
}

const said = ({ stdout, stderr }: Finished) =>
	`${stdout}\n${stderr}`.trim().split('\n').slice(-5).join(' | ');
