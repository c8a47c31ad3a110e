import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import type { Endpoint, RateLimit } from '../../../nodes/FeishuOffboarding/platform/request';
import documented from '../../fixtures/endpoints.json';

const rows: ReadonlyArray<readonly [string, Endpoint]> = Object.entries(endpoints);
const rowNamed = (wanted: string) => rows.find(([name]) => name === wanted)?.[1];

const WINDOW_MS: Readonly<Record<string, number>> = { 秒: 1_000, 分钟: 60_000 };

/** "1000 次/分钟、50 次/秒" as limits. */
const limitsIn = (text: string): RateLimit[] =>
	[...text.matchAll(/(\d+) 次\/(分钟|秒)/g)].map(([, requests, unit = '']) => ({
		requests: Number(requests),
		windowMs: WINDOW_MS[unit] ?? Number.NaN,
	}));
const pathOf = (url: string) =>
	url.replace('https://open.feishu.cn', '').replace(/:(\w+)/g, '{$1}');
const sorted = (texts: readonly string[]) => [...texts].sort();

describe('the endpoint table', () => {
	it('has a page for each row', () => {
		expect(sorted(rows.map(([name]) => name))).toEqual(
			sorted(documented.endpoints.map(({ name }) => name)),
		);
	});

	it.each(documented.endpoints)(
		'knows $name as its page does',
		({ name, source, url, method, limit, scopes }) => {
			// 特殊频控: the page has no number.
			expect(limitsIn(limit).length > 0).toBe(limit !== '特殊频控');
			const row = rowNamed(name);
			expect(row).toMatchObject({
				method,
				path: pathOf(url),
				limits: limitsIn(limit),
				documentation: source,
			});
			expect(sorted(row?.scopes ?? [])).toEqual(sorted(scopes));
		},
	);

	const toProcesses = ['decideTask', 'revokeProcess', 'transferTasks', 'withdrawProcess'];

	it('writes to offboardings and to approvals, and to nothing else', () => {
		const writing = rows.filter(([, { writes }]) => writes);
		expect(sorted(writing.map(([name]) => name))).toEqual(
			sorted(['edit', 'revoke', 'submit', ...toProcesses]),
		);
	});

	it('can repeat everything but what would be done a second time: submit, and writes to approvals', () => {
		const once = rows.filter(([, { repeatable }]) => !repeatable);
		expect(sorted(once.map(([name]) => name))).toEqual(sorted(['submit', ...toProcesses]));
	});

	it('has names of their own that people can read', () => {
		const names = rows.map(([, { name }]) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.filter((name) => !/^[A-Z][a-z]+( [a-z]+)+$/.test(name))).toEqual([]);
	});
});
