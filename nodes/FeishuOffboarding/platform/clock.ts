/** Time as the code sees it, so that tests decide what it is. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Waits, and throws `Cancelled` at once when the execution is cancelled. */
	sleep(delayMs: number): Promise<void>;
}

/** The execution was cancelled while something waited; nothing more is sent. */
export class Cancelled extends Error {
	override readonly name = 'Cancelled';

	constructor() {
		super('The execution was canceled');
	}
}
