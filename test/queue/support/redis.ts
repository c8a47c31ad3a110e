import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { anyFreePort } from '../../host/ports';
import { startChild, stopChild } from '../../host/process/children';
import { until } from '../../e2e/support/until';
import { findPrograms } from './programs';
import { bareEnvironment, type Service } from './service';

/** A Redis that keeps what it is told, as docs/scaling.md advises. */
export async function startRedis(parent: string): Promise<Service> {
	const folder = join(parent, 'redis');
	await mkdir(folder);
	const port = await anyFreePort();
	const settings = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', save: '' };
	const command = {
		file: findPrograms().redisServer,
		args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
		cwd: folder,
		env: bareEnvironment(),
	};
	const start = async () => {
		const child = startChild(command);
		await until('Redis is ready', async () => (await answersPing(port)) || undefined, 50);
		return child;
	};
	let child = await start();
	return {
		port,
		restart: async (awayMs = 0) => {
			await stopChild(child);
			await wait(awayMs);
			child = await start();
		},
		close: async () => await stopChild(child),
	};
}

/** It listens before it has read its file. */
async function answersPing(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.once('data', (answer) => {
			socket.destroy();
			resolve(answer.toString().startsWith('+PONG'));
		});
		socket.once('error', () => resolve(false));
	});
}
