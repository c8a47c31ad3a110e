import { PlainProblem } from '../test/host/plainProblem';
import { endAllChildren } from '../test/host/process/children';
import { stopRequested } from '../test/host/process/stopRequest';
import { readOptions, type BenchOptions } from './options';
import { planFor } from './plan';
import { formatted, writeReport } from './report/document';
import { surroundings } from './report/machine';
import { reportOf } from './report/report';
import { nothingYet } from './results';
import { runSection, sectionNames } from './sections';

const INTERRUPTED = 130;

/** Gives the exit code: 0 if everything could be measured, whether targets were reached or not. */
async function bench({ quick = false, only = sectionNames, write }: BenchOptions): Promise<number> {
	const plan = planFor(quick);
	const where = await surroundings();
	const results = nothingYet();
	for (const name of only) await runSection(name, plan, results);
	const report = reportOf(results, plan, where);
	console.log(`\n${await formatted(report)}`);
	if (write) await writeReport(report);
	return results.failures.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
	const options = readOptions();
	const stop = stopRequested();
	const first = await Promise.race([bench(options), stop]);
	if (typeof first === 'number') return first;
	await endAllChildren();
	return INTERRUPTED;
}

function tell(error: unknown): number {
	console.error(error instanceof PlainProblem ? `\n${error.message}` : error);
	return 1;
}

void main()
	.catch(tell)
	.then((exitCode) => process.exit(exitCode));
