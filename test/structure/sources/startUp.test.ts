import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

import { entrySources } from '../entrySources';

const root = join(__dirname, '../../..');
const NODE = 'nodes/FeishuOffboarding';

/** What a run needs, and the editor does not show. */
const RUN = [
	new RegExp(`^${NODE}/transport/`),
	new RegExp(`^${NODE}/platform/(answers|pacing|events|time)/`),
	new RegExp(`^${NODE}/platform/refusals/(?!tokenRefusals)`),
	new RegExp(`^${NODE}/domain/(refusals/|.*[eE]ndpoints\\.ts$)`),
	new RegExp(`^${NODE}/lists/(?!methods)`),
	/\.task\.ts$/,
];

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const isTypeOnly = (statement: ts.Statement): boolean => {
	if (!ts.isImportDeclaration(statement)) return false;
	const { importClause } = statement;
	const named = importClause?.namedBindings;
	if (importClause?.isTypeOnly === true) return true;
	return named !== undefined && ts.isNamedImports(named)
		? named.elements.every((element) => element.isTypeOnly)
		: false;
};

/** The modules that a module loads before anything else happens. */
function loadedBy(file: string): string[] {
	const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
	return source.statements.flatMap((statement) => {
		const leads = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
		if (!leads || isTypeOnly(statement)) return [];
		const { moduleSpecifier } = statement;
		if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
		return moduleSpecifier.text.startsWith('.') ? [fileOf(file, moduleSpecifier.text)] : [];
	});
}

function fileOf(importer: string, specifier: string): string {
	const path = join(root, importer, '..', specifier);
	const found = [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file));
	if (found === undefined) throw new Error(`${importer} imports ${specifier}, which is not there`);
	return relative(root, found);
}

const entries = [...entrySources('credentials'), ...entrySources('nodes')];

/** By each module that n8n loads when it starts, the module that loads it. */
const loaders = new Map<string, string>(entries.map((entry) => [entry, 'n8n']));

for (const [file] of loaders) {
	for (const next of loadedBy(file)) if (!loaders.has(next)) loaders.set(next, file);
}

it('is followed from the files that package.json names', () => {
	expect(entries.length).toBeGreaterThan(4);
	expect(loaders.size).toBeGreaterThan(40);
	expect([...loaders.keys()]).toContain(`${NODE}/actions/offboarding/submit/submit.operation.ts`);
});

it('n8n loads nothing at its start that only a run needs', () => {
	const needless = [...loaders].filter(([file]) => RUN.some((pattern) => pattern.test(file)));
	expect(needless.map(([file, by]) => `${file}, by ${by}`)).toEqual([]);
});

it.each(RUN)('%s is found in the sources', (pattern) => {
	const sources = ts.sys.readDirectory(join(root, 'nodes'), ['.ts']);
	expect(sources.some((path) => pattern.test(relative(root, path)))).toBe(true);
});
