import { parseArgs } from 'node:util';

import { PlainProblem } from '../test/host/plainProblem';

export interface DemoOptions {
	readonly once: boolean;
	readonly help: boolean;
	readonly csvFile: string | undefined;
	readonly emulatorPort: number;
	readonly n8nPort: number;
}

export const usage = `Usage: npm run demo -- [options]

  --once                  end after the report, with exit code 0 if everything went as expected
  --csv FILE              run your own rows (same header names as demo/leavers.csv)
  --emulator-port NUMBER  port of the emulator that stands for Feishu (4010)
  --n8n-port NUMBER       port of n8n's editor (5678)
  --help                  show this text`;

export function readOptions(args: readonly string[]): DemoOptions {
	const values = parse(args);
	return {
		once: values.once ?? false,
		help: values.help ?? false,
		csvFile: values.csv,
		emulatorPort: portFrom('--emulator-port', values['emulator-port'], 4010),
		n8nPort: portFrom('--n8n-port', values['n8n-port'], 5678),
	};
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				once: { type: 'boolean' },
				help: { type: 'boolean' },
				csv: { type: 'string' },
				'emulator-port': { type: 'string' },
				'n8n-port': { type: 'string' },
			},
		}).values;
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new PlainProblem(`${error.message.split('. ')[0]}.\n\n${usage}`);
	}
}

function portFrom(option: string, text: string | undefined, standard: number): number {
	if (text === undefined) return standard;
	const port = Number(text);
	if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
	throw new PlainProblem(`${option} wants a number from 1 to 65535, not "${text}".`);
}
