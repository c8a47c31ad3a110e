const { mkdir, writeFile } = require('node:fs/promises');
const { basename, dirname, relative } = require('node:path/posix');

const { minify } = require('@swc/core');
const { build } = require('esbuild');
const { dest, parallel, src } = require('gulp');

const { n8n } = require('./package.json');

const icons = () =>
	src(['nodes/**/*.svg', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));

const codex = () =>
	src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: '.' }).pipe(dest('dist'));

const CODE = 'dist/feishuCoreHr.js';
const entries = [...n8n.credentials, ...n8n.nodes];
const classOf = (entry) => basename(entry).split('.')[0];
const sourceOf = (entry) => `./${relative('dist', entry).replace(/\.js$/, '')}`;

/**
 * All code is one small file: n8n loads every node when it starts, and a hundred files take several times as
 * long. One file, not one per node: the nodes of a process share tokens and limits.
 */
const code = async () => {
	const { outputFiles } = await build({
		stdin: {
			contents: entries
				.map((entry) => `export { ${classOf(entry)} } from '${sourceOf(entry)}';`)
				.join('\n'),
			resolveDir: __dirname,
			loader: 'ts',
		},
		bundle: true,
		write: false,
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow'],
		charset: 'utf8',
		legalComments: 'none',
		logLevel: 'warning',
	});
	// Not esbuild's own minifier: swc's result is four percent smaller when it is packed.
	const minified = await minify(outputFiles[0].text, {
		ecma: 2022,
		compress: { toplevel: true, join_vars: false },
		mangle: { toplevel: true },
		// Node reads a file of ASCII in half the time.
		format: { asciiOnly: true },
	});
	await mkdir(dirname(CODE), { recursive: true });
	await writeFile(CODE, minified.code);
};

/** The files that package.json names to n8n. */
const nodes = () =>
	Promise.all(
		entries.map(async (entry) => {
			const folder = dirname(entry);
			await mkdir(folder, { recursive: true });
			const name = classOf(entry);
			await writeFile(entry, `exports.${name} = require('${relative(folder, CODE)}').${name};\n`);
		}),
	);

exports.default = parallel(icons, codex, code, nodes);
