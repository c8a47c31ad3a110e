import { dirname, join } from 'node:path';

import packageJson from '../../../package.json';
import {
	anchorsOf,
	codesIn,
	documents,
	files,
	plainBlocks,
	read,
	rowsWith,
	withoutBlocks,
} from './markdown';

const NODE = 'nodes/FeishuOffboarding';

const folders = new Set(
	files.flatMap((file) => {
		const names = file.split('/').slice(0, -1);
		return names.map((_name, index) => names.slice(0, index + 1).join('/'));
	}),
);
const folderNames = new Set([...folders].flatMap((folder) => folder.split('/')));

/** What `npm run build` and `npm run demo` make. */
const MADE = new Set(['dist/', '.n8n/']);

const EXTENSION = /\.(ts|js|mjs|cjs|json|md|csv|svg|png|html|yml)$/;

/** Whether a word names a file or a folder of the repository, by its form alone. */
function isPath(word: string): boolean {
	if (!/^[\w.*-]+(\/[\w.*-]+)*\/?$/.test(word) || MADE.has(word)) return false;
	const [first = '', second] = word.split('/');
	return (
		EXTENSION.test(word) || word.endsWith('/') || (second !== undefined && folderNames.has(first))
	);
}

/** Documents name a file by the end of its path, from any folder on; `*` stands for any name. */
function isThere(path: string): boolean {
	const escaped = path.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*');
	const pattern = new RegExp(`(^|/)${escaped.replace(/\/$/, '')}$`);
	const known = path.endsWith('/') ? [...folders] : [...files, ...folders];
	return known.some((file) => pattern.test(file));
}

const pathsIn = (text: string): string[] =>
	[...codesIn(withoutBlocks(text)), ...plainBlocks(text)]
		.flatMap((code) => code.split(/\s+/))
		.map((word) => word.replace(/[:;,]$/, ''))
		.filter(isPath);

describe('the paths that documents name', () => {
	it.each(documents)('%s names only files and folders that are there', (file) => {
		expect(pathsIn(read(file)).filter((path) => !isThere(path))).toEqual([]);
	});

	it.each(['trigger/receiveEvent.ts', 'platform/answerClass.ts', 'domain/no-such/', 'noSuch.ts'])(
		'%s would be found missing',
		(path) => {
			const text = `See \`${path}\`.\n\n\`\`\`\nnpx jest ${path}\n\`\`\`\n`;
			expect(pathsIn(text)).toEqual([path, path]);
			expect(isThere(path)).toBe(false);
		},
	);
});

/** The target of a link or an image. */
const LINK = /\]\(([^)\s]+)\)/g;

const targetsIn = (text: string): string[] =>
	[...withoutBlocks(text).matchAll(LINK)].map(([, target = '']) => target);

/** Whether a link from the document leads to a file that is there, and to a heading of it where it names one. */
function leadsSomewhere(file: string, target: string): boolean {
	if (/^https?:/.test(target)) return true;
	const [path = '', anchor] = target.split('#');
	const linked = path === '' ? file : join(dirname(file), path);
	if (!files.includes(linked)) return false;
	return anchor === undefined || anchorsOf(read(linked)).includes(anchor);
}

describe('the links of documents', () => {
	it.each(documents)('%s links only to what is there', (file) => {
		const broken = targetsIn(read(file)).filter((target) => !leadsSomewhere(file, target));
		expect(broken).toEqual([]);
	});

	it.each([
		'no-such.md',
		'#no-such-heading',
		'docs/operations.md#no-such-heading',
		'docs/images/no.png',
	])('%s would be found broken', (target) => {
		expect(leadsSomewhere('README.md', target)).toBe(false);
	});
});

describe('docs/architecture.md', () => {
	const [tree = '', ...pictures] = plainBlocks(read('docs/architecture.md'));

	it('begins with a tree of ten lines that has every folder of the node', () => {
		expect(tree.trimEnd().split('\n')).toHaveLength(10);
		const names = [...folders]
			.filter((folder) => dirname(folder) === NODE && !folder.endsWith('__schema__'))
			.map((folder) => `${folder.slice(NODE.length + 1)}/`);
		expect(tree.split(/\s+/)).toEqual(expect.arrayContaining(names));
	});

	it('draws each walk in eight lines at most', () => {
		expect(pictures.length).toBeGreaterThanOrEqual(5);
		for (const picture of pictures) {
			expect(picture.trimEnd().split('\n').length).toBeLessThanOrEqual(8);
		}
	});
});

it('CONTRIBUTING.md has every command of package.json', () => {
	const { scripts } = packageJson;
	const named = codesIn(read('CONTRIBUTING.md'));
	const commands = Object.keys(scripts).filter((name) => name !== 'prepublishOnly');
	const missing = commands.filter(
		(name) => !named.includes(name === 'test' ? 'npm test' : `npm run ${name}`),
	);
	expect(missing).toEqual([]);
});

describe('where a change goes', () => {
	const rows = rowsWith('Change', read('CONTRIBUTING.md')).map((row) => ({
		change: row.get('Change') ?? '',
		named: codesIn(row.get('Files')).filter(isPath),
	}));

	it('CONTRIBUTING.md names the files of ten changes', () => {
		expect(rows).toHaveLength(10);
	});

	it.each(rows)('$change: one to three files, all of them there', ({ named }) => {
		expect(named.length).toBeGreaterThanOrEqual(1);
		expect(named.length).toBeLessThanOrEqual(3);
		const missing = named.filter((path) => {
			const plain = path.replace(/\/$/, '');
			const known = path.endsWith('/') ? [...folders] : files;
			return !known.includes(plain) && !known.includes(`${NODE}/${plain}`);
		});
		expect(missing).toEqual([]);
	});
});
