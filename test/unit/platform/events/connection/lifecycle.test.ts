import fc from 'fast-check';

import {
	beginning,
	dueMs,
	step,
} from '../../../../../nodes/FeishuOffboarding/platform/events/connection/lifecycle';
import type {
	Lifecycle,
	LifecycleAction,
	LifecycleEvent,
} from '../../../../../nodes/FeishuOffboarding/platform/events/connection/phases';
import { runs } from '../../../../support/runs';

const MINUTE = 60_000;
const trouble = { reason: 'it was lost', isCrowded: false };
const refusal = { message: 'No', advice: 'Look' };
const config = (ping: number, interval = 90, nonce = 25) => ({
	PingInterval: ping,
	ReconnectInterval: interval,
	ReconnectNonce: nonce,
});

/** A connection in virtual time, whose shell notes what it is told. */
class Course {
	nowMs = 0;
	random = 0.5;
	readonly actions: Array<[number, LifecycleAction]> = [];

	constructor(public state: Lifecycle = beginning(0, 0)) {}

	tell(event: LifecycleEvent): this {
		const stepped = step(this.state, event, this.nowMs, this.random);
		this.state = stepped.state;
		for (const action of stepped.actions) this.actions.push([this.nowMs, action]);
		return this;
	}

	/** Lets time pass from one due moment to the next. */
	pass(ms: number): this {
		const untilMs = this.nowMs + ms;
		for (
			let due = dueMs(this.state);
			due !== undefined && due <= untilMs;
			due = dueMs(this.state)
		) {
			this.nowMs = Math.max(this.nowMs, due);
			this.tell({ kind: 'tick' });
		}
		this.nowMs = untilMs;
		return this;
	}

	get attempt(): number {
		return this.state.attempt;
	}

	open(asked: unknown = config(90)): this {
		this.tell({ kind: 'tick' });
		this.tell({ kind: 'discovered', attempt: this.attempt, config: asked });
		return this.tell({ kind: 'opened', attempt: this.attempt });
	}

	times(action: LifecycleAction): number[] {
		return this.actions.filter(([, done]) => done === action).map(([at]) => at);
	}
}

