import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { sweepAbandoned } from '../../host/n8n/home';
import { anyFreePort } from '../../host/ports';
import { killChild, startChild, type Command } from '../../host/process/children';
import { findPrograms } from './programs';
import { bareEnvironment, run, untilReady, type Service } from './service';

const prefix = 'n8n-queue-postgres-';
const user = 'n8n';
/** What every cluster has from the start. */
const database = 'postgres';

/** Root may not start PostgreSQL, and Debian's package brings a user for it. */
const unprivileged =
	process.getuid?.() === 0
		? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', '--']
		: [];

function command(folder: string, program: string, ...args: readonly string[]): Command {
	const path = join(findPrograms().postgresFolder, program);
	const [file = path, ...rest] = [...unprivileged, path, ...args];
	return { file, args: rest, cwd: folder, env: bareEnvironment() };
}

export interface Postgres extends Service {
	/** What tells n8n of it. */
	readonly settings: NodeJS.ProcessEnv;
	readonly execute: (statement: string) => Promise<string>;
}

/** A PostgreSQL with a folder of its own, which its user can reach: the project may lie where only root can. */
export async function startPostgres(): Promise<Postgres> {
	const folder = await freshFolder();
	const data = join(folder, 'data');
	const init = ['-A', 'trust', '-E', 'UTF8', '-U', user, '--no-sync', '-D', data];
	await run(command(folder, 'initdb', ...init));
	const port = await anyFreePort();
	const here = ['-h', '127.0.0.1', '-p', String(port)];
	const start = async () => {
		const child = startChild(command(folder, 'postgres', '-D', data, ...serverSettings(port)));
		try {
			await untilReady(command(folder, 'pg_isready', ...here));
		} catch (error) {
			await killChild(child);
			throw error;
		}
	};
	// "fast" ends the connections of n8n, which stay open for ever; the other orderly way waits for them.
	const stop = async () =>
		void (await run(command(folder, 'pg_ctl', 'stop', '-w', '-m', 'fast', '-D', data)));
	await start();
	return {
		port,
		settings: settingsFor(port),
		execute: async (statement) =>
			await run(command(folder, 'psql', ...here, '-U', user, '-Atc', statement, database)),
		restart: async (awayMs = 0) => {
			await stop();
			await wait(awayMs);
			await start();
		},
		close: async () => {
			await stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function freshFolder(): Promise<string> {
	await sweepAbandoned(tmpdir(), prefix);
	const folder = join(tmpdir(), `${prefix}${process.pid}`);
	await mkdir(folder);
	if (unprivileged.length > 0) {
		await run({ file: 'chown', args: ['postgres', folder], cwd: '/', env: bareEnvironment() });
	}
	return folder;
}

/** Five processes of n8n hold more connections than PostgreSQL gives by default. */
const serverSettings = (port: number): string[] => [
	...['-c', `port=${port}`],
	...['-c', 'listen_addresses=127.0.0.1'],
	...['-c', 'unix_socket_directories='],
	...['-c', 'max_connections=200'],
];

const settingsFor = (port: number): NodeJS.ProcessEnv => ({
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(port),
	DB_POSTGRESDB_DATABASE: database,
	DB_POSTGRESDB_USER: user,
	DB_POSTGRESDB_PASSWORD: user,
});
