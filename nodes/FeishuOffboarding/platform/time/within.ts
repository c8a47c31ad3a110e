import type { Clock } from './clock';

/** What the work gives, or `otherwise` where it takes longer. What it gives after that is dropped. */
export async function within<T, U>(
	clock: Clock,
	work: Promise<T>,
	limitMs: number,
	otherwise: U,
): Promise<T | U> {
	const waiting = new AbortController();
	const limit = clock.sleep(Math.max(0, limitMs), waiting.signal).then(
		() => otherwise,
		() => otherwise,
	);
	return await Promise.race([work, limit]).finally(() => waiting.abort());
}
