const seconds = (since: number) => `${Math.round((Date.now() - since) / 1000)} s`;

/** Shows a step while it runs: one line that counts on a terminal, a line now and then in a log. */
export async function showProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
	const started = Date.now();
	const live = process.stdout.isTTY;
	const write = (text: string) => process.stdout.write(live ? `\r\u001b[K${text}` : `${text}\n`);
	write(live ? `  ${title} …` : `  ${title} …`);
	const timer = setInterval(() => write(`  ${title} … ${seconds(started)}`), live ? 1_000 : 20_000);
	try {
		const result = await work();
		write(`  ${title}: done (${seconds(started)})`);
		return result;
	} catch (error) {
		write(`  ${title}: not finished (${seconds(started)})`);
		throw error;
	} finally {
		clearInterval(timer);
		if (live) process.stdout.write('\n');
	}
}
