/**
 * Runs `work` for 0 … count - 1, started in order and at most `width` at a time; the results are in order too.
 * Once one fails nothing more is started; the failure of the lowest index is thrown after the others have settled.
 */
export async function inOrder<T>(
	count: number,
	width: number,
	work: (index: number) => Promise<T>,
): Promise<T[]> {
	const results: T[] = [];
	const failures = new Map<number, unknown>();
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < count && failures.size === 0) {
			const index = next++;
			try {
				results[index] = await work(index);
			} catch (error: unknown) {
				failures.set(index, error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, worker));
	const [firstFailed] = [...failures.keys()].sort((a, b) => a - b);
	if (firstFailed !== undefined) throw failures.get(firstFailed);
	return results;
}
