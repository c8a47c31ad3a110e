import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { bareEnvironment } from '../install/environment';
import { anyFreePort } from '../ports';
import { isRunning } from '../process/isRunning';
import { inHost } from '../projectPaths';

/** One n8n's own world: its database, its settings, its packages, and the only files it may read. */
export interface N8nHome {
	readonly folder: string;
	readonly filesFolder: string;
	readonly packagesFolder: string;
	readonly environment: NodeJS.ProcessEnv;
	remove(): Promise<void>;
}

const runsFolder = inHost('runs');

/** Once: afterwards, what has this process's ID in its name is in use. */
let sweeping: Promise<void> | undefined;

export async function createHome(name: string, settings: NodeJS.ProcessEnv = {}): Promise<N8nHome> {
	await (sweeping ??= sweepRuns());
	const folder = await freshFolder(join(runsFolder, `${name}-${process.pid}`));
	const filesFolder = join(folder, 'files');
	const packagesFolder = join(folder, '.n8n', 'nodes');
	await mkdir(filesFolder, { recursive: true });
	await mkdir(packagesFolder, { recursive: true });
	return {
		folder,
		filesFolder,
		packagesFolder,
		environment: { ...(await environmentOf(folder, filesFolder)), ...settings },
		remove: async () => await rm(folder, { recursive: true, force: true, maxRetries: 3 }),
	};
}

/** n8n compares the real paths of files with the folder they have to be in. */
async function freshFolder(folder: string): Promise<string> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	return await realpath(folder);
}

async function sweepRuns(): Promise<void> {
	await mkdir(runsFolder, { recursive: true });
	await sweepAbandoned(runsFolder);
}

/** Data of runs that were killed before they could clean up: the folder's name ends in their pid. */
export async function sweepAbandoned(parent: string, prefix = ''): Promise<void> {
	for (const entry of await readdir(parent)) {
		if (!entry.startsWith(prefix)) continue;
		const pid = Number(entry.split('-').at(-1));
		if (pid !== process.pid && isRunning(pid)) continue;
		await rm(join(parent, entry), { recursive: true, force: true });
	}
}

async function environmentOf(folder: string, filesFolder: string): Promise<NodeJS.ProcessEnv> {
	return {
		...bareEnvironment(),
		N8N_USER_FOLDER: folder,
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		N8N_RUNNERS_BROKER_PORT: String(await anyFreePort()),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: 'info',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		// The assistant would greet everybody who logs in, and needs a network.
		N8N_DISABLED_MODULES: 'instance-ai',
		GENERIC_TIMEZONE: 'Asia/Shanghai',
	};
}
