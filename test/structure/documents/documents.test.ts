import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../../nodes/FeishuOffboarding/actions';
import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import {
	endpointLabel,
	type Endpoint,
	type RateLimit,
} from '../../../nodes/FeishuOffboarding/platform/request';
import { connectionTriggerProperties } from '../../../nodes/FeishuOffboarding/triggers/connection/properties';
import { pollingTriggerProperties } from '../../../nodes/FeishuOffboarding/triggers/polling/properties';
import { triggerProperties } from '../../../nodes/FeishuOffboarding/triggers/webhook/properties';
import { codesIn, plainBlocks, read, rowsWith, withoutBlocks } from './markdown';

const documented: readonly Endpoint[] = Object.values(endpoints);

const english = {
	folder: 'docs',
	readme: 'README.md',
	columns: {
		operation: 'Operation',
		call: 'Call',
		endpoint: 'Feishu endpoint',
		limit: 'Limit',
		scopes: 'Scopes',
		repeatable: 'Repeatable',
		grant: 'Add the scope',
		title: 'In the editor',
		name: 'Name',
	},
	limit: ({ requests, windowMs }: RateLimit) =>
		`${requests} per ${windowMs === 1_000 ? 'second' : 'minute'}`,
	and: ' and ',
	unlimited: 'not documented',
	repeatable: { true: 'yes', false: 'no' },
};
const chinese: typeof english = {
	folder: 'docs/zh-CN',
	readme: 'docs/zh-CN/README.md',
	columns: {
		operation: '操作',
		call: '调用',
		endpoint: '飞书接口',
		limit: '频率限制',
		scopes: '权限',
		repeatable: '可重发',
		grant: '开通权限',
		title: '编辑器中',
		name: '名称',
	},
	limit: ({ requests, windowMs }: RateLimit) =>
		`${requests} 次/${windowMs === 1_000 ? '秒' : '分钟'}`,
	and: '、',
	unlimited: '特殊频控',
	repeatable: { true: '是', false: '否' },
};
const languages = [english, chinese];

const byEndpoint = <T extends { readonly endpoint: string | undefined }>(rows: T[]): T[] =>
	rows.sort((a, b) => (a.endpoint ?? '').localeCompare(b.endpoint ?? ''));

const statedIn = (file: string, { columns }: typeof english) =>
	rowsWith(columns.endpoint, read(file)).map((row) => ({
		endpoint: codesIn(row.get(columns.endpoint))[0],
		limit: row.get(columns.limit),
		scopes: codesIn(row.get(columns.scopes)),
	}));

const factsOf = (endpoint: Endpoint, { and, limit, unlimited }: typeof english) => ({
	endpoint: endpointLabel(endpoint),
	limit: endpoint.limits.map(limit).join(and) || unlimited,
	scopes: [...endpoint.scopes],
});

const operations = resources.flatMap((resource) =>
	resource.operations.map(({ name, properties }) => ({
		title: `${resource.name}: ${name}`,
		properties,
	})),
);

interface Documented {
	readonly title: string;
	readonly page: string;
	readonly properties: readonly INodeProperties[];
}

const triggers = [
	{ title: 'Feishu Offboarding Trigger', properties: triggerProperties },
	{ title: 'Feishu Offboarding Long Connection Trigger', properties: connectionTriggerProperties },
	{ title: 'Feishu Offboarding Polling Trigger', properties: pollingTriggerProperties },
];

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

