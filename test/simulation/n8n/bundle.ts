import { build, type Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const PROJECT = resolve(__dirname, '../../..');

/** One passage of the code under test, written differently. */
export interface Replacement {
	/** Below the project's folder. */
	readonly file: string;
	readonly find: string;
	readonly replace: string;
}

const ENTRY = `
export { FeishuOffboarding } from './nodes/FeishuOffboarding/FeishuOffboarding.node';
export { FeishuCoreHrApi } from './credentials/FeishuCoreHrApi.credentials';
`;

function replaced(source: string, { file, find, replace }: Replacement): string {
	const parts = source.split(find);
	if (parts.length !== 2) {
		throw new Error(`${file} has ${parts.length - 1} passages, and should have one, of: ${find}`);
	}
	return parts.join(replace);
}

const rewriting = (replacements: readonly Replacement[]): Plugin => ({
	name: 'rewriting',
	setup(builder) {
		const missing = new Set(replacements.map(({ file }) => file));
		builder.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
			const here = replacements.filter(({ file }) => path === join(PROJECT, file));
			if (here.length === 0) return undefined;
			for (const { file } of here) missing.delete(file);
			const source = await readFile(path, 'utf8');
			return { contents: here.reduce(replaced, source), loader: 'ts' };
		});
		builder.onEnd(() => {
			if (missing.size > 0) throw new Error(`Not in the bundle: ${[...missing].join(', ')}`);
		});
	},
});

/**
 * The action node and its credential as one CommonJS text, which makes a process of its own of whoever
 * evaluates it. Throws where a passage to be replaced is not there exactly once.
 */
export async function bundle(replacements: readonly Replacement[] = []): Promise<string> {
	const { outputFiles } = await build({
		stdin: { contents: ENTRY, resolveDir: PROJECT, loader: 'ts' },
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow'],
		plugins: [rewriting(replacements)],
		logLevel: 'silent',
	});
	return outputFiles[0]?.text ?? '';
}
