import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';

import { secretFor } from '../../../report/secret';
import { openTerminal, type Terminal } from '../../../report/terminal';

const SECRET = 'q7W-marker-secret';
const UP = '\u001b[A';

describe('the terminal of a report', () => {
	let input: PassThrough;
	let output: PassThrough;
	let signals: EventEmitter;
	let raised: string[];
	let terminal: Terminal;

	const open = (isTty: boolean): void => {
		input = new PassThrough();
		output = new PassThrough();
		signals = new EventEmitter();
		raised = [];
		terminal = openTerminal({ input, output, isTty, signals, raise: (name) => raised.push(name) });
	};
	afterEach(() => terminal.close());

	const shown = (): string => {
		const chunk: unknown = output.read();
		return Buffer.isBuffer(chunk) ? chunk.toString() : '';
	};
	/** Types when the question is there. */
	const answerTo = async (question: Promise<string>, keys: string): Promise<string> => {
		input.write(keys);
		return await question;
	};

	it.each([true, false])(
		'does not show a secret as it is typed; a person types: %s',
		async (tty) => {
			open(tty);
			const secret = await answerTo(terminal.askSecret('App Secret: '), `${SECRET}\n`);
			expect(secret).toBe(SECRET);
			expect(shown()).toBe('App Secret: \n');
		},
	);

	it('shows nothing of a secret that is corrected while it is typed', async () => {
		open(true);
		const keys = `${SECRET}xx\b\b\u001b[D\u001b[C\n`;
		expect(await answerTo(terminal.askSecret('App Secret: '), keys)).toBe(SECRET);
		expect(shown()).toBe('App Secret: \n');
	});

	it('shows other answers as they are typed, to a person', async () => {
		open(true);
		await answerTo(terminal.askSecret(''), `${SECRET}\n`);
		expect(await answerTo(terminal.ask('ID: '), '714\n')).toBe('714');
		expect(shown()).toContain('714');
	});

	it('does not bring the secret back with the arrow to the line before', async () => {
		open(true);
		await answerTo(terminal.askSecret(''), `${SECRET}\n`);
		expect(await answerTo(terminal.ask('ID: '), `${UP}\n`)).toBe('');
		expect(shown()).not.toContain(SECRET);
	});

	it('takes lines that come before they are asked for, and none after the end', async () => {
		open(false);
		input.end(`${SECRET}\n714\n`);
		expect(await terminal.askSecret('App Secret: ')).toBe(SECRET);
		expect(await terminal.ask('ID: ')).toBe('714');
		expect(await terminal.ask('More: ')).toBe('');
		expect(shown()).not.toContain(SECRET);
	});

	it('passes Ctrl-C on, which the editor of the line gets', () => {
		open(true);
		input.write('\u0003');
		expect(raised).toEqual(['SIGINT']);
	});

	it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('holds %s as long as the listener wants', (name) => {
		open(false);
		const answers = [true, true, false];
		terminal.holdStop(() => answers.shift() ?? false);
		signals.emit(name, name);
		signals.emit(name, name);
		expect(raised).toEqual([]);
		signals.emit(name, name);
		expect(raised).toEqual([name]);
		expect(signals.listenerCount(name)).toBe(0);
	});

	it('holds nothing after it was released', () => {
		open(false);
		const release = terminal.holdStop(() => true);
		expect(signals.listenerCount('SIGINT')).toBe(1);
		release();
		expect(signals.eventNames()).toEqual([]);
	});

	it('goes on when nobody can read what it says', () => {
		open(false);
		expect(() => output.emit('error', new Error('EIO'))).not.toThrow();
	});
});

describe('the App Secret', () => {
	const asked: string[] = [];
	const askSecret = (question: string) => Promise.resolve(asked.push(question) > 1 ? '' : SECRET);

	it('comes from the environment, without a question', async () => {
		const environment = { FEISHU_APP_SECRET: SECRET };
		expect(await secretFor('cli_a', environment, { askSecret })).toBe(SECRET);
		expect(asked).toEqual([]);
	});

	it.each([{}, { FEISHU_APP_SECRET: '' }])('is asked for where it is not there', async (none) => {
		asked.length = 0;
		expect(await secretFor('cli_a', none, { askSecret })).toBe(SECRET);
		expect(asked).toEqual(['App Secret of cli_a (not shown): ']);
	});

	it('has to be there', async () => {
		const nothing = { askSecret: () => Promise.resolve('') };
		await expect(secretFor('cli_a', {}, nothing)).rejects.toThrow('set FEISHU_APP_SECRET');
	});
});
