import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { lock } from 'proper-lockfile';

import { hasCode } from '../json';
import { PlainProblem } from '../plainProblem';

/** Asks once a second, for a quarter of an hour. */
const patience = { retries: 15 * 60, factor: 1, minTimeout: 1_000 } as const;

/**
 * Lets one process at a time do the work; the others wait for it and say so. A lock that a killed process
 * has left behind is taken over after ten seconds.
 */
export async function withLock<T>(
	path: string,
	purpose: string,
	work: () => Promise<T>,
): Promise<T> {
	await mkdir(dirname(path), { recursive: true });
	const release = (await tryLock(path, 0)) ?? (await waitForLock(path, purpose));
	try {
		return await work();
	} finally {
		await release();
	}
}

async function waitForLock(path: string, purpose: string) {
	console.log(`  Another process is ${purpose}: waiting for it …`);
	const release = await tryLock(path, patience);
	if (release !== undefined) return release;
	throw new PlainProblem(
		`Another process has been ${purpose} for very long: end it, and start again.`,
	);
}

/** Gives what releases the lock, or nothing where another process holds it. */
async function tryLock(path: string, retries: number | typeof patience) {
	try {
		return await lock(path, { realpath: false, lockfilePath: path, retries });
	} catch (error) {
		if (hasCode(error, 'ELOCKED')) return undefined;
		throw error;
	}
}
