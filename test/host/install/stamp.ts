import { readFile, writeFile } from 'node:fs/promises';

import { hasCode, listIn, parseJson, recordIn, textIn } from '../json';
import { hostOverrides, hostPeers, hostVersions } from './versions';

/** Changes whenever anything changes that the installation is made from. */
const wanted = JSON.stringify([hostVersions, hostOverrides, hostPeers, process.arch]);

/** The names of the steps that were finished for exactly these versions. */
export async function readStamp(file: string): Promise<string[]> {
	const stamp = recordIn(await readOrNothing(file));
	return stamp['madeFrom'] === wanted ? listIn(stamp['finished']).map(textIn) : [];
}

export async function writeStamp(file: string, finished: readonly string[]): Promise<void> {
	await writeFile(file, `${JSON.stringify({ madeFrom: wanted, finished }, null, '\t')}\n`);
}

async function readOrNothing(file: string): Promise<unknown> {
	try {
		return parseJson(await readFile(file, 'utf8'));
	} catch (error) {
		if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
		throw error;
	}
}
