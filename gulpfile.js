const { mkdir, writeFile } = require('node:fs/promises');
const { dirname, join, relative } = require('node:path/posix');

const { transform } = require('@swc/core');
const { dest, parallel, src } = require('gulp');
const { rolldown } = require('rolldown');

const { n8n } = require('./package.json');

const icons = () =>
	src(['nodes/**/*.svg', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(
		dest('dist'),
	);

const codex = () =>
	src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: '.' }).pipe(dest('dist'));

const entries = [...n8n.credentials, ...n8n.nodes].map((file) =>
	relative('dist', file).replace(/\.js$/, ''),
);

/** Whether n8n loads the module when it starts: an entry does, or what an entry imports other than by `import()`. */
const loadsAtStart = (id, chunking, seen = new Set()) => {
	const info = chunking.getModuleInfo(id);
	if (info === null || seen.has(id)) return false;
	seen.add(id);
	return info.isEntry || info.importers.some((importer) => loadsAtStart(importer, chunking, seen));
};

/**
 * All code is two small files: n8n waits for what it loads when it starts, and a hundred files take several times
 * as long. Not one of each per node: the nodes of a process share tokens and limits. Their names change with what
 * is in them, so that a process whose package is replaced on the disk never mixes the old and the new.
 */
const bundled = async () => {
	const bundle = await rolldown({
		input: Object.fromEntries(entries.map((entry) => [entry, `./${entry}.ts`])),
		platform: 'node',
		external: ['n8n-workflow'],
		preserveEntrySignatures: 'allow-extension',
	});
	const { output } = await bundle.generate({
		entryFileNames: '[name].js',
		chunkFileNames: '[name]-[hash].js',
		codeSplitting: {
			includeDependenciesRecursively: false,
			groups: [
				{
					debugName: 'files',
					name: (id, chunking) => (loadsAtStart(id, chunking) ? 'start' : 'run'),
				},
			],
		},
	});
	await bundle.close();
	return output;
};

/**
 * As small as possible, and as CommonJS, which is what n8n loads. Not by Rolldown's own minifier: swc's result is one
 * percent smaller when it is packed, and can be ASCII.
 */
const minified = async (code) =>
	await transform(code, {
		swcrc: false,
		module: { type: 'commonjs', noInterop: true, strict: true },
		minify: true,
		jsc: {
			target: 'es2022',
			minify: {
				ecma: 2022,
				module: true,
				compress: { ecma: 2022, toplevel: true, passes: 4 },
				mangle: { toplevel: true },
				// Node reads a file of ASCII in half the time.
				format: { asciiOnly: true },
			},
		},
	});

const code = async () => {
	for (const { code: source, fileName } of await bundled()) {
		const file = join('dist', fileName);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, (await minified(source)).code);
	}
};

exports.default = parallel(icons, codex, code);
