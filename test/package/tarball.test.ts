import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { npm } from '../host/install/npm';
import { at, parseJson, textIn } from '../host/json';
import { runToEnd } from '../host/process/children';
import { inProject } from '../host/projectPaths';

jest.setTimeout(120_000);

const SOURCES = [
	'nodes',
	'credentials',
	'gulpfile.js',
	'index.js',
	'package.json',
	'README.md',
	'LICENSE.md',
];

interface Built {
	readonly folder: string;
	readonly tarball: Buffer;
}

let first: Built;
let second: Built;

/** Builds and packs a copy of what the package is made of, as somebody does who has cloned the project. */
async function buildCopy(prefix: string): Promise<Built> {
	const folder = await mkdtemp(join(tmpdir(), prefix));
	for (const name of SOURCES) await cp(inProject(name), join(folder, name), { recursive: true });
	await symlink(inProject('node_modules'), join(folder, 'node_modules'));
	await node(folder, [join('node_modules', 'gulp', 'bin', 'gulp.js'), '--silent']);
	const packed = await npm(['pack', '--json'], folder);
	const name = textIn(at(parseJson(packed.stdout), 0, 'filename'));
	return { folder, tarball: await readFile(join(folder, name)) };
}

async function node(folder: string, args: readonly string[]): Promise<string> {
	const { exitCode, stdout, stderr } = await runToEnd({
		file: process.execPath,
		args,
		cwd: folder,
		env: process.env,
	});
	if (exitCode !== 0) throw new Error(stderr);
	return stdout;
}

beforeAll(async () => {
	first = await buildCopy('tarball-');
	second = await buildCopy('tarball-in-another-folder-');
});

afterAll(async () => {
	for (const built of [first, second]) await rm(built.folder, { recursive: true, force: true });
});

it('is the same byte for byte, whoever builds it', () => {
	const digest = ({ tarball }: Built) => createHash('sha512').update(tarball).digest('hex');
	expect(digest(second)).toBe(digest(first));
});

it('is under 100 kB', () => {
	expect(first.tarball.length).toBeLessThan(100_000);
});

/*
 * The first collation or date format of a process loads tables for longer than all of the package takes,
 * and n8n loads every package at its start. n8n-workflow comes first, as it does there.
 */
const LOAD = `
	const { n8n } = require('./package.json');
	require('n8n-workflow');
	const asked = [];
	const note = (owner, name) => {
		const real = owner[name];
		owner[name] = function (...args) {
			asked.push(name);
			return new.target ? Reflect.construct(real, args) : Reflect.apply(real, this, args);
		};
	};
	note(String.prototype, 'localeCompare');
	for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) note(Date.prototype, name);
	for (const name of ['Collator', 'DateTimeFormat', 'NumberFormat', 'Segmenter']) note(Intl, name);
	const loaded = [...n8n.credentials, ...n8n.nodes].map((file) => Object.keys(require('./' + file)));
	console.log(JSON.stringify({ loaded: loaded.flat().length, asked }));
`;

it('asks for no language tables when it is loaded', async () => {
	const said = parseJson(await node(first.folder, ['-e', LOAD]));
	expect(said).toEqual({ loaded: 5, asked: [] });
});

/** Uses the package, and once more when its files are gone, as they are while n8n updates it. */
const REPLACE = `
	const { rmSync } = require('node:fs');
	const { n8n } = require('./package.json');
	for (const file of [...n8n.credentials, ...n8n.nodes]) require('./' + file);
	const parts = () =>
		Object.keys(require.cache)
			.map((file) => /dist.(start|run)-[\\w-]+.js$/.exec(file)?.[1])
			.filter((part) => part !== undefined);
	const atStart = parts();
	const { FeishuCoreHrApi } = require('./' + n8n.credentials[0]);
	const { authenticate } = new FeishuCoreHrApi();
	const use = async () => await authenticate({ region: 'feishu' }, { url: 'x' }).catch(({ message }) => message);
	void use().then(async (first) => {
		const inUse = parts();
		rmSync('dist', { recursive: true });
		for (const file of Object.keys(require.cache)) delete require.cache[file];
		console.log(JSON.stringify({ atStart, inUse, first, afterwards: await use() }));
	});
`;

it('loads what runs when it is first used, and keeps it when the package is replaced', async () => {
	const said = parseJson(await node(second.folder, ['-e', REPLACE]));
	expect(said).toEqual({
		atStart: ['start'],
		inUse: ['start', 'run'],
		first: expect.stringContaining('is for https://open.feishu.cn') as unknown,
		afterwards: at(said, 'first'),
	});
});
