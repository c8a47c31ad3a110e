import {
	Lately,
	REMEMBERED_COUNT,
	REMEMBERED_MS,
} from '../../../../nodes/FeishuOffboarding/platform/events/lately';

const NOW_MS = 5_000;

describe('Lately', () => {
	it('gives what was noted, and nothing of what was not', () => {
		const lately = new Lately<string>();
		lately.note('a', 'of a', NOW_MS);
		expect(lately.get('a', NOW_MS)).toBe('of a');
		expect(lately.get('b', NOW_MS)).toBeUndefined();
		expect(lately.get('__proto__', NOW_MS)).toBeUndefined();
	});

	it('outlasts the last time that Feishu pushes an event again', () => {
		const lastPushMs = (15 + 300 + 3_600 + 21_600) * 1_000;
		expect(REMEMBERED_MS).toBeGreaterThan(lastPushMs);
		const lately = new Lately<true>();
		lately.note('a', true, NOW_MS);
		expect(lately.get('a', NOW_MS + lastPushMs)).toBe(true);
		expect(lately.get('a', NOW_MS + REMEMBERED_MS)).toBeUndefined();
	});

	it('counts from the last time that it was noted', () => {
		const lately = new Lately<number>();
		lately.note('a', 1, NOW_MS);
		lately.note('b', 1, NOW_MS + 1);
		lately.note('a', 2, NOW_MS + REMEMBERED_MS - 1);
		expect(lately.get('b', NOW_MS + REMEMBERED_MS + 1)).toBeUndefined();
		expect(lately.get('a', NOW_MS + REMEMBERED_MS + 1)).toBe(2);
	});

	it('forgets the oldest where there are too many', () => {
		const lately = new Lately<number>();
		for (let index = 0; index <= REMEMBERED_COUNT; index++) lately.note(`${index}`, index, NOW_MS);
		expect(lately.size).toBe(REMEMBERED_COUNT);
		expect(lately.get('0', NOW_MS)).toBeUndefined();
		expect(lately.get('1', NOW_MS)).toBe(1);
		expect(lately.get(`${REMEMBERED_COUNT}`, NOW_MS)).toBe(REMEMBERED_COUNT);
	});

	it('forgets what it is told to', () => {
		const lately = new Lately<number>();
		for (const index of [1, 2, 3, 4]) lately.note(`${index}`, index, NOW_MS);
		lately.forget('1');
		lately.forgetThose((value) => value % 2 === 0);
		expect(['1', '2', '3', '4'].map((key) => lately.get(key, NOW_MS))).toEqual([
			undefined,
			undefined,
			3,
			undefined,
		]);
	});
});
