import type { Clock } from '../time/clock';
import { within } from '../time/within';
import { Lately } from './lately';

/**
 * Records the values in a memory that all processes share, and gives those that were in it before; undefined where
 * that failed. Not atomic: of two processes that record at the same time, the later writes over what the other wrote.
 */
export type RecordValues = (values: readonly string[]) => Promise<readonly string[] | undefined>;

export interface Claim {
	readonly eventId: string;
	/** The execution that wants to go on with the event. */
	readonly executionId: string;
	/** Whether the event came to this very process: then n8n has no other one that it could have come to as well. */
	readonly isLocal: boolean;
	/** Undefined where there is no shared memory. */
	readonly record: RecordValues | undefined;
}

/**
 * How long a value has to last before it counts as recorded: several times as long as another process takes to
 * record. Where a third one takes longer still, two could each find the other's mark in place of their own.
 */
const LEAST_SETTLING_MS = 250;
const MOST_SETTLING_MS = 3_000;

/** Of the time that recording takes here, as it takes longer elsewhere too while the memory is slow. */
const SETTLING_FACTOR = 4;

/** In a burst, a process writes over every second value of the other at worst: so often in a row, one in a million. */
const MOST_LOOKS = 20;

/** As often in a row, with the longest time to settle between: by then all have read it. */
const SURE_AFTER = 3;

/** A memory that fails so often is no help. */
const MOST_FAILURES = 4;

/**
 * Lets one execution for each event of a trigger go on, over all processes. Where the memory fails, an event goes on
 * twice rather than not at all.
 *
 * An execution records the event, and a mark of its own. Who finds the event there without its mark is late. Who
 * finds neither comes back when others that have begun at the same time have recorded too: the last of them has written
 * over the marks of the others, so that a single one finds its mark.
 */
export class Claims {
	private readonly executions = new Lately<string>();

	private readonly memory: Memory;

	constructor(private readonly clock: Clock) {
		this.memory = new Memory(clock);
	}

	/** Whether the execution is the one to go on. Never rejects. */
	async grant(claim: Claim): Promise<boolean> {
		const { eventId, executionId, record } = claim;
		const nowMs = this.clock.monotonic();
		const holder = this.executions.get(eventId, nowMs);
		// An execution that n8n runs again goes on again.
		if (holder !== undefined) return holder === executionId;
		this.executions.note(eventId, executionId, nowMs);
		return record === undefined || (await this.isRecorded(claim, record));
	}

	/** Whether the memory keeps the event with the execution's own mark, or cannot say. */
	private async isRecorded(claim: Claim, record: RecordValues): Promise<boolean> {
		const { eventId, executionId, isLocal } = claim;
		const { clock, memory } = this;
		const mark = `${eventId} ${executionId}`;
		let failures = 0;
		for (let looks = 0; looks < MOST_LOOKS && failures < MOST_FAILURES; looks++) {
			const fromMs = clock.monotonic();
			const before = await memory.record([eventId, mark], record);
			if (before === undefined) failures++;
			else if (before.has(eventId)) {
				const isOwn = before.has(mark);
				if (isOwn) void this.keep(eventId, mark, record);
				return isOwn;
			} else if (isLocal) break;
			await clock.sleep(settlingMs(clock.monotonic() - fromMs));
		}
		return true;
	}

	/**
	 * Looks again while the execution goes on: a process that took much longer may have written over it since, and one
	 * that had read that may do so again.
	 */
	private async keep(eventId: string, mark: string, record: RecordValues): Promise<void> {
		let timesFound = 0;
		for (let looks = 0; looks < MOST_LOOKS && timesFound < SURE_AFTER; looks++) {
			await this.clock.sleep(MOST_SETTLING_MS);
			const before = await this.memory.record([eventId, mark], record);
			if (before === undefined) return;
			timesFound = before.has(eventId) ? timesFound + 1 : 0;
		}
	}
}

const settlingMs = (tookMs: number): number =>
	Math.min(MOST_SETTLING_MS, Math.max(LEAST_SETTLING_MS, SETTLING_FACTOR * tookMs));

/** A memory that does not answer must not hold up the event. */
const PATIENCE_MS = 10_000;

interface Entry {
	readonly values: readonly string[];
	readonly tell: (before: ReadonlySet<string> | undefined) => void;
}

/**
 * The shared memory as one process uses it: one call at a time, so that it does not write over its own values, and with
 * whatever has come together meanwhile, because the memory is read and written as a whole.
 */
class Memory {
	private waiting: Entry[] = [];

	private isBusy = false;

	constructor(private readonly clock: Clock) {}

	/** What was in it before, of these values and maybe others; undefined where it did not say. Never rejects. */
	async record(
		values: readonly string[],
		record: RecordValues,
	): Promise<ReadonlySet<string> | undefined> {
		return await new Promise((tell) => {
			this.waiting.push({ values, tell });
			if (!this.isBusy) void this.work(record);
		});
	}

	private async work(record: RecordValues): Promise<void> {
		this.isBusy = true;
		while (this.waiting.length > 0) {
			const batch = this.waiting;
			this.waiting = [];
			const before = await this.recorded(batch, record);
			for (const { tell } of batch) tell(before);
		}
		this.isBusy = false;
	}

	private async recorded(
		batch: readonly Entry[],
		record: RecordValues,
	): Promise<ReadonlySet<string> | undefined> {
		try {
			const values = batch.flatMap((entry) => entry.values);
			const before = await within(this.clock, record(values), PATIENCE_MS, undefined);
			return before && new Set(before);
		} catch {
			return undefined;
		}
	}
}
