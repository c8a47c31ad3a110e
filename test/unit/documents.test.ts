import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/FeishuOffboarding/actions';
import { endpoints } from '../../nodes/FeishuOffboarding/domain/endpoints';
import {
	endpointLabel,
	type Endpoint,
	type RateLimit,
} from '../../nodes/FeishuOffboarding/platform/request';
import { pollingTriggerProperties } from '../../nodes/FeishuOffboarding/triggers/polling/properties';
import { triggerProperties } from '../../nodes/FeishuOffboarding/triggers/webhook/properties';

const documented: readonly Endpoint[] = Object.values(endpoints);
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
	columns: {
		operation: 'Operation',
		endpoint: 'Feishu endpoint',
		limit: 'Limit',
		scopes: 'Scopes',
	},
	limit: ({ requests, windowMs }: RateLimit) =>
		`${requests} per ${windowMs === 1_000 ? 'second' : 'minute'}`,
	and: ' and ',
};
const chinese = {
	columns: { operation: '操作', endpoint: '飞书接口', limit: '频率限制', scopes: '权限' },
	limit: ({ requests, windowMs }: RateLimit) =>
		`${requests} 次/${windowMs === 1_000 ? '秒' : '分钟'}`,
	and: '、',
};

const byEndpoint = <T extends { readonly endpoint: string | undefined }>(rows: T[]): T[] =>
	rows.sort((a, b) => (a.endpoint ?? '').localeCompare(b.endpoint ?? ''));

const statedIn = (file: string, { columns }: typeof english) =>
	rowsWith(columns.endpoint, read(file)).map((row) => ({
		endpoint: codesIn(row.get(columns.endpoint))[0],
		limit: row.get(columns.limit),
		scopes: codesIn(row.get(columns.scopes)),
	}));

const factsOf = (endpoint: Endpoint, { and, limit }: typeof english) => ({
	endpoint: endpointLabel(endpoint),
	limit: endpoint.limits.map(limit).join(and),
	scopes: [...endpoint.scopes],
});

const operations = resources.flatMap((resource) =>
	resource.operations.map(({ name, properties }) => ({
		title: `${resource.name}: ${name}`,
		properties,
	})),
);

describe('tables of endpoints', () => {
	it('docs/operations.md says what the code says of every endpoint', () => {
		expect(byEndpoint(statedIn('docs/operations.md', english))).toEqual(
			byEndpoint(documented.map((endpoint) => factsOf(endpoint, english))),
		);
	});

	it('docs/operations.md names and links each call and tells which are repeatable', () => {
		const rows = rowsWith(english.columns.endpoint, read('docs/operations.md'));
		const stated = rows.map((row) => ({
			endpoint: codesIn(row.get(english.columns.endpoint))[0],
			call: row.get('Call'),
			repeatable: row.get('Repeatable'),
		}));
		expect(byEndpoint(stated)).toEqual(
			byEndpoint(
				documented.map((endpoint) => ({
					endpoint: endpointLabel(endpoint),
					call: `[${endpoint.name}](${endpoint.documentation})`,
					repeatable: endpoint.repeatable ? 'yes' : 'no',
				})),
			),
		);
	});

	describe.each([
		['README.md', english],
		['README.zh-CN.md', chinese],
	])('%s', (file, language) => {
		it('says of each endpoint what the code says', () => {
			const stated = statedIn(file, language);
			const labels = stated.map(({ endpoint }) => endpoint);
			expect(byEndpoint(stated)).toEqual(
				byEndpoint(
					documented
						.filter((endpoint) => labels.includes(endpointLabel(endpoint)))
						.map((endpoint) => factsOf(endpoint, language)),
				),
			);
		});

		it('has every call that changes the tenant', () => {
			const labels = statedIn(file, language).map(({ endpoint }) => endpoint);
			const writing = documented.filter(({ writes }) => writes).map(endpointLabel);
			expect(labels).toEqual(expect.arrayContaining(writing));
		});

		it('names every operation, and no other', () => {
			const named = rowsWith(language.columns.endpoint, read(file)).flatMap((row) => {
				const cell = row.get(language.columns.operation) ?? '';
				const resource = cell.split(' **')[0] ?? '';
				return [...cell.matchAll(/\*\*([^*]+)\*\*/g)].map(
					([, name = '']) => `${resource}: ${name}`,
				);
			});
			expect([...new Set(named)].sort()).toEqual(operations.map(({ title }) => title).sort());
		});
	});

	it.each(documented.map(({ name, scopes }) => ({ name, scopes })))(
		'docs/feishu-setup.md has a scope for $name',
		({ scopes }) => {
			const granted = rowsWith('Add the scope', read('docs/feishu-setup.md')).flatMap((row) =>
				codesIn(row.get('Add the scope')),
			);
			expect(granted.some((scope) => scopes.includes(scope))).toBe(true);
		},
	);
});

/** Title and path of a parameter; for a collection, those of its fields; none for a text in the panel. */
function parametersOf({ displayName, name, options, type }: INodeProperties): string[][] {
	if (type === 'notice') return [];
	if (type !== 'collection') return [[displayName, name]];
	return (options ?? []).flatMap((field) =>
		'displayName' in field
			? [[`${displayName} → ${field.displayName}`, `${name}.${field.name}`]]
			: [],
	);
}

const sectionOf = (title: string, text: string): string =>
	text.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';

it.each<{ title: string; properties: readonly INodeProperties[] }>([
	...operations,
	{ title: 'Feishu Offboarding Trigger', properties: triggerProperties },
	{ title: 'Feishu Offboarding Polling Trigger', properties: pollingTriggerProperties },
])('docs/operations.md has every parameter of $title', ({ properties, title }) => {
	const section = sectionOf(title, read('docs/operations.md'));
	const stated = rowsWith('In the editor', section).map((row) => [
		row.get('In the editor'),
		...codesIn(row.get('Name')),
	]);
	expect(stated).toEqual(properties.flatMap(parametersOf));
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
