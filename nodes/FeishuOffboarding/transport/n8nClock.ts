import { sleep } from 'n8n-workflow';

import { Cancelled, type Clock } from '../platform/time/clock';

/** Short enough that a cancelled execution stops at once where n8n's own sleep knows no signal. */
const STEP_MS = 250;

const monotonic = (): number => performance.now();

/** n8n's clock; `signal` is that of the execution, where there is one. */
export function n8nClock(signal: AbortSignal | undefined): Clock {
	return {
		now: () => Date.now(),
		monotonic,
		async sleep(delayMs, ofWait) {
			const untilMs = monotonic() + delayMs;
			for (;;) {
				if (signal?.aborted === true || ofWait?.aborted === true) throw new Cancelled();
				const leftMs = untilMs - monotonic();
				if (leftMs <= 0) return;
				await sleep(Math.min(Math.ceil(leftMs), STEP_MS));
			}
		},
	};
}
