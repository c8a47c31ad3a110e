/** A place in the queue of those who work on the same thing. */
export interface Turn {
	/** Resolves when everybody who came before has left. */
	readonly begins: Promise<void>;
	/** To be called when the work is over, whatever came of it. */
	readonly leave: () => void;
}

/** Lets those who work on the same thing do so one after the other, in the order in which they came. */
export class Turns {
	private readonly last = new Map<string, Promise<void>>();

	/** Queues up for the thing. */
	enter(thing: string): Turn {
		const begins = this.last.get(thing) ?? Promise.resolve();
		let end: () => void = () => undefined;
		const left = new Promise<void>((resolve) => {
			end = resolve;
		});
		const over = begins.then(async () => await left);
		this.last.set(thing, over);
		return {
			begins,
			leave: () => {
				end();
				if (this.last.get(thing) === over) void over.then(() => this.forget(thing, over));
			},
		};
	}

	private forget(thing: string, over: Promise<void>): void {
		if (this.last.get(thing) === over) this.last.delete(thing);
	}
}
