import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { withLock } from './install/lock';
import { npm } from './install/npm';
import { at, parseJson, textIn } from './json';
import type { N8nHome } from './n8n/home';
import { inHost, projectFolder } from './projectPaths';

/** Builds the project and packs it as npm would publish it; gives the tarball's path. */
export async function buildAndPack(destination: string): Promise<string> {
	return await withLock(inHost('build.lock'), 'building the package', async () => {
		await npm(['run', 'build', '--silent'], projectFolder);
		const packed = await npm(['pack', '--json', '--pack-destination', destination], projectFolder);
		return join(destination, textIn(at(parseJson(packed.stdout), 0, 'filename')));
	});
}

/** Peer packages are left out: n8n-workflow is the one that n8n itself has loaded. */
export async function installPackage(home: N8nHome, tarball: string): Promise<void> {
	// Without a package.json there, npm would install into the nearest folder above that has one.
	await writeFile(join(home.packagesFolder, 'package.json'), '{ "private": true }');
	const quietly = ['--no-audit', '--no-fund', '--ignore-scripts'];
	await npm(['install', '--omit=dev', '--omit=peer', ...quietly, tarball], home.packagesFolder);
}
