const FACTOR = 10_000;

/**
 * From here on the monotonic clock of this process runs so fast that a limit per second or per minute never holds
 * anybody up, while the code that keeps to it runs as always. The wall clock and timers stay as they are.
 */
export function runClockFast(): void {
	const real = performance.now.bind(performance);
	const from = real();
	performance.now = () => from + (real() - from) * FACTOR;
}
