import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

/** Where parameters reach the code of the nodes. What is pure gets them from there, and is typed. */
const ROOT = join(__dirname, '../../../nodes/FeishuOffboarding');
const PURE = ['domain', 'platform', 'transport'];

/** The readers, and what reads the objects of a web server. */
const READERS = ['fields/parameters.ts'];
const OTHERS = ['triggers/webhook/httpCall.ts'];

const sourceNames = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return PURE.includes(relative(ROOT, path)) ? [] : sourceNames(path);
		return entry.name.endsWith('.ts') ? [path] : [];
	});

const ACCESS = new Set([
	'getNodeParameter',
	'getCurrentNodeParameter',
	'getCurrentNodeParameters',
	'parameters',
]);

/** Something in a source that only a reader may do. */
interface Finding {
	readonly file: string;
	readonly text: string;
}

class Search {
	private readonly checker: ts.TypeChecker;

	constructor(private readonly program: ts.Program) {
		this.checker = program.getTypeChecker();
	}

	/** Where a value of unknown type, as every parameter is, decides about something, and where n8n is asked for one. */
	findings(files: readonly string[]): Finding[] {
		return files.flatMap((file) => {
			const source = this.program.getSourceFile(file);
			if (source === undefined) throw new Error(`No source ${file}`);
			const found: ts.Node[] = [];
			const visit = (node: ts.Node): void => {
				if (this.isReading(node)) found.push(node);
				ts.forEachChild(node, visit);
			};
			visit(source);
			return found.map((node) => ({ file: relative(ROOT, file), text: node.getText(source) }));
		});
	}

	private isReading(node: ts.Node): boolean {
		if (ts.isPropertyAccessExpression(node)) return ACCESS.has(node.name.text);
		return deciding(node).some((decider) => this.isUntyped(decider));
	}

	private isUntyped(node: ts.Expression): boolean {
		const { flags } = this.checker.getTypeAtLocation(node);
		return (flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
	}
}

const COMPARISONS = new Set([
	ts.SyntaxKind.EqualsEqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsEqualsToken,
	ts.SyntaxKind.EqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsToken,
]);
const LOGICAL = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken]);

const isLiteral = (node: ts.Expression): boolean =>
	ts.isLiteralExpression(node) ||
	[ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(
		node.kind,
	) ||
	(ts.isIdentifier(node) && node.text === 'undefined');

/** The expressions that a node decides by: what is compared with a literal, a condition, what is negated or converted. */
function deciding(node: ts.Node): ts.Expression[] {
	if (ts.isIfStatement(node) || ts.isTypeOfExpression(node)) return [node.expression];
	if (ts.isConditionalExpression(node)) return [node.condition];
	if (ts.isBinaryExpression(node)) return decidingSides(node);
	if (ts.isCallExpression(node)) return converted(node);
	const isNegation =
		ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken;
	return isNegation ? [node.operand] : [];
}

function decidingSides({ left, operatorToken, right }: ts.BinaryExpression): ts.Expression[] {
	if (LOGICAL.has(operatorToken.kind)) return [left];
	const isCompared = COMPARISONS.has(operatorToken.kind) && [left, right].some(isLiteral);
	return isCompared ? [left, right] : [];
}

const converted = ({ arguments: given, expression }: ts.CallExpression): ts.Expression[] =>
	['Boolean', 'Number'].includes(expression.getText()) ? [...given] : [];

/** Lines that no source may have, each on its own. */
const forbidden = [
	'export const isOn1 = valueOf() === true;',
	'export const isOn2 = false !== valueOf();',
	"export const isOn3 = fields.validateOnly == 'true';",
	'export const isOn4 = !fields.returnAll;',
	'export const isOn5 = fields.simplify ? 1 : 2;',
	'export const isOn6 = fields.simplify && 1;',
	'if (valueOf()) throw new Error();',
	"export const isNumber = typeof fields.maxWait === 'number';",
	'export const limit1 = Number(fields.limit);',
	"export const limit2 = context.getNodeParameter('limit');",
	"export const type = context.getCurrentNodeParameter('userIdType');",
	'export const stored = context.parameters;',
];

const FORBIDDEN = join(ROOT, 'forbidden.ts');
const forbiddenSource = [
	'declare const valueOf: () => unknown;',
	'declare const fields: Record<string, unknown>;',
	'declare const context: Record<"getNodeParameter" | "getCurrentNodeParameter" | "parameters", any>;',
	...forbidden,
].join('\n');

/** The sources, and one that does not exist. */
function programOf(files: readonly string[]): ts.Program {
	const options: ts.CompilerOptions = {
		strict: true,
		noEmit: true,
		skipLibCheck: true,
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.CommonJS,
		lib: ['lib.es2022.d.ts'],
		types: ['node'],
	};
	const host = ts.createCompilerHost(options);
	const stored = host.getSourceFile.bind(host);
	host.getSourceFile = (name, ...more) =>
		name === FORBIDDEN
			? ts.createSourceFile(name, forbiddenSource, ts.ScriptTarget.ES2022, true)
			: stored(name, ...more);
	return ts.createProgram([...files, FORBIDDEN], options, host);
}

describe('parameters', () => {
	const files = sourceNames(ROOT).filter(
		(file) => ![...READERS, ...OTHERS].includes(relative(ROOT, file)),
	);
	let search: Search;

	beforeAll(() => {
		search = new Search(programOf(files));
	}, 60_000);

	it('are read and judged by the readers alone', () => {
		expect(files.length).toBeGreaterThan(40);
		expect(search.findings(files)).toEqual([]);
	}, 60_000);

	it.each(forbidden)('would be found elsewhere: %s', (line) => {
		const found = search.findings([FORBIDDEN]).map(({ text }) => text);
		expect(found.some((text) => line.includes(text))).toBe(true);
	});
});
