import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { PlainProblem } from '../plainProblem';
import { killChild, startChild, stopChild } from '../process/children';
import { n8nCommand } from './commandLine';
import type { N8nHome } from './home';

/** What a process of n8n does in queue mode; alone, main does everything. */
export type N8nRole = 'main' | 'worker' | 'webhookProcessor';

export interface N8nServer {
	readonly url: string;
	readonly logFile: string;
	/** Of the process that started n8n and ends when n8n does. */
	readonly pid: number | undefined;
	/** Settles with its last words when the process has ended, whoever ended it. */
	readonly ended: Promise<string>;
	/** Kills it where it takes longer than that; 10 seconds, when absent. */
	stop(graceMs?: number): Promise<void>;
	/** As a crash ends it. */
	kill(): Promise<void>;
}

const patienceMs = 180_000;

const commands: Readonly<Record<N8nRole, readonly string[]>> = {
	main: ['start'],
	worker: ['worker', '--concurrency=5'],
	webhookProcessor: ['webhook'],
};

/** Where it listens, and so says that it is ready. */
const addressOf = (role: N8nRole, url: string, port: number): NodeJS.ProcessEnv =>
	role === 'worker'
		? { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) }
		: { N8N_PORT: String(port), N8N_EDITOR_BASE_URL: url, WEBHOOK_URL: url };

export async function startServer(
	home: N8nHome,
	port: number,
	role: N8nRole = 'main',
): Promise<N8nServer> {
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(home.folder, 'server.log');
	const command = n8nCommand(home, commands[role]);
	const env = { ...command.env, ...addressOf(role, url, port) };
	const child = startChild({ ...command, env });
	const said = keepLog(child, logFile);
	const ended = new Promise<string>((resolve) => {
		child.once('close', () => resolve(said()));
	});
	await untilReady(url, child, said);
	return {
		url,
		logFile,
		pid: child.pid,
		ended,
		stop: async (graceMs) => await stopChild(child, graceMs),
		kill: async () => await killChild(child),
	};
}

function keepLog(child: ChildProcess, file: string): () => string {
	const log = createWriteStream(file, { flags: 'a' });
	let last = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => {
			log.write(chunk);
			last = (last + chunk.toString('utf8')).slice(-1_000);
		});
	}
	child.once('close', () => log.end());
	return () => last.trim().split('\n').slice(-5).join(' | ');
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
	const deadline = Date.now() + patienceMs;
	while (!(await isReady(url))) {
		if (child.exitCode !== null || child.signalCode !== null) {
			throw new PlainProblem(`n8n ended while it was starting. Its last words: ${said()}`);
		}
		if (Date.now() > deadline) {
			await stopChild(child);
			throw new PlainProblem(`n8n was not ready after three minutes. Its last words: ${said()}`);
		}
		await wait(250);
	}
}

async function isReady(url: string): Promise<boolean> {
	try {
		const answer = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(5_000) });
		return answer.ok;
	} catch {
		// Nobody listens there yet.
		return false;
	}
}
