import type { Clock } from './clock';

/** How long a deadline outlives what it watches at most: a sleep of n8n's cannot be ended early. */
const STEP_MS = 250;

/** What a deadline watches. */
export interface Watched {
	/** Whether the time runs: what has to wait for something else first gets the same time for that, and then its own. */
	hasBegun(): boolean;
	isOver(): boolean;
}

/** Resolves when `watched` has had its time, or shortly after it is over. */
export async function deadline(clock: Clock, timeoutMs: number, watched: Watched): Promise<void> {
	let hadBegun = watched.hasBegun();
	let untilMs = clock.monotonic() + timeoutMs;
	for (;;) {
		if (!hadBegun && watched.hasBegun()) {
			hadBegun = true;
			untilMs = clock.monotonic() + timeoutMs;
		}
		const leftMs = untilMs - clock.monotonic();
		if (leftMs <= 0 || watched.isOver()) return;
		await clock.sleep(Math.min(leftMs, STEP_MS));
	}
}
