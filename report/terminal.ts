import type { EventEmitter } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';

/** Whoever starts the report. */
export interface Terminal {
	/** Says something that is no part of the report. */
	say(line: string): void;
	ask(question: string): Promise<string>;
	/** The answer is not shown as it is typed. */
	askSecret(question: string): Promise<string>;
	/**
	 * Until the returned function is called, a wish to stop (Ctrl-C, or the end of the terminal) goes to the listener.
	 * The process ends where that returns false.
	 */
	holdStop(listener: () => boolean): () => void;
	close(): void;
}

interface Streams {
	readonly input: Readable;
	readonly output: Writable;
	/** Whether a person types: otherwise nothing is echoed. */
	readonly isTty: boolean;
	/** Emits signals that have a listener; without one, `raise` ends the process. */
	readonly signals: EventEmitter;
	readonly raise: (signal: NodeJS.Signals) => void;
}

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function holdStop({ raise, signals }: Streams, listener: () => boolean): () => void {
	const release = (): void => {
		for (const each of STOPS) signals.off(each, stop);
	};
	const stop = (signal: NodeJS.Signals): void => {
		if (listener()) return;
		release();
		raise(signal);
	};
	for (const each of STOPS) signals.on(each, stop);
	return release;
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

/** The lines that are typed, each for whoever asks next; empty ones after the end. */
function queueOf(lines: Interface): () => Promise<string> {
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
	return async () => {
		const line = early.shift();
		if (line !== undefined || isOver) return line ?? '';
		return await new Promise((resolve) => waiting.push(resolve));
	};
}

export function openTerminal(streams: Streams): Terminal {
	const { input, isTty, output, raise } = streams;
	let isShown = true;
	const lines = createInterface({
		input,
		output: filter(output, () => isShown),
		terminal: isTty,
		prompt: '',
		// Otherwise the arrow to the line before brings the secret back.
		historySize: 0,
	});
	const nextLine = queueOf(lines);
	// Ctrl-C reaches the editor of the line, not the process, while one is open.
	lines.on('SIGINT', () => raise('SIGINT'));
	// A terminal that was closed must not end what is under way.
	output.on('error', () => undefined);
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
		holdStop: (listener) => holdStop(streams, listener),
		close: () => lines.close(),
	};
}
