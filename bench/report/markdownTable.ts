/** One column: its title, how it shows a row, and to which side; left unless told otherwise. */
export type Column<Row> = readonly [
	title: string,
	cell: (row: Row) => string,
	align?: 'right' | undefined,
];

export function markdownTable<Row>(
	columns: ReadonlyArray<Column<Row>>,
	rows: readonly Row[],
): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(columns.map(([title]) => title)),
		line(columns.map(([, , align]) => (align === 'right' ? '---:' : '---'))),
		...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
	].join('\n');
}
