import fc from 'fast-check';

import {
	REMEMBERED_COUNT,
	REMEMBERED_MS,
} from '../../../../nodes/FeishuOffboarding/platform/events/lately';
import {
	forgetOld,
	hasSeen,
	newMemory,
	readSeenEvents,
	remember,
} from '../../../../nodes/FeishuOffboarding/platform/events/seenEvents';

const NOW_MS = 1_733_011_200_000;
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('seenEvents', () => {
	it('knows what it remembers, also after it was stored', () => {
		const seen = newMemory();
		remember(seen, 'a', NOW_MS);
		const read = readSeenEvents(stored(seen), NOW_MS);
		expect(read).toEqual(seen);
		expect(hasSeen(read, 'a')).toBe(true);
		expect(hasSeen(read, 'b')).toBe(false);
	});

	it('remembers for eight hours, counted from the first time', () => {
		const seen = newMemory();
		remember(seen, 'a', NOW_MS);
		remember(seen, 'a', NOW_MS + REMEMBERED_MS - 1);
		expect(hasSeen(readSeenEvents(seen, NOW_MS + REMEMBERED_MS - 1), 'a')).toBe(true);
		expect(hasSeen(readSeenEvents(seen, NOW_MS + REMEMBERED_MS), 'a')).toBe(false);
	});

	it('forgets what a clock that was set back would keep for ever', () => {
		const seen = newMemory();
		remember(seen, 'a', NOW_MS + 10 * REMEMBERED_MS);
		expect(hasSeen(readSeenEvents(seen, NOW_MS), 'a')).toBe(false);
	});

	it('forgets the oldest where there are too many', () => {
		const seen = newMemory();
		const last = REMEMBERED_COUNT + 1;
		for (let index = 0; index <= last; index++) remember(seen, `event${index}`, NOW_MS + index);
		forgetOld(seen, NOW_MS + last);
		expect(Object.keys(seen.firstSeenMs)).toHaveLength(REMEMBERED_COUNT);
		expect(hasSeen(seen, 'event0')).toBe(false);
		expect(hasSeen(seen, 'event1')).toBe(false);
		expect(hasSeen(seen, 'event2')).toBe(true);
		expect(hasSeen(seen, `event${last}`)).toBe(true);
	});

	it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
		'does not take the inherited key %s for an event that it has seen',
		(eventId) => {
			const seen = newMemory();
			expect(hasSeen(seen, eventId)).toBe(false);
			remember(seen, eventId, NOW_MS);
			expect(hasSeen(readSeenEvents(stored(seen), NOW_MS), eventId)).toBe(true);
		},
	);

	it.each([
		['nothing', undefined],
		['null', null],
		['a list', []],
		['text', 'seen'],
		['other keys', { lastId: 1 }],
		['other times', { firstSeenMs: { a: '1', b: null, c: {} } }],
	])('starts anew from %s', (_reason, value) => {
		expect(readSeenEvents(value, NOW_MS)).toEqual(newMemory());
	});

	it('reads anything', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(() => readSeenEvents(value, NOW_MS)).not.toThrow();
			}),
		);
	});
});
