import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export interface Command {
	readonly file: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
}

export interface Finished {
	readonly exitCode: number;
	readonly stdout: string;
	readonly stderr: string;
}

const keeper = join(__dirname, 'keeper.js');
const running = new Set<ChildProcess>();
let ending = false;

/**
 * Every child leads a process group of its own: Ctrl-C in the terminal then reaches only the program
 * that started it, which stops its children in order, and a whole group can be ended at once. The keeper
 * ends the group where that program cannot. It reports a program that is not there as exit code 127.
 */
export function startChild(command: Command): ChildProcess {
	if (ending) throw new Error('This program is ending and starts nothing more');
	const child = spawn(process.execPath, [keeper, command.file, ...command.args], {
		cwd: command.cwd,
		env: command.env,
		stdio: ['pipe', 'pipe', 'pipe'],
		detached: true,
	});
	running.add(child);
	child.once('close', () => running.delete(child));
	child.once('error', () => running.delete(child));
	return child;
}

export async function runToEnd(command: Command): Promise<Finished> {
	const child = startChild(command);
	const stdout = collect(child.stdout);
	const stderr = collect(child.stderr);
	const exitCode = await new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve(code ?? 1));
	});
	// A program that fails may leave helpers of its own behind.
	signalGroup(child, 'SIGKILL');
	return { exitCode, stdout: stdout(), stderr: stderr() };
}

export async function stopChild(
	child: ChildProcess,
	graceMs = 10_000,
	signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
	if (!running.has(child)) return;
	const gone = new Promise<void>((resolve) => {
		child.once('close', () => resolve());
	});
	signalGroup(child, signal);
	const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
	await gone;
	clearTimeout(timer);
	signalGroup(child, 'SIGKILL');
}

/** As a crash ends it: it has no time for anything. */
export async function killChild(child: ChildProcess): Promise<void> {
	await stopChild(child, 0, 'SIGKILL');
}

/** The last thing this program does with children: none can be started afterwards. */
export async function endAllChildren(): Promise<void> {
	ending = true;
	await Promise.all([...running].map(async (child) => await stopChild(child)));
}

/** For the last moment of this process, where nothing can be awaited any more. */
export function killAllChildren(): void {
	for (const child of running) signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group is gone already, which is what was wanted.
	}
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
	const chunks: Buffer[] = [];
	stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString('utf8');
}