describe('a connection', () => {
	it('pings at once when it is open, and then at the interval of the server', () => {
		const course = new Course().open(config(90));
		for (let beat = 0; beat < 4; beat += 1) {
			course.pass(45_000).tell({ kind: 'heard', attempt: course.attempt });
		}
		expect(course.times('ping')).toEqual([0, 90_000, 180_000]);
	});

	it('adopts what a pong asks for', () => {
		const course = new Course().open(config(120));
		course.tell({ kind: 'heard', attempt: course.attempt, config: config(30) }).pass(30_000);
		expect(course.times('ping')).toEqual([0, 30_000]);
	});

	it('is given up when nothing is heard for two ping intervals and some seconds', () => {
		const course = new Course().open(config(60)).pass(2 * MINUTE + 15_000);
		expect(course.times('hangUp')).toEqual([2 * MINUTE + 10_000]);
		expect(course.state.phase).toBe('waiting');
	});

	it('comes back after a random part of the jitter, and then at the interval, for ever', () => {
		const course = new Course().open(config(120, 90, 20));
		course.tell({ kind: 'failed', attempt: course.attempt, trouble });
		expect(dueMs(course.state)).toBe(10_000);
		for (let vain = 0; vain < 1_000; vain += 1) {
			course.pass((dueMs(course.state) ?? 0) - course.nowMs);
			expect(course.state.phase).toBe('connecting');
			course.tell({ kind: 'failed', attempt: course.attempt, trouble });
			expect(dueMs(course.state)).toBe(course.nowMs + 90_000);
		}
	});

	it.each([
		[0, 5_000],
		[-90, 5_000],
		[Number.MAX_VALUE, 10 * MINUTE],
		[Number.POSITIVE_INFINITY, 10 * MINUTE],
		[undefined, 2 * MINUTE],
		['90', 2 * MINUTE],
	])('bounds its intervals: %s s', (seconds, expectedMs) => {
		const course = new Course();
		const asked = { PingInterval: seconds, ReconnectInterval: seconds, ReconnectCount: 0 };
		course.open(asked);
		expect(dueMs(course.state)).toBe(expectedMs);
		course.tell({ kind: 'failed', attempt: course.attempt, trouble });
		course.pass(10 * MINUTE);
		expect(course.state.phase).not.toBe('stopped');
		expect(course.state.timing.retryMs).toBe(expectedMs);
	});

	it('waits minutes where the app has too many connections, and does not hurry then', () => {
		const course = new Course().open();
		const crowded = { ...trouble, isCrowded: true };
		course.tell({ kind: 'failed', attempt: course.attempt, trouble: crowded });
		expect(dueMs(course.state)).toBeGreaterThanOrEqual(5 * MINUTE);
		expect(course.tell({ kind: 'hurry' }).state.phase).toBe('waiting');
	});

	it('is tried at once when somebody waits for it', () => {
		const course = new Course(beginning(0, 3_000)).tell({ kind: 'hurry' });
		expect(course.times('connect')).toEqual([0]);
	});

	it('gives others time to come before the first attempt, and none later', () => {
		const course = new Course(beginning(0, 3_000)).tell({ kind: 'gather', untilMs: 5_000 });
		expect(dueMs(course.state)).toBe(5_000);
		course.pass(5_000).tell({ kind: 'failed', attempt: 1, trouble });
		const due = dueMs(course.state);
		expect(dueMs(course.tell({ kind: 'gather', untilMs: 10 ** 9 }).state)).toBe(due);
	});

	it('gives up an attempt that is not answered within half a minute', () => {
		const course = new Course().tell({ kind: 'tick' }).pass(30_000);
		expect(course.times('hangUp')).toEqual([30_000]);
	});

	it('hears nothing of earlier attempts', () => {
		const course = new Course().open();
		course.tell({ kind: 'failed', attempt: course.attempt - 1, trouble });
		course.tell({ kind: 'refused', attempt: course.attempt - 1, refusal });
		expect(course.state.phase).toBe('open');
	});

	it.each([
		['refused', 'fatal'],
		['stop', 'stopped'],
	] as const)('ends with %s, whatever comes after it', (kind, phase) => {
		const course = new Course().open();
		course.tell(kind === 'stop' ? { kind } : { kind, attempt: course.attempt, refusal });
		expect(course.state.phase).toBe(phase);
		expect(dueMs(course.state)).toBeUndefined();
		const before = course.state;
		course.tell({ kind: 'tick' }).tell({ kind: 'hurry' }).open();
		expect(course.state).toBe(before);
	});

	it('is never left without a next moment, and never tries in a storm', () => {
		const anyEvent = fc.constantFrom<LifecycleEvent['kind']>(
			'tick',
			'discovered',
			'opened',
			'heard',
			'failed',
		);
		const anyMoment = fc.record({
			kind: anyEvent,
			passMs: fc.integer({ min: 0, max: 10 * MINUTE }),
			asked: fc.dictionary(
				fc.constantFrom('PingInterval', 'ReconnectInterval', 'ReconnectNonce'),
				fc.oneof(fc.integer(), fc.double(), fc.string()),
			),
			isCrowded: fc.boolean(),
			random: fc.double({ min: 0, max: 0.999, noNaN: true }),
		});
		fc.assert(
			fc.property(fc.array(anyMoment, { maxLength: 60 }), (moments) => {
				const course = new Course();
				for (const { kind, passMs, asked, isCrowded, random } of moments) {
					course.random = random;
					course.pass(passMs);
					const attempt = course.attempt;
					course.tell(eventOf(kind, attempt, asked, isCrowded));
					const due = dueMs(course.state);
					expect(due).toBeGreaterThanOrEqual(0);
					expect((due ?? 0) - course.nowMs).toBeLessThanOrEqual(20 * MINUTE + 10_000);
				}
				const connects = course.times('connect').length;
				// Each attempt but the first needs a failure that was told, or time of its own.
				expect(connects).toBeLessThanOrEqual(1 + moments.length + course.nowMs / 5_000);
			}),
			{ numRuns: runs(20_000) },
		);
	});
});

function eventOf(
	kind: LifecycleEvent['kind'],
	attempt: number,
	asked: unknown,
	isCrowded: boolean,
): LifecycleEvent {
	if (kind === 'discovered' || kind === 'heard') return { kind, attempt, config: asked };
	if (kind === 'failed') return { kind, attempt, trouble: { ...trouble, isCrowded } };
	return kind === 'opened' ? { kind, attempt } : { kind: 'tick' };
}
