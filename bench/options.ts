import { InvalidArgumentError, program } from 'commander';

import { sectionNames, type SectionName } from './sections';

export interface BenchOptions {
	readonly quick?: boolean;
	readonly write?: boolean;
	readonly only?: readonly SectionName[];
}

const isSection = (name: string): name is SectionName =>
	sectionNames.some((known) => known === name);

/** What is published comes from one run of all sections, so that `--write` takes no `--only`. */
export const readOptions = (): BenchOptions =>
	program
		.name('npm run bench --')
		.option('--quick', 'small numbers, to see that everything runs')
		.option(
			'--only <names>',
			`some sections only, separated by commas: ${sectionNames.join(', ')}`,
			sectionsIn,
		)
		.addOption(
			program.createOption('--write', 'put the results into docs/performance.md').conflicts('only'),
		)
		.helpOption('--help', 'show this text')
		.parse()
		.opts<BenchOptions>();

function sectionsIn(text: string): SectionName[] {
	const names = text.split(',');
	const sections = names.filter(isSection);
	if (sections.length < names.length) {
		throw new InvalidArgumentError(`The sections are ${sectionNames.join(', ')}.`);
	}
	return sections;
}
