export interface Column {
	readonly title: string;
	/** The column's part of the width left over by the others; longer text is broken into lines. */
	readonly share?: number;
}

const gap = '  ';
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** How many cells of a terminal the text fills: Chinese characters fill two. */
const widthOf = (text: string): number =>
	[...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);

export function formatTable(
	columns: readonly Column[],
	rows: ReadonlyArray<readonly string[]>,
	totalWidth: number,
): string {
	const widths = columnWidths(columns, rows, totalWidth);
	const line = (cells: readonly string[]) => formatRow(cells, widths);
	const rule = widths.map((width) => '─'.repeat(width)).join(gap);
	return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}

function columnWidths(
	columns: readonly Column[],
	rows: ReadonlyArray<readonly string[]>,
	totalWidth: number,
): number[] {
	const natural = columns.map(({ title }, index) =>
		Math.max(...[title, ...rows.map((row) => row[index] ?? '')].map(widthOf)),
	);
	const taken = natural
		.filter((_, index) => columns[index]?.share === undefined)
		.reduce((sum, width) => sum + width, gap.length * (columns.length - 1));
	const left = Math.max(60, totalWidth - taken);
	return natural.map((width, index) => {
		const share = columns[index]?.share;
		return share === undefined ? width : Math.min(width, Math.floor(left * share));
	});
}

function formatRow(cells: readonly string[], widths: readonly number[]): string {
	const wrapped = widths.map((width, index) => wrap(cells[index] ?? '', width));
	const height = Math.max(...wrapped.map((lines) => lines.length));
	return Array.from({ length: height }, (_, lineNumber) =>
		wrapped
			.map((lines, index) => pad(lines[lineNumber] ?? '', widths[index] ?? 0))
			.join(gap)
			.trimEnd(),
	).join('\n');
}

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

function wrap(text: string, width: number): string[] {
	const lines = [''];
	for (const word of text.split(/\s+/)) {
		const line = lines[lines.length - 1] ?? '';
		const longer = line === '' ? word : `${line} ${word}`;
		if (line === '' || widthOf(longer) <= width) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}
