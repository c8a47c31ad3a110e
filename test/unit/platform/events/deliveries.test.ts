import type { Clock } from '../../../../nodes/FeishuOffboarding/platform/clock';
import {
	admit,
	Deliveries,
	newKnowledge,
	settle,
} from '../../../../nodes/FeishuOffboarding/platform/events/deliveries';
import { hasSeen, newMemory } from '../../../../nodes/FeishuOffboarding/platform/events/seenEvents';

const NOW_MS = 1_733_011_200_000;
const MINUTE_MS = 60_000;
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
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
		const known = newKnowledge(newMemory(''));
		const clock = virtualClock();
		expect(await admit(known, 'a', answered(), clock)).toBe('new');
		settle(known, 'a', NOW_MS);
		expect(await admit(known, 'a', answered(), clock)).toBe('seen');
		expect(await admit(known, 'b', answered(), clock)).toBe('new');
	});

	it('waits for what becomes of a call side by side', async () => {
		const known = newKnowledge(newMemory(''));
		await admit(known, 'a', answered(), virtualClock());
		const clock = virtualClock((nowMs) => {
			if (nowMs - NOW_MS >= 500) settle(known, 'a', nowMs);
		});
		expect(await admit(known, 'a', answered(), clock)).toBe('seen');
		expect(clock.nowMs - NOW_MS).toBe(500);
	});

	it('waits no longer than Feishu does', async () => {
		const known = newKnowledge(newMemory(''));
		await admit(known, 'a', answered(), virtualClock());
		const clock = virtualClock();
		expect(await admit(known, 'a', answered(), clock)).toBe('underWay');
		expect(clock.nowMs - NOW_MS).toBeLessThan(2_500);
	});

	it('lets an event through again that n8n could not start a workflow for', async () => {
		const known = newKnowledge(newMemory(''));
		const answer = answered();
		await admit(known, 'a', answer, virtualClock());
		answer.statusCode = 500;
		expect(await admit(known, 'a', answered(), virtualClock())).toBe('new');
		expect(await admit(known, 'a', answered(), virtualClock())).toBe('underWay');
	});

	it('lets only one of those through that waited in vain', async () => {
		const known = newKnowledge(newMemory(''));
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

	it('does not wait for ever for an answer that never came', async () => {
		const known = newKnowledge(newMemory(''));
		await admit(known, 'a', answered(), virtualClock());
		const clock = virtualClock();
		clock.nowMs += 5 * MINUTE_MS;
		expect(await admit(known, 'a', answered(), clock)).toBe('new');
	});
});

describe('Deliveries', () => {
	const activated = () => newMemory('memory');

	it('knows at once what a call side by side has brought', async () => {
		const deliveries = new Deliveries();
		const first = deliveries.knowledge('trigger', activated(), NOW_MS);
		const second = deliveries.knowledge('trigger', activated(), NOW_MS);
		await admit(first, 'a', answered(), virtualClock());
		expect(await admit(second, 'a', answered(), virtualClock())).toBe('underWay');
		settle(first, 'a', NOW_MS);
		expect(await admit(second, 'a', answered(), virtualClock())).toBe('seen');
	});

	it('stores everything with whichever call is stored last', () => {
		const deliveries = new Deliveries();
		const calls = ['a', 'b', 'c'].map((eventId) => ({
			eventId,
			known: deliveries.knowledge('trigger', activated(), NOW_MS),
		}));
		for (const { eventId, known } of calls) settle(known, eventId, NOW_MS);
		for (const { known } of calls) {
			const afterRestart = new Deliveries().knowledge('trigger', stored(known.seen), NOW_MS);
			expect(Object.keys(afterRestart.seen.firstSeenMs)).toEqual(['a', 'b', 'c']);
		}
	});

	it('never stores what no workflow was started for', async () => {
		const known = new Deliveries().knowledge('trigger', activated(), NOW_MS);
		await admit(known, 'a', answered(), virtualClock());
		expect(hasSeen(known.seen, 'a')).toBe(false);
	});

	it('adds what was stored elsewhere', () => {
		const deliveries = new Deliveries();
		deliveries.knowledge('trigger', activated(), NOW_MS);
		const elsewhere = { ...activated(), firstSeenMs: { a: NOW_MS } };
		expect(hasSeen(deliveries.knowledge('trigger', elsewhere, NOW_MS).seen, 'a')).toBe(true);
	});

	it('keeps triggers and memories apart', () => {
		const deliveries = new Deliveries();
		settle(deliveries.knowledge('trigger', activated(), NOW_MS), 'a', NOW_MS);
		const copied = deliveries.knowledge('another trigger', activated(), NOW_MS);
		const renewed = deliveries.knowledge('trigger', newMemory('another memory'), NOW_MS);
		expect(hasSeen(copied.seen, 'a')).toBe(false);
		expect(hasSeen(renewed.seen, 'a')).toBe(false);
	});

	it('trusts what was stored alone where the trigger was never activated', () => {
		const deliveries = new Deliveries();
		const known = deliveries.knowledge('trigger', undefined, NOW_MS);
		settle(known, 'a', NOW_MS);
		const again = deliveries.knowledge('trigger', undefined, NOW_MS);
		expect(hasSeen(again.seen, 'a')).toBe(false);
		const read = deliveries.knowledge('trigger', stored(known.seen), NOW_MS);
		expect(hasSeen(read.seen, 'a')).toBe(true);
	});

	it('lets go of calls that are over', async () => {
		const deliveries = new Deliveries();
		const known = deliveries.knowledge('trigger', activated(), NOW_MS);
		await admit(known, 'a', answered(), virtualClock());
		await admit(known, 'b', answered(500), virtualClock());
		deliveries.knowledge('trigger', activated(), NOW_MS + MINUTE_MS);
		expect([...known.underWay.keys()]).toEqual(['a']);
		deliveries.knowledge('trigger', activated(), NOW_MS + 5 * MINUTE_MS);
		expect([...known.underWay.keys()]).toEqual([]);
	});
});
