/**
 * What is loaded at the first call, and kept: an update of the package replaces its files while n8n still runs
 * workflows with the old ones.
 */
export function kept<T extends object>(load: () => Promise<T>): () => Promise<T> {
	let loaded: T | undefined;
	return async () => (loaded ??= await load());
}