describe.each(languages)('tables in $folder', (language) => {
	const { columns, folder, readme } = language;
	const operationsPage = `${folder}/operations.md`;

	it('say what the code says of every endpoint', () => {
		expect(byEndpoint(statedIn(operationsPage, language))).toEqual(
			byEndpoint(documented.map((endpoint) => factsOf(endpoint, language))),
		);
	});

	it('link each call to its page and tell which are repeatable', () => {
		const stated = rowsWith(columns.endpoint, read(operationsPage)).map((row) => ({
			endpoint: codesIn(row.get(columns.endpoint))[0],
			page: /\]\((.+)\)$/.exec(row.get(columns.call) ?? '')?.[1],
			repeatable: row.get(columns.repeatable),
		}));
		expect(byEndpoint(stated)).toEqual(
			byEndpoint(
				documented.map((endpoint) => ({
					endpoint: endpointLabel(endpoint),
					page: endpoint.documentation,
					repeatable: language.repeatable[endpoint.repeatable ? 'true' : 'false'],
				})),
			),
		);
	});

	it('of the README say of each endpoint what the code says', () => {
		const stated = statedIn(readme, language);
		const labels = stated.map(({ endpoint }) => endpoint);
		expect(byEndpoint(stated)).toEqual(
			byEndpoint(
				documented
					.filter((endpoint) => labels.includes(endpointLabel(endpoint)))
					.map((endpoint) => factsOf(endpoint, language)),
			),
		);
	});

	it('of the README have every call that changes the tenant', () => {
		const labels = statedIn(readme, language).map(({ endpoint }) => endpoint);
		const writing = documented.filter(({ writes }) => writes).map(endpointLabel);
		expect(labels).toEqual(expect.arrayContaining(writing));
	});

	it('of the README name every operation, and no other', () => {
		const named = rowsWith(columns.endpoint, read(readme)).flatMap((row) => {
			const cell = row.get(columns.operation) ?? '';
			const resource = cell.split(' **')[0] ?? '';
			return [...cell.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => `${resource}: ${name}`);
		});
		expect([...new Set(named)].sort()).toEqual(operations.map(({ title }) => title).sort());
	});

	it.each(documented.filter(({ scopes }) => scopes.length > 0))(
		'have a scope to grant for $name',
		({ scopes }) => {
			const granted = rowsWith(columns.grant, read(`${folder}/feishu-setup.md`)).flatMap((row) =>
				codesIn(row.get(columns.grant)),
			);
			expect(granted.some((scope) => scopes.includes(scope))).toBe(true);
		},
	);

	it.each<Documented>([
		...operations.map((operation) => ({ page: 'operations.md', ...operation })),
		...triggers.map((trigger) => ({ page: 'triggers.md', ...trigger })),
	])('have every parameter of $title', ({ page, properties, title }) => {
		const section = sectionOf(title, read(`${folder}/${page}`));
		const stated = rowsWith(columns.title, section).map((row) => [
			row.get(columns.title),
			...codesIn(row.get(columns.name)),
		]);
		expect(stated).toEqual(properties.flatMap(parametersOf));
	});
});

/** What a page has, whatever its language: headings by level, entries of lists, cells of tables, blocks. */
const shapeOf = (text: string) =>
	withoutBlocks(text)
		.split('\n')
		.flatMap((line) => {
			if (line.startsWith('#')) return [(/^#+/.exec(line) ?? [''])[0]];
			if (line.trimStart().startsWith('|')) return [`${line.split('|').length - 2} cells`];
			const entry = /^ *(-|\d+\.) /.exec(line)?.[1];
			return entry === undefined ? [] : [entry];
		});

describe.each(['README.md', 'feishu-setup.md', 'operations.md', 'triggers.md'])(
	'the Chinese version of %s',
	(page) => {
		const original = read(page === 'README.md' ? page : `docs/${page}`);
		const translated = read(`docs/zh-CN/${page}`);

		it('has the same headings, lists and tables', () => {
			expect(shapeOf(translated)).toEqual(shapeOf(original));
		});

		it('has the same commands', () => {
			expect(plainBlocks(translated)).toEqual(plainBlocks(original));
		});

		it('has the same names in backticks', () => {
			const names = (text: string) => [...new Set(codesIn(withoutBlocks(text)))].sort();
			expect(names(translated)).toEqual(names(original));
		});
	},
);

it('README.md can be read in one go', () => {
	expect(read('README.md').split('\n').length - 1).toBeLessThanOrEqual(200);
});
