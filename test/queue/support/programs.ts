import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { PlainProblem } from '../../host/plainProblem';

/** Programs of the system, by their paths. */
export interface Programs {
	readonly redisServer: string;
	/** Holds PostgreSQL's server and its clients. */
	readonly postgresFolder: string;
}

const HOW_TO_GET_THEM =
	'The tests of queue mode need redis-server and PostgreSQL on this machine: install them ' +
	'(Debian and Ubuntu: apt-get install redis-server postgresql; macOS: brew install redis postgresql) and start again.';

export function findPrograms(): Programs {
	const redisServer = find('redis-server');
	const initdb = find('initdb');
	if (redisServer === undefined || initdb === undefined) throw new PlainProblem(HOW_TO_GET_THEM);
	// On the path there may be links to some of the programs.
	return { redisServer, postgresFolder: dirname(realpathSync(initdb)) };
}

const find = (program: string): string | undefined =>
	folders()
		.map((folder) => join(folder, program))
		.find(isProgram);

/** Debian keeps PostgreSQL's programs off the path: a folder for each version, the newest first here. */
const folders = (): string[] => [
	...(process.env['PATH'] ?? '').split(delimiter),
	...versionsIn('/usr/lib/postgresql').map((version) =>
		join('/usr/lib/postgresql', version, 'bin'),
	),
];

function versionsIn(folder: string): string[] {
	try {
		return readdirSync(folder).sort((a, b) => Number(b) - Number(a));
	} catch {
		// There is no such folder where PostgreSQL comes from elsewhere.
		return [];
	}
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
