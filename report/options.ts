import { InvalidArgumentError, type Command } from 'commander';

export interface ReportOptions {
	readonly appId: string;
	readonly region: string;
	readonly baseUrl: string;
	readonly out?: string;
	readonly write?: string;
	readonly date?: string;
	readonly reason?: string;
}

function region(text: string): string {
	if (['feishu', 'lark', 'custom'].includes(text)) return text;
	throw new InvalidArgumentError('It takes feishu, lark or custom.');
}

/** From the command line; ends the process where help is asked for or an option is wrong. */
export const readOptions = (program: Command): ReportOptions =>
	program
		.name('npm run tenant-report --')
		.description(
			"Calls every read endpoint once and writes how the answers differ from Feishu's pages,\nwithout any value of a person. The App Secret comes from FEISHU_APP_SECRET, or is asked for.",
		)
		.requiredOption('--app-id <id>', 'of the self-built app')
		.option('--region <name>', 'feishu, lark or custom', region, 'feishu')
		.option('--base-url <address>', 'of a custom region', '')
		.option('--out <file>', 'where the report goes; standard output unless given')
		.option('--write <employment ID>', 'submits one offboarding of the employee and revokes it')
		.option('--date <YYYY-MM-DD>', 'with --write: the offboarding date')
		.option('--reason <identifier>', 'with --write: the first active reason unless given')
		.helpOption('--help', 'show this text')
		.parse()
		.opts<ReportOptions>();
