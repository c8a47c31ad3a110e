import fc from 'fast-check';

import type { Clock } from '../../../../nodes/FeishuOffboarding/platform/time/clock';
import {
	Claims,
	type RecordValues,
} from '../../../../nodes/FeishuOffboarding/platform/events/claims';
import { runs } from '../../../support/runs';
import { VirtualTime } from '../../../support/virtualClock';

/** A memory that is read and written as a whole; nobody else waits meanwhile. */
class SharedMemory {
	values: readonly string[] = [];

	calls = 0;

	constructor(private readonly clock: Clock) {}

	/** @param tookMs how long a call takes to read, and then to write; less than nothing where it fails */
	by(tookMs: (call: number) => readonly [number, number]): RecordValues {
		return async (values) => {
			const [readMs, writeMs] = tookMs(this.calls++);
			if (readMs < 0) throw new Error('The database does not answer');
			await this.clock.sleep(readMs);
			const read = this.values;
			await this.clock.sleep(writeMs);
			this.values = [...read, ...values.filter((value) => !read.includes(value))];
			return values.filter((value) => read.includes(value));
		};
	}
}

const MINUTE_MS = 60_000;

const FAST = () => [5, 5] as const;

/** Some processes that share a memory; each has a claim on one event unless told otherwise. */
function world() {
	const time = new VirtualTime();
	const memory = new SharedMemory(time);
	let executions = 0;
	const claim = (claims: Claims, record: RecordValues | undefined, more: object = {}) =>
		claims.grant({
			eventId: 'event',
			executionId: String((executions += 1)),
			isLocal: false,
			record,
			...more,
		});
	return { time, memory, claim, process: () => new Claims(time) };
}

const granted = (answers: readonly boolean[]): number => answers.filter(Boolean).length;

describe('Claims', () => {
	it('grants an event to one execution of a process', async () => {
		const { claim, memory, process, time } = world();
		const claims = process();
		const record = memory.by(FAST);
		const answers = await time.run(
			async () => await Promise.all([1, 2, 3].map(() => claim(claims, record))),
		);
		expect(answers).toEqual([true, false, false]);
	});

	it('grants an event to the first of two processes', async () => {
		const { claim, memory, process, time } = world();
		const record = memory.by(FAST);
		const answers = await time.run(async () => [
			await claim(process(), record),
			await claim(process(), record),
		]);
		expect(answers).toEqual([true, false]);
	});

	it('grants it again to an execution that is run again, also by another process', async () => {
		const { claim, memory, process, time } = world();
		const record = memory.by(FAST);
		const [claims, other] = [process(), process()];
		const again = { executionId: 'again' };
		const answers = await time.run(async () => [
			await claim(claims, record, again),
			await claim(claims, record, again),
			await claim(other, record, again),
			await claim(other, record),
		]);
		expect(answers).toEqual([true, true, true, false]);
	});

	it('asks the memory once for an event that came to this very process', async () => {
		const { claim, memory, process, time } = world();
		const answers = await time.run(async () => [
			await claim(process(), memory.by(FAST), { isLocal: true }),
			await claim(process(), memory.by(FAST), { isLocal: true }),
		]);
		expect(answers).toEqual([true, false]);
		expect(memory.calls).toBe(2);
		expect(time.monotonic()).toBe(20);
	});

	it('needs no memory to know what the process knows', async () => {
		const { claim, process, time } = world();
		const claims = process();
		const answers = await time.run(async () => [
			await claim(claims, undefined),
			await claim(claims, undefined),
		]);
		expect(answers).toEqual([true, false]);
	});

	it('lets an event pass where the memory fails, or never answers', async () => {
		const { claim, memory, process, time } = world();
		const silent: RecordValues = async () => await new Promise(() => undefined);
		const answers = await time.run(async () => [
			await claim(
				process(),
				memory.by(() => [-1, 0]),
			),
			await claim(
				process(),
				memory.by(() => [-1, 0]),
				{ isLocal: true },
			),
			await claim(process(), silent),
		]);
		expect(answers).toEqual([true, true, true]);
		expect(time.monotonic()).toBeLessThan(60_000);
	});

	it('is not misled by a call that failed after it had recorded', async () => {
		const { claim, memory, process, time } = world();
		const record = memory.by(FAST);
		let calls = 0;
		const cutOff: RecordValues = async (values) => {
			const before = await record(values);
			if (calls++ === 0) throw new Error('The connection is closed');
			return before;
		};
		await expect(time.run(async () => await claim(process(), cutOff))).resolves.toBe(true);
	});

	it('records what comes together in one go', async () => {
		const { claim, memory, process, time } = world();
		const claims = process();
		const record = memory.by(FAST);
		const events = Array.from({ length: 200 }, (_unused, index) => ({
			eventId: `event${index}`,
			isLocal: true,
		}));
		const answers = await time.run(
			async () => await Promise.all(events.map((event) => claim(claims, record, event))),
		);
		expect(granted(answers)).toBe(200);
		expect(memory.calls).toBe(2);
	});
});

