import { spawn, type ChildProcess } from 'node:child_process';

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

const running = new Set<ChildProcess>();

/**
 * Every child leads a process group of its own: Ctrl-C in the terminal then reaches only the program
 * that started it, which stops its children in order, and a whole group can be ended at once.
 */
export function startChild(command: Command): ChildProcess {
	const child = spawn(command.file, command.args, {
		cwd: command.cwd,
		env: command.env,
		stdio: ['ignore', 'pipe', 'pipe'],
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
	return { exitCode, stdout: stdout(), stderr: stderr() };
}

export async function stopChild(child: ChildProcess, graceMs = 10_000): Promise<void> {
	if (!running.has(child)) return;
	const gone = new Promise<void>((resolve) => {
		child.once('close', () => resolve());
	});
	signalGroup(child, 'SIGTERM');
	const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
	await gone;
	clearTimeout(timer);
	signalGroup(child, 'SIGKILL');
}

export async function stopAllChildren(): Promise<void> {
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
