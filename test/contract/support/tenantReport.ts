import { tenantReport } from '../../../report/report';
import type { Terminal } from '../../../report/terminal';
import type { Wish } from '../../../report/trial/wish';
import type { App } from '../../emulator/gateway/apps';
import type { Emulator } from '../../emulator/server';

/** What a report is to be made of. */
interface Wanted {
	readonly app?: App;
	readonly region?: string;
	readonly wish?: Wish;
	/** What the person types when asked. */
	readonly typed?: string;
	/** Called in the place of every wait, with its length. */
	readonly sleep?: (ms: number) => Promise<void>;
	/** Where what the terminal shows goes, if it is wanted of a report that fails. */
	readonly said?: string[];
	/** Is given what a wish to stop does, while one does not end the process; true where it goes on. */
	readonly held?: (stop: () => boolean) => void;
}

/** A day on which somebody may leave, YYYY-MM-DD. */
export const leavingDate = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Somebody whom a report may submit and revoke. */
export const wishOf = ({ people }: Emulator): Wish => ({
	employeeId: people.wangFang.employmentId,
	date: leavingDate,
	reason: undefined,
});

/** A report on the emulated tenant, and what the terminal showed. */
export async function reportOn(emulator: Emulator, wanted: Wanted = {}) {
	const { app = emulator.apps.main, region = 'custom', typed = '', wish } = wanted;
	const { said = [] } = wanted;
	const answer = (question: string): Promise<string> => {
		said.push(question);
		return Promise.resolve(typed);
	};
	const terminal: Terminal = {
		say: (line) => void said.push(line),
		ask: answer,
		askSecret: answer,
		holdStop(listener) {
			wanted.held?.(listener);
			return () => wanted.held?.(() => false);
		},
		close: () => undefined,
	};
	const clock = { now: () => Date.now(), sleep: wanted.sleep ?? (() => Promise.resolve()) };
	const identity = { host: emulator.url, appId: app.appId, appSecret: app.appSecret };
	const report = await tenantReport({ app: identity, region, wish }, clock, terminal);
	return { ...report, said };
}

/** The text below a heading, up to the next one of any level. */
export function partOf(markdown: string, heading: string): string {
	const [, after = ''] = markdown.split(`\n### ${heading}\n`);
	return (after.split(/\n#+ /)[0] ?? '').trim();
}

/** The differences that the report names below a heading. */
export const differencesIn = (markdown: string, heading: string): string[] =>
	partOf(markdown, heading)
		.split('\n')
		.filter((line) => line.startsWith('- '))
		.map((line) => line.slice(2));

/** The cells of the table's line about a call, from the HTTP status on. */
export const cellsOf = (markdown: string, call: string): string[] => {
	const line = markdown.split('\n').find((each) => each.startsWith(`| \`${call}\` |`)) ?? '';
	return line
		.split('|')
		.slice(2, -1)
		.map((cell) => cell.trim());
};
