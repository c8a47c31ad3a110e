import {
	dividePollTime,
	refuseLate,
} from '../../../../nodes/FeishuOffboarding/domain/polling/pollTimes';

const NOW_MS = Date.parse('2024-12-01T08:00:00Z');

describe('dividePollTime', () => {
	it.each([
		['of an ordinary poll', 300_000, false, 300_000],
		['of a start', 300_000, true, 84_000],
		['of a short poll', 36_000, false, 36_000],
		['of a start with short polls', 36_000, true, 36_000],
	])(
		'leaves within the time %s what the last search may wait and take',
		(_case, budgetMs, isStart, grantedMs) => {
			const times = dividePollTime(budgetMs, isStart, NOW_MS);
			expect(times.budgetMs).toBe(grantedMs);
			expect(times.searchUntilMs).toBeGreaterThan(NOW_MS);
			expect(times.searchUntilMs - NOW_MS + times.maxWaitMs + times.timeoutMs).toBeLessThanOrEqual(
				grantedMs,
			);
		},
	);

	it('waits for a whole minute of the limit, where there is time', () => {
		expect(dividePollTime(300_000, false, NOW_MS)).toMatchObject({
			maxWaitMs: 120_000,
			timeoutMs: 30_000,
		});
	});
});

describe('refuseLate', () => {
	const times = dividePollTime(300_000, true, NOW_MS);

	it('lets a search begin up to the last moment', () => {
		expect(() => {
			refuseLate(times, times.searchUntilMs);
		}).not.toThrow();
	});

	it('says after it what n8n grants', () => {
		expect(() => {
			refuseLate(times, times.searchUntilMs + 1);
		}).toThrow('within the 84 s that n8n grants');
	});
});
