import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { program } from 'commander';

import { appIdentity } from '../nodes/FeishuOffboarding/platform/appIdentity';
import { InvalidInput } from '../nodes/FeishuOffboarding/platform/invalidInput';
import { readOptions, type ReportOptions } from './options';
import { Problem } from './problem';
import { tenantReport } from './report';
import { secretFor } from './secret';
import { openTerminal, type Terminal } from './terminal';
import { toWish } from './trial/wish';

const clock = {
	now: () => Date.now(),
	sleep: async (ms: number): Promise<void> => {
		await sleep(ms);
	},
};

async function run(options: ReportOptions, terminal: Terminal): Promise<number> {
	const { appId, baseUrl, date, out, reason, region, write } = options;
	const given = { date, ...(reason === undefined ? {} : { reason }) };
	const wish = write === undefined ? undefined : toWish({ write, ...given }, clock.now());
	const appSecret = await secretFor(appId, process.env, terminal);
	const app = appIdentity({ region, baseUrl, appId, appSecret });
	const { left, markdown } = await tenantReport({ app, region, wish }, clock, terminal);
	await (out === undefined ? print(markdown) : writeFile(out, markdown));
	if (left === undefined) return 0;
	// Once more, because the report may have pushed it off the screen.
	terminal.say(left);
	return 1;
}

/** Settles when all of it is written: the process ends at once afterwards. */
const print = async (text: string): Promise<void> => {
	await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
};

function tell(error: unknown): number {
	const isPlain = error instanceof Problem || error instanceof InvalidInput;
	const advice = error instanceof InvalidInput ? `. ${error.advice}` : '';
	console.error(isPlain ? `${error.message}${advice}` : error);
	return 1;
}

async function main(): Promise<number> {
	// The report may go to standard output, so that everything else goes to the other one.
	const terminal = openTerminal({
		input: process.stdin,
		output: process.stderr,
		isTty: process.stdin.isTTY,
		signals: process,
		raise: (signal) => void process.kill(process.pid, signal),
	});
	try {
		return await run(readOptions(program), terminal);
	} finally {
		terminal.close();
	}
}

void main()
	.catch(tell)
	// Feishu's own SDK waits for its next ping even after its end.
	.then((exitCode) => process.exit(exitCode));
