import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';

/** Whoever starts the report. */
export interface Terminal {
	/** Says something that is no part of the report. */
	say(line: string): void;
	ask(question: string): Promise<string>;
	/** The answer is not shown as it is typed. */
	askSecret(question: string): Promise<string>;
	close(): void;
}

interface Streams {
	readonly input: Readable;
	readonly output: Writable;
	/** Whether a person types: otherwise nothing is echoed. */
	readonly isTty: boolean;
}

/** What the line editor writes reaches the terminal only while `shown` says so. */
function filter(output: Writable, shown: () => boolean): Writable {
	return new Writable({
		write(chunk: Buffer, _encoding, done) {
			if (shown()) output.write(chunk);
			done();
		},
	});
}

export function openTerminal({ input, isTty, output }: Streams): Terminal {
	let isShown = true;
	const lines = createInterface({ input, output: filter(output, () => isShown), terminal: isTty });
	const waiting: Array<(line: string) => void> = [];
	const early: string[] = [];
	let isOver = false;
	lines.on('line', (line) => {
		const next = waiting.shift();
		if (next === undefined) early.push(line);
		else next(line);
	});
	lines.on('close', () => {
		isOver = true;
		for (const next of waiting.splice(0)) next('');
	});
	// Ctrl-C reaches the editor of the line, not the process, while one is open.
	lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
	const nextLine = async (): Promise<string> => {
		const line = early.shift();
		if (line !== undefined || isOver) return line ?? '';
		return await new Promise((resolve) => waiting.push(resolve));
	};
	const say = (text: string): void => void output.write(`${text}\n`);
	return {
		say,
		async ask(question) {
			output.write(question);
			return (await nextLine()).trim();
		},
		async askSecret(question) {
			output.write(question);
			isShown = false;
			const secret = await nextLine();
			isShown = true;
			say('');
			return secret.trim();
		},
		close: () => lines.close(),
	};
}
