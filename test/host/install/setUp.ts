import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PlainProblem } from '../plainProblem';
import { showProgress } from '../progress';
import { hostFolder, inHost } from '../projectPaths';
import { hostDescription, n8nFolder, nodeFolder, nodePackage } from './environment';
import { withLock } from './lock';
import { npm } from './npm';
import { readStamp, writeStamp } from './stamp';
import { hostOverrides, hostPeers, hostVersions } from './versions';

interface Step {
	readonly name: string;
	readonly title: string;
	readonly run: () => Promise<void>;
}

const stampFile = inHost('set-up.json');
const neededBytes = 4 * 1024 ** 3;
const install = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];

const steps: readonly Step[] = [
	{ name: 'node', title: `Node ${hostVersions.node}`, run: installNode },
	{ name: 'n8n', title: `n8n ${hostVersions.n8n}`, run: installN8n },
	{ name: 'database', title: 'Database driver', run: buildDatabaseDriver },
];

/** Installs n8n beside the project, once. A set-up that was cut short goes on where it stopped. */
export async function ensureHost(): Promise<void> {
	if ((await readStamp(stampFile)).length === steps.length) return;
	await withLock(inHost('set-up.lock'), 'setting up n8n', setUp);
}

async function setUp(): Promise<void> {
	const finished = await readStamp(stampFile);
	const open = steps.filter((step) => !finished.includes(step.name));
	if (open.length === 0) return;
	await requireSpace();
	console.log(`Setting up ${hostDescription} in ${hostFolder} (once; some minutes, 2.5 GB)`);
	for (const step of open) {
		await showProgress(step.title, step.run);
		finished.push(step.name);
		await writeStamp(stampFile, finished);
	}
}

async function requireSpace(): Promise<void> {
	const disk = await statfs(hostFolder);
	if (disk.bavail * disk.bsize >= neededBytes) return;
	throw new PlainProblem(
		`n8n needs 4 GB of free disk space for its installation: free some on the disk of ${hostFolder} and start again.`,
	);
}

async function installNode(): Promise<void> {
	await freshFolder(nodeFolder, {});
	await npm([...install, `${nodePackage()}@${hostVersions.node}`], nodeFolder);
}

async function installN8n(): Promise<void> {
	await freshFolder(n8nFolder, {
		dependencies: { n8n: hostVersions.n8n, ...hostPeers },
		overrides: hostOverrides,
		allowScripts: { sqlite3: true },
	});
	await npm([...install, '--legacy-peer-deps'], n8nFolder);
}

/** Only this package's script has to run: everything else n8n needs comes ready built. */
async function buildDatabaseDriver(): Promise<void> {
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], n8nFolder);
}

async function freshFolder(folder: string, manifest: object): Promise<void> {
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
}
