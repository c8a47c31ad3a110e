import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/**
 * Enough for what is under way over loopback. Turns of the event loop count beside time: on a busy machine time
 * passes without them, and both ends of every socket are in this process.
 */
const ROUNDS = 5;
const TURNS = 10;

async function quiet(): Promise<void> {
	for (let round = 0; round < ROUNDS; round++) {
		await wait(1);
		for (let done = 0; done < TURNS; done++) await turn();
	}
}

interface Waiter {
	readonly atMs: number;
	readonly wake: () => void;
}

/** A clock that passes in steps, for whoever waits for it; sockets stay real. */
export class SteppedClock {
	private passedMs = 0;
	private waiters: Waiter[] = [];

	readonly now = (): number => Date.UTC(2030, 0, 15) + this.passedMs;

	readonly monotonic = (): number => this.passedMs;

	readonly sleep = async (delayMs: number, signal?: AbortSignal): Promise<void> => {
		await new Promise<void>((resolve, reject) => {
			this.waiters.push({ atMs: this.passedMs + delayMs, wake: resolve });
			signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
		});
	};

	/** Lets that much time pass, and what it wakes do its work. */
	async pass(ms: number): Promise<void> {
		this.passedMs += ms;
		const due = this.waiters.filter(({ atMs }) => atMs <= this.passedMs);
		this.waiters = this.waiters.filter(({ atMs }) => atMs > this.passedMs);
		for (const { wake } of due) wake();
		await quiet();
	}
}
