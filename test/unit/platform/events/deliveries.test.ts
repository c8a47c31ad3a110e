import type { Clock } from '../../../../nodes/FeishuOffboarding/platform/time/clock';
import {
	admit,
	KnownDeliveries,
	settle,
} from '../../../../nodes/FeishuOffboarding/platform/events/deliveries';
import { REMEMBERED_MS } from '../../../../nodes/FeishuOffboarding/platform/events/lately';

const NOW_MS = 1_733_011_200_000;
const MINUTE_MS = 60_000;

/** As documented: 15 s, 5 min, 1 h and 6 h, each after the one before. */
const REPEATS_MS = [15_000, 5 * MINUTE_MS, 60 * MINUTE_MS, 360 * MINUTE_MS];

const answered = (statusCode = 200) => ({ statusCode });

/** Time passes only while somebody waits; `during` is what happens meanwhile. */
function virtualClock(during: (nowMs: number) => void = () => undefined) {
	const clock: Clock & { nowMs: number } = {
		nowMs: NOW_MS,
		now: () => clock.nowMs,
		monotonic: () => clock.nowMs,
		async sleep(delayMs) {
			clock.nowMs += delayMs;
			during(clock.nowMs);
			await Promise.resolve();
		},
	};
	return clock;
}

describe('admit', () => {
	it('lets an event through once', async () => {
		const known = new KnownDeliveries();
		const clock = virtualClock();
		expect(await admit(known, 'a', answered(), clock)).toBe('new');
		settle(known, 'a', NOW_MS);
		expect(await admit(known, 'a', answered(), clock)).toBe('seen');
		expect(await admit(known, 'b', answered(), clock)).toBe('new');
	});

	it('waits for what becomes of a call side by side', async () => {
		const known = new KnownDeliveries();
		await admit(known, 'a', answered(), virtualClock());
		const clock = virtualClock((nowMs) => {
			if (nowMs - NOW_MS >= 500) settle(known, 'a', nowMs);
		});
		expect(await admit(known, 'a', answered(), clock)).toBe('seen');
		expect(clock.nowMs - NOW_MS).toBe(500);
	});

	it('waits no longer than Feishu does', async () => {
		const known = new KnownDeliveries();
		await admit(known, 'a', answered(), virtualClock());
		const clock = virtualClock();
		expect(await admit(known, 'a', answered(), clock)).toBe('underWay');
		expect(clock.nowMs - NOW_MS).toBeLessThan(2_500);
	});

	it('lets an event through again that n8n could not start a workflow for', async () => {
		const known = new KnownDeliveries();
		const answer = answered();
		await admit(known, 'a', answer, virtualClock());
		answer.statusCode = 500;
		expect(await admit(known, 'a', answered(), virtualClock())).toBe('new');
		expect(await admit(known, 'a', answered(), virtualClock())).toBe('underWay');
	});

	it('lets only one of those through that waited in vain', async () => {
		const known = new KnownDeliveries();
		const answer = answered();
		await admit(known, 'a', answer, virtualClock());
		const failing = () =>
			virtualClock(() => {
				answer.statusCode = 500;
			});
		const admissions = await Promise.all([
			admit(known, 'a', answered(), failing()),
			admit(known, 'a', answered(), failing()),
			admit(known, 'a', answered(), failing()),
		]);
		expect(admissions.sort()).toEqual(['new', 'underWay', 'underWay']);
	});

	it('holds an event back for as long as Feishu pushes it, where n8n is not free to start the workflow', async () => {
		const known = new KnownDeliveries();
		await admit(known, 'a', answered(), virtualClock());
		const clock = virtualClock();
		for (const afterMs of REPEATS_MS) {
			clock.nowMs += afterMs;
			expect(await admit(known, 'a', answered(), clock)).toBe('underWay');
		}
		settle(known, 'a', clock.nowMs);
		expect(await admit(known, 'a', answered(), clock)).toBe('seen');
	});

	it('does not wait for ever for an answer that never came', async () => {
		const known = new KnownDeliveries();
		await admit(known, 'a', answered(), virtualClock());
		const clock = virtualClock();
		clock.nowMs += REMEMBERED_MS;
		expect(await admit(known, 'a', answered(), clock)).toBe('new');
	});

	it('keeps no answer that has failed', async () => {
		const known = new KnownDeliveries();
		await admit(known, 'a', answered(500), virtualClock());
		await admit(known, 'b', answered(), virtualClock());
		await admit(known, 'c', answered(500), virtualClock());
		expect(known.underWay.size).toBe(2);
	});
});

describe('KnownDeliveries', () => {
	it('has what came to this process, started or not yet', async () => {
		const known = new KnownDeliveries();
		await admit(known, 'a', answered(), virtualClock());
		expect([known.has('a', NOW_MS), known.has('b', NOW_MS)]).toEqual([true, false]);
		settle(known, 'a', NOW_MS);
		expect(known.has('a', NOW_MS)).toBe(true);
	});
});
