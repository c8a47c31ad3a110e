import type { Cost, Subject } from '../measures/overhead';
import type { Reading } from '../measures/reading';
import type { Throughput } from '../measures/throughput';
import type { Plan } from '../plan';
import type { Results } from '../results';
import { ratioToBareLoop } from './growth';
import { markdownTable, type Column } from './markdownTable';
import { kilobytes, percent, times, whole } from './quantities';
import { targetsIn, type Target } from './targets';

const throughputColumns: ReadonlyArray<Column<Throughput>> = [
	['Task', ({ rows, operation }) => `${rows} × ${operation}`],
	['By', ({ contender }) => contender],
	['Done', ({ done }) => String(done), 'right'],
	['Refused or lost', ({ lost }) => String(lost), 'right'],
	['429s', ({ throttled }) => String(throttled), 'right'],
	['Token calls', ({ tokenCalls }) => String(tokenCalls), 'right'],
	['Seconds', ({ seconds }) => seconds.toFixed(1), 'right'],
	['Share of the limit', ({ share }) => percent(share), 'right'],
];

const subjectNames: Record<Subject, string> = {
	bareLoop: 'bare loop',
	oneByOne: 'this node, one by one',
	sideBySide: 'this node, side by side',
};

const costColumns = (costs: readonly Cost[]): ReadonlyArray<Column<Cost>> => [
	['Task', ({ items, operation }) => `${items} × ${operation}`],
	['By', ({ subject }) => subjectNames[subject]],
	['CPU per item', ({ cpuMicros }) => `${whole(cpuMicros)} µs`, 'right'],
	['By that of the bare loop', (cost) => times(ratioToBareLoop(cost, costs)), 'right'],
	['Bytes per item', ({ bytes }) => whole(bytes), 'right'],
];

const readingColumns: ReadonlyArray<Column<Reading>> = [
	['Records', ({ records }) => whole(records), 'right'],
	['Pages', ({ records }) => whole(records / 100), 'right'],
	['Bytes of the output', ({ outputBytes }) => whole(outputBytes), 'right'],
	['Bytes held besides', ({ besidesBytes }) => whole(besidesBytes), 'right'],
];

const targetColumns: ReadonlyArray<Column<Target>> = [
	['Target', ({ target }) => target],
	['Measured', ({ measured }) => measured, 'right'],
	['Reached', ({ reached }) => (reached ? 'yes' : '**no**')],
];

/** What was measured, as Markdown. */
export function reportOf(results: Results, { quick }: Plan, where: readonly string[]): string {
	const { throughput, sharing, costs, readings, loads, failures } = results;
	const parts: Array<[title: string, rows: readonly unknown[], text: () => string]> = [
		['Under the limits', throughput, () => throughputTable([...inOrder(throughput), ...sharing])],
		['Overhead', costs, () => markdownTable(costColumns(costs), costs)],
		['Reading', readings, () => markdownTable(readingColumns, readings)],
		['Loading', loads, () => list(loads.map(loadLine))],
		['Targets', targetsIn(results), () => markdownTable(targetColumns, targetsIn(results))],
		['Not measured', failures, () => list(failures)],
	];
	const note = quick ? ['Small numbers, to see that everything runs: no measure of anything.'] : [];
	const shown = parts.filter(([, rows]) => rows.length > 0);
	return [
		...note,
		list(where),
		...shown.map(([title, , text]) => `### ${title}\n\n${text()}`),
	].join('\n\n');
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const loadLine = ({ requireMs, packedBytes, unpackedBytes }: Results['loads'][number]): string =>
	`${requireMs.toFixed(1)} ms to require the built nodes and the credential; ${kilobytes(packedBytes)} packed, ${kilobytes(unpackedBytes)} unpacked`;

/** Task by task, so that those who did the same stand together. */
function inOrder(runs: readonly Throughput[]): Throughput[] {
	const keyOf = ({ operation, rows }: Throughput) => `${rows} ${operation}`;
	const tasks = [...new Set(runs.map(keyOf))];
	return tasks.flatMap((task) => runs.filter((run) => keyOf(run) === task));
}

function throughputTable(runs: readonly Throughput[]): string {
	const falseReports = runs
		.filter(({ done, told }) => done !== told.done)
		.map(
			({ contender, rows, operation, done, told }) =>
				`${rows} × ${operation}, ${contender}: reported ${told.done} as done, and the tenant has ${done}.`,
		);
	return [markdownTable(throughputColumns, runs), ...falseReports].join('\n\n');
}
