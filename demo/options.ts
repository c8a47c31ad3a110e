import { program } from 'commander';

import { wholeNumber } from '../test/emulator/options';

export interface DemoOptions {
	readonly once?: true;
	readonly csv?: string;
	readonly emulatorPort: number;
	readonly n8nPort: number;
}

const port = wholeNumber(1, 65_535);

/** From the command line; ends the process where help is asked for or an option is wrong. */
export const readOptions = (): DemoOptions =>
	program
		.name('npm run demo --')
		.option('--once', 'end after the report, with exit code 0 if everything went as expected')
		.option('--csv <file>', 'run your own rows (same header names as demo/leavers.csv)')
		.option('--emulator-port <number>', 'of the emulator that stands for Feishu', port, 4010)
		.option('--n8n-port <number>', "of n8n's editor", port, 5678)
		.helpOption('--help', 'show this text')
		.parse()
		.opts<DemoOptions>();
