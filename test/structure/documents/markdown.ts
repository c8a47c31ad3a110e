import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

/** The folders of the repository, without what is installed or built. */
const FOLDERS = [
	'.ci',
	'.github',
	'bench',
	'credentials',
	'demo',
	'docs',
	'examples',
	'nodes',
	'report',
	'test',
];

const inFolder = (folder: string): string[] =>
	readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		return entry.isDirectory() ? inFolder(path) : [path];
	});

/** Every file of the repository, by its path from the root. */
export const files: readonly string[] = [
	...readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
		entry.isFile() ? [entry.name] : [],
	),
	...FOLDERS.flatMap(inFolder),
];

/** Every document. */
export const documents = files.filter((file) => file.endsWith('.md'));

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A row of a Markdown table, by the titles of its columns. */
export type Row = ReadonlyMap<string, string>;

const cellsOf = (line: string): string[] =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

/** The rows of all tables in the text that have a column with the given title. */
export function rowsWith(column: string, text: string): Row[] {
	const tables = text.split(/\n(?!\|)/).map((block) => block.split('\n').map(cellsOf));
	return tables.flatMap((lines) => {
		const [titles = [], , ...rows] = lines.filter((cells) => cells.length > 0);
		if (!titles.includes(column)) return [];
		return rows.map((cells) => new Map(titles.map((title, index) => [title, cells[index] ?? ''])));
	});
}

/** What stands in backticks. */
export const codesIn = (text = ''): string[] =>
	[...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

const FENCE = /^ *```(\w*)\n([\s\S]*?)^ *```$/gm;

/** The blocks of the text that stand between fences and are in no language: commands, trees, pictures. */
export const plainBlocks = (text: string): string[] =>
	[...text.matchAll(FENCE)].flatMap(([, language, block = '']) => (language === '' ? [block] : []));

export const withoutBlocks = (text: string): string => text.replace(FENCE, '');

/** The anchors that GitHub makes of a document's headings. */
export const anchorsOf = (text: string): string[] =>
	[...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
