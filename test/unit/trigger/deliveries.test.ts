import { Deliveries } from '../../../nodes/FeishuOffboarding/trigger/deliveries';
import {
	hasSeen,
	newMemory,
	type SeenEvents,
} from '../../../nodes/FeishuOffboarding/trigger/seenEvents';

const NOW_MS = 1_733_011_200_000;
const STARTED = { statusCode: 200, headersSent: true };
const activated = () => newMemory('memory');
const stored = (seen: SeenEvents): unknown => JSON.parse(JSON.stringify(seen));

describe('Deliveries', () => {
	it('knows at once what a call side by side has passed on', () => {
		const deliveries = new Deliveries();
		const first = deliveries.seenBy('trigger', activated(), NOW_MS);
		const second = deliveries.seenBy('trigger', activated(), NOW_MS);
		deliveries.passOn('trigger', first, 'a', { statusCode: 200, headersSent: false }, NOW_MS);
		expect(hasSeen(second, 'a')).toBe(true);
	});

	it('stores everything with whichever call is stored last', () => {
		const deliveries = new Deliveries();
		const calls = ['a', 'b', 'c'].map((eventId) => ({
			eventId,
			seen: deliveries.seenBy('trigger', activated(), NOW_MS),
		}));
		for (const { eventId, seen } of calls) {
			deliveries.passOn('trigger', seen, eventId, STARTED, NOW_MS);
		}
		for (const { seen } of calls) {
			const afterRestart = new Deliveries().seenBy('trigger', stored(seen), NOW_MS);
			expect(Object.keys(afterRestart.firstSeenMs).sort()).toEqual(['a', 'b', 'c']);
		}
	});

	it('keeps triggers and memories apart', () => {
		const deliveries = new Deliveries();
		const seen = deliveries.seenBy('trigger', activated(), NOW_MS);
		deliveries.passOn('trigger', seen, 'a', STARTED, NOW_MS);
		const copied = deliveries.seenBy('another trigger', activated(), NOW_MS);
		const renewed = deliveries.seenBy('trigger', newMemory('another memory'), NOW_MS);
		expect(hasSeen(copied, 'a')).toBe(false);
		expect(hasSeen(renewed, 'a')).toBe(false);
	});

	it('trusts what was stored alone where the trigger was never activated', () => {
		const deliveries = new Deliveries();
		const seen = deliveries.seenBy('trigger', undefined, NOW_MS);
		deliveries.passOn('trigger', seen, 'a', STARTED, NOW_MS);
		expect(hasSeen(seen, 'a')).toBe(true);
		expect(hasSeen(deliveries.seenBy('trigger', undefined, NOW_MS), 'a')).toBe(false);
		expect(hasSeen(deliveries.seenBy('trigger', stored(seen), NOW_MS), 'a')).toBe(true);
	});

	it('has not seen an event that n8n could not start a workflow for', () => {
		const deliveries = new Deliveries();
		const answer = { statusCode: 200, headersSent: false };
		const seen = deliveries.seenBy('trigger', activated(), NOW_MS);
		deliveries.passOn('trigger', seen, 'a', answer, NOW_MS);
		const storedByNeighbour = stored(seen);
		answer.statusCode = 500;
		const afterwards = deliveries.seenBy('trigger', storedByNeighbour, NOW_MS + 15_000);
		expect(hasSeen(afterwards, 'a')).toBe(false);
		deliveries.passOn('trigger', afterwards, 'a', STARTED, NOW_MS + 15_000);
		const finally_ = deliveries.seenBy('trigger', storedByNeighbour, NOW_MS + 30_000);
		expect(hasSeen(finally_, 'a')).toBe(true);
	});

	it('lets go of answers', () => {
		const deliveries = new Deliveries();
		const never = { statusCode: 200, headersSent: false };
		const seen = deliveries.seenBy('trigger', activated(), NOW_MS);
		deliveries.passOn('trigger', seen, 'a', never, NOW_MS);
		deliveries.seenBy('trigger', activated(), NOW_MS + 6 * 60_000);
		never.statusCode = 500;
		const later = deliveries.seenBy('trigger', activated(), NOW_MS + 7 * 60_000);
		expect(hasSeen(later, 'a')).toBe(true);
	});

	it('forgets refusals with the events', () => {
		const deliveries = new Deliveries();
		const dayMs = 24 * 60 * 60_000;
		const seen = deliveries.seenBy('trigger', activated(), NOW_MS);
		const refused = { statusCode: 500, headersSent: true };
		deliveries.passOn('trigger', seen, 'a', refused, NOW_MS);
		deliveries.seenBy('trigger', activated(), NOW_MS + 1);
		deliveries.seenBy('trigger', activated(), NOW_MS + dayMs + 1);
		const storedLater = stored({ ...activated(), firstSeenMs: { a: NOW_MS + dayMs } });
		expect(hasSeen(deliveries.seenBy('trigger', storedLater, NOW_MS + dayMs + 2), 'a')).toBe(true);
	});
});
