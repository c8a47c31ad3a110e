import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const root = join(__dirname, '../../..');
const node = join(root, 'nodes/FeishuOffboarding');

interface Folder {
	readonly path: string;
	/** Names of its own files. */
	readonly files: readonly string[];
}

/** The folder and all below it, except what is generated or only data. */
function foldersIn(path: string): Folder[] {
	const entries = readdirSync(path, { withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
	const inner = entries.filter((entry) => entry.isDirectory() && entry.name !== 'fixtures');
	return [{ path, files }, ...inner.flatMap(({ name }) => foldersIn(join(path, name)))];
}

const ours = ['nodes', 'credentials', 'test', 'demo', 'bench', 'report'].flatMap((name) =>
	foldersIn(join(root, name)),
);

/** Files that are wanted once per resource or per transport of a trigger, so that each reads like the others. */
const siblings = [
	/^actions\/\w+\/\w+\.(operation|task|filters)\.ts$/,
	/^triggers\/(webhook|polling|connection)\/(properties|settings|httpCall|socket)\.ts$/,
	/\/index\.ts$/,
];

it.each(ours.map((folder) => [relative(root, folder.path), folder] as const))(
	'%s has 15 files at most',
	(_, { files }) => {
		expect(files.length).toBeLessThanOrEqual(15);
	},
);

it('beside the nodes lies only what n8n looks for there', () => {
	const { files = [] } = ours.find(({ path }) => path === node) ?? {};
	expect(files.length).toBeGreaterThan(0);
	expect(files.filter((name) => !/\.node\.(ts|json)$|\.svg$/.test(name))).toEqual([]);
});

it('no two files of actions, triggers, transport and platform share a name', () => {
	const files = ours
		.flatMap(({ path, files: names }) => names.map((name) => relative(node, join(path, name))))
		.filter((file) => /^(actions|triggers|transport|platform)\//.test(file))
		.filter((file) => !siblings.some((pattern) => pattern.test(file)));
	expect(files.length).toBeGreaterThan(0);
	const shared = files.filter((file) =>
		files.some((other) => other !== file && basename(other) === basename(file)),
	);
	expect(shared).toEqual([]);
});
