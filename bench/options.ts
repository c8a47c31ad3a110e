import { parseArgs } from 'node:util';

import { PlainProblem } from '../test/host/plainProblem';
import { sectionNames, type SectionName } from './sections';

export interface BenchOptions {
	readonly help: boolean;
	readonly quick: boolean;
	readonly write: boolean;
	readonly only: readonly SectionName[];
}

export const usage = `Usage: npm run bench -- [options]

  --quick        small numbers, to see that everything runs
  --only NAMES   some sections only, separated by commas: ${sectionNames.join(', ')}
  --write        put the results into docs/performance.md
  --help         show this text`;

export function readOptions(args: readonly string[]): BenchOptions {
	const { help = false, quick = false, write = false, only } = parse(args);
	if (write && only !== undefined) {
		throw new PlainProblem('--write wants all sections: what is published comes from one run.');
	}
	return { help, quick, write, only: only === undefined ? sectionNames : sectionsIn(only) };
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				help: { type: 'boolean' },
				quick: { type: 'boolean' },
				write: { type: 'boolean' },
				only: { type: 'string' },
			},
		}).values;
	} catch (error: unknown) {
		if (!(error instanceof TypeError)) throw error;
		throw new PlainProblem(`${error.message.split('. ')[0]}.\n\n${usage}`);
	}
}

function sectionsIn(text: string): SectionName[] {
	const names = text.split(',');
	const unknown = names.filter((name) => !sectionNames.some((known) => known === name));
	if (unknown.length === 0) return sectionNames.filter((known) => names.includes(known));
	throw new PlainProblem(`There is no section ${unknown.join(', ')}.\n\n${usage}`);
}
