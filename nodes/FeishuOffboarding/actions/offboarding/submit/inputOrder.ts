/** Lets items pass one point in the order in which they came, whatever each has to wait for before. */
export class InputOrder {
	private last: Promise<void> = Promise.resolve();

	/** To be called in the order that is to be kept, and before anything is awaited. */
	join(): Passage {
		const before = this.last;
		let passed: () => void = () => undefined;
		this.last = Promise.all([
			before,
			new Promise<void>((resolve) => {
				passed = resolve;
			}),
		]).then(() => undefined);
		return { before, passed };
	}
}

export interface Passage {
	/** Resolves when all who joined before have passed. */
	readonly before: Promise<void>;
	/** To be called when the point is passed, or will never be reached. */
	readonly passed: () => void;
}
