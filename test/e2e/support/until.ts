import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 60_000;

/** Asks again and again until there is an answer, but not for ever. */
export async function until<T>(
	wanted: string,
	ask: () => Promise<T | undefined>,
	pauseMs = 250,
	minutes = 1,
): Promise<T> {
	const deadline = Date.now() + minutes * patienceMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${minutes} min in vain until ${wanted}`);
		await wait(pauseMs);
	}
}
