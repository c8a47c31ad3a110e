/** Loads the packed package the way n8n does, and tells what it found. */
require('reflect-metadata');
const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const folder = mkdtempSync(join(tmpdir(), 'load-'));
process.env.N8N_USER_FOLDER = folder;
process.env.NODE_PATH = join(process.cwd(), 'node_modules');
require('node:module').Module._initPaths();
const { PackageDirectoryLoader } = require('n8n-core');
const expected = require('../../package.json').n8n;

const nameOf = (path) => path.split('/').at(-1).split('.')[0].toLowerCase();

async function main() {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		encoding: 'utf8',
	});
	execFileSync('tar', ['xzf', join(folder, JSON.parse(packed)[0].filename), '-C', folder]);
	const loader = new PackageDirectoryLoader(join(folder, 'package'));
	await loader.loadAll();
	const nodes = Object.keys(loader.nodeTypes);
	const credentials = Object.keys(loader.credentialTypes);
	console.log(
		`n8n loads the nodes ${nodes.join(', ')} and the credential ${credentials.join(', ')}`,
	);
	const found = [...nodes, ...credentials].map((name) => name.toLowerCase());
	const missing = [...expected.nodes, ...expected.credentials]
		.map(nameOf)
		.filter((n) => !found.includes(n));
	if (missing.length > 0) throw new Error(`not loaded: ${missing.join(', ')}`);
}

main()
	.catch((error) => {
		console.error(error);
		process.exitCode = 1;
	})
	.finally(() => rmSync(folder, { recursive: true, force: true }));
