import { readFile } from 'node:fs/promises';

import { withLock } from '../../test/host/install/lock';
import { npm } from '../../test/host/install/npm';
import { at, parseJson } from '../../test/host/json';
import { runToEnd } from '../../test/host/process/children';
import { showProgress } from '../../test/host/progress';
import { inHost, inProject, projectFolder } from '../../test/host/projectPaths';
import { numberIn, textsIn } from '../ipc/decode';
import { median } from './median';

export interface Load {
	/** What a cold process needs to require all nodes and credentials once it has n8n-workflow. */
	readonly requireMs: number;
	readonly packedBytes: number;
	readonly unpackedBytes: number;
}

/** Run in a process of its own: prints how long the files take that come as JSON. */
const TIMED_REQUIRE = `
	require('n8n-workflow');
	const startMs = performance.now();
	for (const file of JSON.parse(process.argv[1])) require(file);
	console.log(performance.now() - startMs);
`;

/** The lock keeps the demo from building the package meanwhile. */
export async function measureLoad(samples: number): Promise<Load> {
	return await showProgress(
		'Load',
		async () => await withLock(inHost('build.lock'), 'measuring the package', () => load(samples)),
	);
}

async function load(samples: number): Promise<Load> {
	await npm(['run', 'build', '--silent'], projectFolder);
	const packed = parseJson((await npm(['pack', '--json', '--dry-run'], projectFolder)).stdout);
	const files = await builtFiles();
	const times: number[] = [];
	for (let sample = 0; sample < samples; sample++) times.push(await requireMs(files));
	return {
		requireMs: median(times),
		packedBytes: numberIn(at(packed, 0, 'size')),
		unpackedBytes: numberIn(at(packed, 0, 'unpackedSize')),
	};
}

async function builtFiles(): Promise<string[]> {
	const n8n = at(parseJson(await readFile(inProject('package.json'), 'utf8')), 'n8n');
	const files = [...textsIn(at(n8n, 'credentials')), ...textsIn(at(n8n, 'nodes'))];
	return files.map((file) => inProject(file));
}

async function requireMs(files: readonly string[]): Promise<number> {
	const { exitCode, stdout, stderr } = await runToEnd({
		file: process.execPath,
		args: ['-e', TIMED_REQUIRE, JSON.stringify(files)],
		cwd: projectFolder,
		env: process.env,
	});
	if (exitCode !== 0) throw new Error(`The built nodes cannot be loaded: ${stderr}`);
	return Number(stdout);
}
