/** A table of Markdown. */
export function table(titles: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}

export const bullets = (lines: readonly string[]): string =>
	lines.map((line) => `- ${line}`).join('\n');

/** Parts with an empty line between them. */
export const paragraphs = (parts: readonly string[]): string => parts.join('\n\n');
