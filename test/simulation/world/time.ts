import { install, type Clock } from '@sinonjs/fake-timers';

/** Far from any time zone's midnight, so that the seed's dates are the same everywhere. */
const START_MS = Date.parse('2030-01-15T04:00:00Z');

const realSetImmediate = setImmediate;

/** Lets everything go on that waits for no clock. */
const turn = async (): Promise<void> =>
	await new Promise((resolve) => {
		realSetImmediate(resolve);
	});

/** The only clock there is, for the code under test, for n8n and for Feishu, until `end`. */
export class VirtualTime {
	private readonly clock: Clock = install({
		now: START_MS,
		toFake: [
			'Date',
			'setTimeout',
			'clearTimeout',
			'setInterval',
			'clearInterval',
			'setImmediate',
			'clearImmediate',
			'performance',
			'hrtime',
		],
	});

	/** Since the beginning, milliseconds. */
	now(): number {
		return this.clock.now - START_MS;
	}

	/** By the calendar, in UTC, YYYY-MM-DD. */
	today(): string {
		return new Date(this.clock.now).toISOString().slice(0, 10);
	}

	at(atMs: number, work: () => void): void {
		setTimeout(work, Math.max(0, atMs - this.now()));
	}

	/** Goes from timer to timer until it is over; false where it is not so by then. */
	async run(isOver: () => boolean, untilMs: number): Promise<boolean> {
		for (;;) {
			await turn();
			if (isOver()) return true;
			if (this.now() > untilMs || this.clock.countTimers() === 0) return false;
			this.clock.next();
		}
	}

	end(): void {
		this.clock.uninstall();
	}
}