const latency = (mostMs: number) => fc.tuple(fc.nat(mostMs), fc.nat(mostMs));
const latencies = (mostMs: number) => fc.infiniteStream(latency(mostMs));

/** Lets each process claim the event at its moment, beside other events of its own. */
async function race(
	starts: readonly number[],
	took: Iterator<readonly [number, number]>,
	neighbours: readonly number[],
): Promise<number> {
	const { claim, memory, process, time } = world();
	const record = memory.by(() => took.next().value as readonly [number, number]);
	const processes = starts.map(process);
	const at = async (startMs: number, claims: Claims | undefined, more: object) => {
		await time.sleep(startMs);
		return claims !== undefined && (await claim(claims, record, more));
	};
	const answers = await time.run(async () => {
		const others = neighbours.map((startMs, index) =>
			at(startMs, processes[index % processes.length], { eventId: `other${index}` }),
		);
		const ours = await Promise.all(
			starts.map((startMs, index) => at(startMs, processes[index], {})),
		);
		await Promise.all(others);
		return ours;
	});
	return granted(answers);
}

describe('processes that get the same event', () => {
	it.each([
		['at the same moment', 5],
		['and one takes twenty times as long to record it', 100],
	])(
		'let one execution go on where both record it before they see the other: %s',
		async (_how, writeMs) => {
			const took = [
				[5, 5],
				[5, writeMs],
				[5, 5],
				[5, 5],
			] as const;
			expect(await race([0, 0], took[Symbol.iterator](), [])).toBe(1);
		},
	);

	it('let exactly one execution go on, whenever it comes to each', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat(100), { minLength: 2, maxLength: 4 }),
				latencies(60),
				async (starts, took) => {
					expect(await race(starts, took, [])).toBe(1);
				},
			),
		);
	});

	it('never let it get lost between two of them, however slow the memory and busy the processes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.tuple(fc.nat(400), fc.nat(400)),
				latencies(2_000),
				fc.array(fc.nat(3_000), { maxLength: 40 }),
				async (starts, took, neighbours) => {
					expect(await race(starts, took, neighbours)).toBeGreaterThanOrEqual(1);
				},
			),
		);
	});

	const rarelySlow = fc.oneof(
		{ weight: 30, arbitrary: latency(50) },
		{ weight: 1, arbitrary: latency(1_500) },
	);

	it.each([
		['writes over what the other wrote', latencies(100)],
		['now and then takes seconds to write', fc.infiniteStream(rarelySlow)],
	])('leave every event of a burst in the memory, though each %s', async (_how, slowness) => {
		await fc.assert(
			fc.asyncProperty(slowness, fc.infiniteStream(fc.nat(100)), async (took, pauses) => {
				await expect(forgottenAfterBurst(took, pauses)).resolves.toEqual([]);
			}),
			{ numRuns: runs(50), seed: 1 },
		);
	});
});

/** Which of 240 events the memory has lost once two processes, with five executions each at a time, are through. */
async function forgottenAfterBurst(
	took: Iterator<readonly [number, number]>,
	pauses: Iterator<number>,
): Promise<string[]> {
	const { claim, memory, process, time } = world();
	const record = memory.by(() => took.next().value as readonly [number, number]);
	const events = Array.from({ length: 240 }, (_unused, index) => `event${index}`);
	const waiting = [...events];
	const execute = async (claims: Claims) => {
		for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
			await claim(claims, record, { eventId: next });
			await time.sleep(pauses.next().value as number);
		}
	};
	const processes = [process(), process()];
	await time.run(async () => {
		await Promise.all(processes.flatMap((claims) => [1, 2, 3, 4, 5].map(() => execute(claims))));
		await time.sleep(MINUTE_MS);
	});
	return events.filter((event) => !memory.values.includes(event));
}
