import { setTimeout as wait } from 'node:timers/promises';

import { PlainProblem } from '../../host/plainProblem';
import { runToEnd, type Command } from '../../host/process/children';

/** A server that n8n's processes share. */
export interface Service {
	readonly port: number;
	/** As an update of the system does it: an orderly end, and a start with all that was kept. */
	readonly restart: (awayMs?: number) => Promise<void>;
	readonly close: () => Promise<void>;
}

export const bareEnvironment = (): NodeJS.ProcessEnv => ({
	PATH: process.env['PATH'],
	LC_ALL: 'C',
});

/** Runs a program that has to succeed. */
export async function run(command: Command): Promise<string> {
	const { exitCode, stdout, stderr } = await runToEnd(command);
	if (exitCode === 0) return stdout;
	throw new PlainProblem(`"${command.args.join(' ')}" did not succeed: ${stderr || stdout}`);
}

const attempts = 100;

/** Waits until the program says that the server is ready. */
export async function untilReady(probe: Command): Promise<void> {
	for (let attempt = 1; ; attempt += 1) {
		const { exitCode, stdout, stderr } = await runToEnd(probe);
		if (exitCode === 0) return;
		if (attempt === attempts) throw new PlainProblem(`Not ready: ${stderr || stdout}`);
		await wait(100);
	}
}
