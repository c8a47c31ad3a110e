import { killAllChildren } from './children';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Under npm one Ctrl-C arrives twice: from the terminal, and passed on by npm. */
const sameRequestMs = 1_000;

/**
 * Settles when the person or the system asks this process to end. A second request does not wait for an
 * orderly end; and whatever ends this process, its children end with it.
 */
export async function stopRequested(): Promise<NodeJS.Signals> {
	process.once('exit', killAllChildren);
	return await new Promise((resolve) => {
		let askedAt = Infinity;
		for (const signal of signals) {
			process.on(signal, () => {
				if (Date.now() - askedAt > sameRequestMs) process.exit(130);
				askedAt = Math.min(askedAt, Date.now());
				resolve(signal);
			});
		}
	});
}
