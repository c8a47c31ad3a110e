import * as table from '../../../nodes/FeishuOffboarding/domain/endpoints';
import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import type { Endpoint, RateLimit } from '../../../nodes/FeishuOffboarding/platform/request';
import documented from '../../fixtures/endpoints.json';

const byName: Readonly<Record<string, unknown>> = table;
const WINDOW_MS: Readonly<Record<string, number>> = { 秒: 1_000, 分钟: 60_000 };

/** "1000 次/分钟、50 次/秒" as limits. */
const limitsIn = (text: string): RateLimit[] =>
	[...text.matchAll(/(\d+) 次\/(分钟|秒)/g)].map(([, requests, unit = '']) => ({
		requests: Number(requests),
		windowMs: WINDOW_MS[unit] ?? Number.NaN,
	}));
const sorted = (scopes: readonly string[]) => [...scopes].sort();

describe('endpoints', () => {
	it('are all documented', () => {
		const listed = documented.endpoints.map(({ name }) => byName[name]);
		expect(listed).toEqual(endpoints);
	});

	it.each(documented.endpoints)(
		'know $name as its page does',
		({ name, source, url, method, limit, scopes }) => {
			expect(limitsIn(limit).length).toBeGreaterThan(0);
			const row = endpoints[documented.endpoints.findIndex((entry) => entry.name === name)];
			expect(row).toMatchObject({
				method,
				path: url.replace('https://open.feishu.cn', ''),
				limits: limitsIn(limit),
				documentation: source,
			});
			expect(sorted(row?.scopes ?? [])).toEqual(sorted(scopes));
		},
	);

	it('write only to submit and to revoke', () => {
		expect(endpoints.filter(({ writes }) => writes)).toEqual([table.submit, table.revoke]);
	});

	it('can all be repeated but for submit, which would offboard a second time', () => {
		expect(endpoints.filter(({ repeatable }) => !repeatable)).toEqual([table.submit]);
	});

	const rows: ReadonlyArray<readonly [string, Endpoint]> = endpoints.map((row) => [row.name, row]);

	it.each(rows)('has words for every code of %s that is treated apart', (_name, row) => {
		const apart = [...(row.unsettledCodes ?? []), ...(row.busyCodes ?? [])];
		expect(apart.filter((code) => !(code in row.refusals))).toEqual([]);
		expect(new Set(apart).size).toBe(apart.length);
	});

	it('have names of their own that people can read', () => {
		const names = endpoints.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.every((name) => /^[A-Z][a-z]+( [a-z]+)+$/.test(name))).toBe(true);
	});
});
