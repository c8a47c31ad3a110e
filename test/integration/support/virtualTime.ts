/** Far from any time zone's midnight, so that the seed's dates are the same everywhere. */
const START = new Date('2030-01-15T04:00:00Z');

/**
 * From here on time stands still unless `elapse` or `pass` lets it pass: for the code under test, for
 * n8n and for the emulator alike. Network and files stay real.
 */
export function stopTime(): void {
	jest.useFakeTimers({
		doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'hrtime'],
		now: START,
	});
}

/** Stops time for every test of the file. */
export function useVirtualTime(): void {
	beforeEach(stopTime);
	afterEach(() => {
		jest.useRealTimers();
	});
}

/** Sockets of either side; n8n and the emulator keep none open between two calls. */
const isBusy = (): boolean =>
	process.getActiveResourcesInfo().some((resource) => /^TCP(Socket|Connect)Wrap$/.test(resource));

const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/** A call that just ended wakes its caller some turns of the event loop later. */
const QUIET_TURNS = 5;

async function untilQuiet(isOver: () => boolean): Promise<void> {
	for (let quiet = 0; quiet < QUIET_TURNS && !isOver(); quiet++) {
		await turn();
		if (isBusy()) quiet = -1;
	}
}

/** What the work gives, and how long it took by the virtual clock, milliseconds. */
export interface Elapsed<T> {
	readonly result: T;
	readonly tookMs: number;
}

/**
 * Runs the work from timer to timer: whenever it waits for nothing but the clock, time jumps
 * to the moment it waits for.
 */
export async function elapse<T>(work: () => Promise<T>): Promise<Elapsed<T>> {
	const startMs = Date.now();
	let isPending = true;
	const running = work().finally(() => {
		isPending = false;
	});
	// Without a listener of its own, a failure that comes while time is advanced would go unhandled.
	running.catch(() => undefined);
	for (;;) {
		await untilQuiet(() => !isPending);
		if (!isPending) break;
		await jest.advanceTimersToNextTimerAsync();
		// Others that wait for the same moment.
		await jest.advanceTimersByTimeAsync(0);
	}
	return { result: await running, tookMs: Date.now() - startMs };
}

/** Lets time pass although calls may be under way that nobody answers. */
export async function pass(ms: number): Promise<void> {
	await jest.advanceTimersByTimeAsync(ms);
	for (let turns = 0; turns < 10 * QUIET_TURNS; turns++) await turn();
}
