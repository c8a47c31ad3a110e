/** Numbers that are the same in every run of a seed: mulberry32. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
	}

	/** In [0, 1). */
	readonly next = (): number => {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};

	/** A whole number from `least` to `most`, both included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	chance(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(values: readonly [T, ...T[]]): T {
		return values[this.between(0, values.length - 1)] ?? values[0];
	}

	/** One of the values, each as often as its weight says. */
	weighted<T>(values: readonly [readonly [number, T], ...(readonly [number, T])[]]): T {
		let left = this.next() * values.reduce((sum, [weight]) => sum + weight, 0);
		for (const [weight, value] of values) {
			left -= weight;
			if (left < 0) return value;
		}
		return values[0][1];
	}

	/** A stream of its own, so that more draws here change nothing there. */
	fork(): Random {
		return new Random(Math.floor(this.next() * 2 ** 32));
	}
}
