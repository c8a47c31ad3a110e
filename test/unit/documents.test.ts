import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/FeishuOffboarding/actions';
import { endpoints } from '../../nodes/FeishuOffboarding/domain/endpoints';
import { endpointLabel, type RateLimit } from '../../nodes/FeishuOffboarding/platform/request';

const root = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A row of a Markdown table, by the titles of its columns. */
type Row = ReadonlyMap<string, string>;

const cellsOf = (line: string): string[] =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

/** The rows of all tables in the text that have a column with the given title. */
function rowsWith(column: string, text: string): Row[] {
	const tables = text.split(/\n(?!\|)/).map((block) => block.split('\n').map(cellsOf));
	return tables.flatMap((lines) => {
		const [titles = [], , ...rows] = lines.filter((cells) => cells.length > 0);
		if (!titles.includes(column)) return [];
		return rows.map((cells) => new Map(titles.map((title, index) => [title, cells[index] ?? ''])));
	});
}

const codesIn = (cell = ''): string[] =>
	[...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

const english = {
	columns: { endpoint: 'Feishu endpoint', limit: 'Limit', scopes: 'Scopes' },
	limit: ({ requests, windowMs }: RateLimit) =>
		`${requests} per ${windowMs === 1_000 ? 'second' : 'minute'}`,
	and: ' and ',
};
const chinese = {
	columns: { endpoint: '飞书接口', limit: '频率限制', scopes: '权限' },
	limit: ({ requests, windowMs }: RateLimit) =>
		`${requests} 次/${windowMs === 1_000 ? '秒' : '分钟'}`,
	and: '、',
};

const writing = endpoints.filter(({ writes }) => writes);

describe('tables of endpoints', () => {
	it.each([
		['README.md', english, writing],
		['README.zh-CN.md', chinese, writing],
		['docs/operations.md', english, endpoints],
	])('%s says what the code says', (file, { and, columns, limit }, expected) => {
		const stated = rowsWith(columns.endpoint, read(file)).map((row) => ({
			endpoint: codesIn(row.get(columns.endpoint))[0],
			limit: row.get(columns.limit),
			scopes: codesIn(row.get(columns.scopes)),
		}));
		expect(stated).toEqual(
			expected.map((endpoint) => ({
				endpoint: endpointLabel(endpoint),
				limit: endpoint.limits.map(limit).join(and),
				scopes: [...endpoint.scopes],
			})),
		);
	});

	it('docs/operations.md names and links each call and tells which are repeatable', () => {
		const rows = rowsWith(english.columns.endpoint, read('docs/operations.md'));
		expect(rows.map((row) => [row.get('Call'), row.get('Repeatable')])).toEqual(
			endpoints.map(({ documentation, name, repeatable }) => [
				`[${name}](${documentation})`,
				repeatable ? 'yes' : 'no',
			]),
		);
	});

	it.each(endpoints.map(({ name, scopes }) => ({ name, scopes })))(
		'docs/feishu-setup.md has a scope for $name',
		({ scopes }) => {
			const granted = rowsWith('Add the scope', read('docs/feishu-setup.md')).flatMap((row) =>
				codesIn(row.get('Add the scope')),
			);
			expect(granted.some((scope) => scopes.includes(scope))).toBe(true);
		},
	);
});

/** Title and path of a parameter; for a collection, those of its fields. */
function parametersOf({ displayName, name, options, type }: INodeProperties): string[][] {
	if (type !== 'collection') return [[displayName, name]];
	return (options ?? []).flatMap((field) =>
		'displayName' in field
			? [[`${displayName} → ${field.displayName}`, `${name}.${field.name}`]]
			: [],
	);
}

const sectionOf = (title: string, text: string): string =>
	text.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';

describe('tables of parameters', () => {
	const operations = resources.flatMap((resource) => resource.operations);

	it.each(operations.map(({ name, properties }) => ({ name, properties })))(
		'docs/operations.md has every parameter of $name',
		({ name, properties }) => {
			const section = sectionOf(name, read('docs/operations.md'));
			const stated = rowsWith('In the editor', section).map((row) => [
				row.get('In the editor'),
				...codesIn(row.get('Name')),
			]);
			expect(stated).toEqual(properties.flatMap(parametersOf));
		},
	);
});

const documents = [
	'README.md',
	'README.zh-CN.md',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'docs/architecture.md',
	'docs/emulator.md',
	'docs/feishu-setup.md',
	'docs/operations.md',
];

/** The anchors that GitHub makes of a document's headings. */
const anchorsOf = (text: string): string[] =>
	[...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);

/** The target of a link; images are left out. */
const link = /(?<!!\[[^\]\n]*)\]\(([^)\s]+)\)/g;

it.each(documents)('%s links only to what is there', (file) => {
	const links = [...read(file).matchAll(link)].map(([, target = '']) => target);
	const broken = links
		.filter((target) => !/^https?:/.test(target))
		.filter((relative) => {
			const [path = '', anchor] = relative.split('#');
			const target = path === '' ? file : join(dirname(file), path);
			if (!existsSync(join(root, target))) return true;
			return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
		});
	expect(broken).toEqual([]);
});
