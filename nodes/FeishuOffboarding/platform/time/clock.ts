/** Time as the code sees it, so that tests decide what it is. */
export interface Clock {
	/**
	 * The wall clock, milliseconds since the epoch: for what is compared with a time from elsewhere.
	 * Somebody may set it, back as well as forward, so no length of time is measured by it.
	 */
	now(): number;
	/** Milliseconds since a moment that is nobody's business; nobody can set it. For pacing, waits and time-outs. */
	monotonic(): number;
	/** Waits, and throws `Cancelled` when the execution is cancelled or `signal`, where one is given, is aborted. */
	sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** The execution was cancelled while something waited; nothing more is sent. */
export class Cancelled extends Error {
	override readonly name = 'Cancelled';

	constructor() {
		super('The execution was canceled');
	}
}
