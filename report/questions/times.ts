import { answered, evidence, open, type Evidence, type Question } from './question';

const QUARTER_MS = 15 * 60_000;
/** Clocks differ, and a process is made a little after or before its offboarding. */
const SLACK_MS = 3 * 60_000;
const QUARTERS_MAX = 14 * 4;

/** For example "UTC+8"; undefined for a difference that is none between time zones. */
function zoneOf(aheadMs: number | undefined): string | undefined {
	if (aheadMs === undefined) return undefined;
	const quarters = Math.round(aheadMs / QUARTER_MS);
	const isZone =
		Math.abs(aheadMs - quarters * QUARTER_MS) <= SLACK_MS && Math.abs(quarters) <= QUARTERS_MAX;
	if (!isZone) return undefined;
	return `UTC${quarters < 0 ? '-' : '+'}${Math.abs(quarters) / 4}`;
}

const distinct = (texts: ReadonlyArray<string | undefined>): string[] => [
	...new Set(texts.flatMap((text) => text ?? [])),
];

function initiating({ foundAt, processes }: Evidence): string[] {
	const byProcess = distinct(processes.map(({ aheadMs }) => zoneOf(aheadMs)));
	const bySearch = foundAt.filter(({ isFound }) => isFound).map(({ hours }) => `UTC+${hours}`);
	return [
		...(byProcess.length === 0
			? []
			: [
					`\`apply_initiating_time\` is ${byProcess.join(' or ')}, compared with \`create_time\` of the processes.`,
				]),
		...(foundAt.length === 0
			? []
			: [
					`The search finds an offboarding by its \`apply_initiating_time\` ${bySearch.length === 0 ? 'neither' : 'only'} as ${bySearch.join(' and ') || foundAt.map(({ hours }) => `UTC+${hours}`).join(' nor ')}.`,
				]),
	];
}

export const timeZone: Question = {
	heading: 'Time zone',
	reply(all) {
		const created = zoneOf(all.trial?.createdAheadMs);
		const sentences = [
			...initiating(all),
			...(created === undefined
				? []
				: [`\`created_time\` is ${created}, compared with the clock of this machine.`]),
		];
		if (sentences.length === 0) {
			return open('No offboarding shows a time that could be compared; `--write` makes one.');
		}
		return created === undefined
			? evidence(`${sentences.join(' ')} \`created_time\` is told by \`--write\`.`)
			: answered(sentences.join(' '));
	},
};
