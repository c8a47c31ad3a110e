import { readFile } from 'node:fs/promises';
import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

import { hostVersions } from '../../test/host/install/versions';
import { at, parseJson, textIn } from '../../test/host/json';
import { inProject } from '../../test/host/projectPaths';

const GIGABYTE = 1024 ** 3;

/** When, where and with what a run was made, line by line. */
export async function surroundings(): Promise<string[]> {
	const [load = 0] = loadavg();
	const memory = Math.round(totalmem() / GIGABYTE);
	const model = cpus()[0]?.model ?? 'unknown CPU';
	return [
		`Date: ${new Date().toISOString().slice(0, 10)}`,
		`Machine: ${availableParallelism()} cores (${model}), ${memory} GB of memory, ${platform()} ${arch()}; load average at the start ${load.toFixed(1)}`,
		`Node ${process.versions.node}, n8n-core ${await versionOf('n8n-core')}, n8n-workflow ${await versionOf('n8n-workflow')}, official SDK ${await versionOf('@larksuiteoapi/node-sdk')}`,
		`HTTP Request node: n8n ${hostVersions.n8n} on Node ${hostVersions.node}`,
		`This package: ${textIn(at(await manifest('package.json'), 'version'))}`,
	];
}

const manifest = async (...path: string[]): Promise<unknown> =>
	parseJson(await readFile(inProject(...path), 'utf8'));

const versionOf = async (name: string): Promise<string> =>
	textIn(at(await manifest('node_modules', name, 'package.json'), 'version'));
