import type { Clock } from '../../../../nodes/FeishuOffboarding/platform/time/clock';
import { deadline, type Watched } from '../../../../nodes/FeishuOffboarding/platform/time/deadline';

/** When the deadline ends, milliseconds; time passes only while it sleeps. */
async function endOf(timeoutMs: number, watched: (nowMs: () => number) => Watched) {
	let nowMs = 5_000;
	const clock: Clock = {
		now: () => 0,
		monotonic: () => nowMs,
		sleep: async (delayMs) => {
			nowMs += delayMs;
			await Promise.resolve();
		},
	};
	await deadline(
		clock,
		timeoutMs,
		watched(() => nowMs - 5_000),
	);
	return nowMs - 5_000;
}

describe('deadline', () => {
	it.each([0, 1, 250, 251, 30_000])('ends after %i ms', async (timeoutMs) => {
		const end = await endOf(timeoutMs, () => ({ hasBegun: () => true, isOver: () => false }));
		expect(end).toBe(timeoutMs);
	});

	it.each([
		[0, 0],
		[100, 250],
		[1_000, 1_000],
		[29_990, 30_000],
	])('does not hold on to what was over after %i ms', async (overMs, expected) => {
		const end = await endOf(30_000, (passed) => ({
			hasBegun: () => true,
			isOver: () => passed() >= overMs,
		}));
		expect(end).toBe(expected);
	});

	it('gives what has to wait first its whole time afterwards', async () => {
		const end = await endOf(1_000, (passed) => ({
			hasBegun: () => passed() >= 750,
			isOver: () => false,
		}));
		expect(end).toBe(1_750);
	});

	it('gives what never begins the same time', async () => {
		const end = await endOf(1_000, () => ({ hasBegun: () => false, isOver: () => false }));
		expect(end).toBe(1_000);
	});
});
