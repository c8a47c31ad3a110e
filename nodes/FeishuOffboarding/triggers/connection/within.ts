import { sleep } from 'n8n-workflow';

/** What the work gives, or `otherwise` where it takes longer. What it gives after that is dropped. */
export async function within<T>(work: Promise<T>, limitMs: number, otherwise: T): Promise<T> {
	const waiting = new AbortController();
	// Before n8n-workflow 2.35 the wait only runs out.
	const limit = sleep(Math.max(0, limitMs), waiting.signal).then(
		() => otherwise,
		() => otherwise,
	);
	return await Promise.race([work, limit]).finally(() => waiting.abort());
}
