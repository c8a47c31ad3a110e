/** Time that passes from one sleeper to the next, once all work in between is done. */
export class VirtualTime {
	private nowMs = 0;

	private sleepers: Array<{ readonly atMs: number; readonly wake: () => void }> = [];

	readonly now = (): number => this.nowMs;

	readonly monotonic = (): number => this.nowMs;

	readonly sleep = async (delayMs: number, signal?: AbortSignal): Promise<void> => {
		await new Promise<void>((resolve, reject) => {
			this.sleepers.push({ atMs: this.nowMs + delayMs, wake: resolve });
			signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
		});
	};

	/** What the work gives. */
	async run<T>(work: () => Promise<T>): Promise<T> {
		let isPending = true;
		const running = work().finally(() => {
			isPending = false;
		});
		running.catch(() => undefined);
		for (;;) {
			await new Promise((resolve) => setImmediate(resolve));
			if (!isPending) return await running;
			this.wakeNext();
		}
	}

	private wakeNext(): void {
		const next = this.sleepers.reduce((one, other) => (other.atMs < one.atMs ? other : one));
		this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
		this.nowMs = Math.max(this.nowMs, next.atMs);
		next.wake();
	}
}
