/** What is to happen, in the order of time: the clock of a discrete-event simulation, milliseconds. */
export class Agenda {
	private readonly events: Array<{ readonly atMs: number; readonly act: () => void }> = [];

	nowMs = 0;

	in(delayMs: number, act: () => void): void {
		const { events } = this;
		const event = { atMs: this.nowMs + delayMs, act };
		let index = events.push(event) - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			const above = events[parent];
			if (above === undefined || above.atMs <= event.atMs) break;
			events[index] = above;
			index = parent;
		}
		events[index] = event;
	}

	/** Goes from event to event until none is left, or time is up. */
	run(untilMs: number): void {
		for (;;) {
			const next = this.events[0];
			if (next === undefined || next.atMs > untilMs) return;
			this.removeFirst();
			this.nowMs = next.atMs;
			next.act();
		}
	}

	private removeFirst(): void {
		const { events } = this;
		const last = events.pop();
		if (last === undefined || events.length === 0) return;
		let index = 0;
		for (;;) {
			const child = this.soonestBelow(index);
			const below = events[child];
			if (below === undefined || below.atMs >= last.atMs) break;
			events[index] = below;
			index = child;
		}
		events[index] = last;
	}

	private soonestBelow(index: number): number {
		const left = this.events[2 * index + 1];
		const right = this.events[2 * index + 2];
		if (left === undefined || right === undefined) return 2 * index + 1;
		return right.atMs < left.atMs ? 2 * index + 2 : 2 * index + 1;
	}
}
