import { setTimeout as wait } from 'node:timers/promises';

import { runDemo } from './demo';
import { readOptions } from './options';
import { PlainProblem } from '../test/host/plainProblem';
import { endAllChildren } from '../test/host/process/children';
import { stopRequested } from '../test/host/process/stopRequest';

const interrupted = 130;
const patienceMs = 5_000;

async function main(): Promise<number> {
	const options = readOptions();
	const stop = stopRequested();
	const demo = runDemo(options, stop);
	const first = await Promise.race([demo, stop]);
	if (typeof first === 'number') return first;
	console.log('\nStopping …');
	await endAllChildren();
	return await Promise.race([demo.catch(() => interrupted), wait(patienceMs, interrupted)]);
}

function tell(error: unknown): number {
	console.error(isPlain(error) ? `\n${error.message}` : error);
	return 1;
}

/** What the system refuses (a folder without write permission, say) is clear in its own words too. */
const isPlain = (error: unknown): error is Error =>
	error instanceof PlainProblem || (error instanceof Error && 'syscall' in error);

void main()
	.catch(tell)
	.then((exitCode) => process.exit(exitCode));
