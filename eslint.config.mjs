import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import boundaries from 'eslint-plugin-boundaries';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts'];
const PLAIN_JAVASCRIPT = ['**/*.{js,cjs,mjs}'];
const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const TESTS = ['test/**/*.test.ts'];

/*
 * Layers: which folder may import what, as a row each. A file belongs to the first element whose pattern fits.
 * `import type` counts as well: a pure folder needs no type of n8n either.
 */

const NODE = 'nodes/FeishuOffboarding';
const folder = (type, pattern = type) => ({ type, pattern, partialMatch: false });
const within = (parent, ...names) => names.map((name) => folder(name, `${parent}/${name}`));
const elements = [
	...within(NODE, 'actions', 'triggers', 'lists', 'fields', 'transport', 'domain', 'platform'),
	folder('node', NODE),
	folder('credential', 'credentials'),
	...within('test', 'emulator', 'harness', 'host', 'simulation', 'fixtures'),
	...within(
		'test',
		'unit',
		'structure',
		'contract',
		'integration',
		'package',
		'e2e',
		'queue',
		'compat',
	),
	folder('demo'),
	folder('bench'),
	folder('report'),
];

const PURE = ['domain', 'platform'];
const SHELL = ['credential', 'actions', 'triggers', 'lists', 'fields', 'transport'];

/** What a folder may import beside its own files. */
const mayImport = {
	node: ['actions', 'triggers', 'lists', 'fields', 'platform'],
	actions: ['lists', 'fields', 'transport', 'domain', 'platform'],
	triggers: ['fields', 'transport', 'domain', 'platform'],
	lists: ['fields', 'transport', 'domain', 'platform'],
	fields: ['domain', 'platform'],
	transport: ['domain', 'platform'],
	domain: ['platform'],
	platform: [],
	credential: ['platform'],
	// Sharing our signing or envelope code would make the emulator agree with our mistakes.
	emulator: [],
	// The harness is n8n: it is given nodes and knows no Feishu, but asks for the credential by its type.
	harness: ['credential'],
	host: ['emulator'],
	unit: [...SHELL, ...PURE, 'fixtures', 'emulator', 'host', 'demo', 'report'],
	structure: [
		'node',
		'credential',
		'actions',
		'triggers',
		'lists',
		'fields',
		'domain',
		'platform',
		'emulator',
		'report',
	],
	contract: ['transport', 'domain', 'platform', 'fixtures', 'emulator', 'report'],
	simulation: ['node', 'platform', 'credential', 'emulator', 'harness'],
	integration: ['node', ...SHELL, ...PURE, 'fixtures', 'emulator', 'harness'],
	package: ['host'],
	e2e: ['emulator', 'host', 'demo', 'fixtures'],
	queue: ['emulator', 'host', 'e2e'],
	compat: ['emulator', 'host', 'e2e'],
	demo: ['emulator', 'host'],
	bench: ['emulator', 'host', 'harness', 'node', 'credential'],
	report: ['domain', 'platform', 'fixtures'],
};

const anyOf = (...types) => ({ element: { types: { anyOf: types } } });
const packages = (source) => ({
	module: { origin: ['external', 'core'], ...(source !== undefined && { source }) },
});
const SHIPPED_LAYERS = ['node', ...SHELL];

const layers = [
	{
		name: 'layers',
		files: ['**/*.{ts,js}'],
		plugins: { boundaries },
		settings: {
			'boundaries/elements': elements,
			'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
			'import/resolver': { node: { extensions: ['.ts', '.js', '.json'] } },
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{
					default: 'disallow',
					checkAllOrigins: true,
					message: '{{from.type}} does not import this: see the layers in eslint.config.mjs.',
					policies: [
						...Object.entries(mayImport).map(([type, others]) => ({
							from: anyOf(type),
							allow: { to: anyOf(type, ...others) },
						})),
						{ allow: { to: packages() } },
						{ from: anyOf(...SHIPPED_LAYERS, ...PURE), disallow: { to: packages() } },
						{ from: anyOf(...SHIPPED_LAYERS), allow: { to: packages('n8n-workflow') } },
						{ from: anyOf(...SHIPPED_LAYERS, ...PURE), allow: { to: packages('node:crypto') } },
						// Feishu has no n8n, and neither have the tests of what is pure.
						{ from: anyOf('emulator'), disallow: { to: packages('n8n-workflow') } },
						{ from: anyOf('emulator', 'unit', 'contract'), disallow: { to: packages('n8n-core') } },
					],
				},
			],
		},
	},
];

const types = {
	name: 'types',
	files: TYPESCRIPT,
	extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
	languageOptions: {
		parserOptions: {
			project: ['./tsconfig.json', './test/tsconfig.json'],
			tsconfigRootDir: import.meta.dirname,
		},
	},
	rules: {
		'@typescript-eslint/no-explicit-any': 'error',
		'@typescript-eslint/consistent-type-imports': 'error',
		'@typescript-eslint/switch-exhaustiveness-check': [
			'error',
			{ considerDefaultExhaustiveForUnions: true },
		],
		// `||` takes 0 and false for "not given"; for text, "empty or missing" is often one case.
		'@typescript-eslint/prefer-nullish-coalescing': [
			'error',
			{ ignorePrimitives: { string: true } },
		],
	},
};

const sizes = {
	name: 'sizes',
	files: TYPESCRIPT,
	rules: {
		'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
		// Descriptions and other data are object literals, which this rule does not count.
		'max-lines-per-function': ['error', { max: 40 }],
		complexity: ['error', 8],
	},
};

const suppressions = {
	name: 'suppressions',
	extends: [comments.recommended],
	linterOptions: { reportUnusedDisableDirectives: 'error' },
	rules: {
		'@eslint-community/eslint-comments/require-description': 'error',
		// The scan for verification does not honour comments, so such a comment would only hide it.
		'@eslint-community/eslint-comments/no-restricted-disable': [
			'error',
			'@n8n/community-nodes/*',
			'n8n-nodes-base/*',
		],
		'no-warning-comments': ['error', { terms: ['todo', 'fixme'], location: 'anywhere' }],
	},
};

const shipped = {
	name: 'shipped',
	files: SHIPPED,
	extends: [n8nCommunityNodesPlugin.configs.recommended],
	rules: {
		'no-console': 'error',
		'@typescript-eslint/no-non-null-assertion': 'error',
		'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
		'no-restricted-syntax': [
			'error',
			{ selector: 'ImportExpression', message: 'Imports stand at the top of the file.' },
		],
	},
};

const loadedAtFirstUse = {
	name: 'loaded at first use',
	// Off: what n8n loads when it starts leaves here for what a run needs.
	files: [
		'nodes/*/*.node.ts',
		'nodes/*/actions/**/*.operation.ts',
		'nodes/*/lists/methods.ts',
		'credentials/*.credentials.ts',
	],
	rules: { 'no-restricted-syntax': 'off' },
};

const typedBoundary = {
	name: 'typed boundary',
	// Off: here values of unknown type become typed ones, each checked before the assertion.
	files: [
		'nodes/FeishuOffboarding/fields/parameters.ts',
		'nodes/FeishuOffboarding/platform/json.ts',
	],
	rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
};

const nodeClasses = {
	name: 'n8n nodes',
	files: ['nodes/**/*.ts'],
	plugins: { 'n8n-nodes-base': n8nNodesBase },
	rules: {
		...n8nNodesBase.configs.nodes.rules,
		// Off, both: they want `['main']`, where n8n's newer rule wants NodeConnectionTypes.Main.
		'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
		'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		// Off: it forbids an upper bound on Limit, where the vendor has one.
		'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
	},
};

const credentialClasses = {
	name: 'n8n credentials',
	files: ['credentials/**/*.ts'],
	plugins: { 'n8n-nodes-base': n8nNodesBase },
	rules: {
		...n8nNodesBase.configs.credentials.rules,
		// Off: it wants the slug of a page on docs.n8n.io, which only n8n's own credentials have.
		'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		// Off: it knows secrets by words in their names, and Encrypt Key, the vendor's name, has none.
		'@n8n/community-nodes/credential-unnecessary-password': 'off',
	},
};

const packageJson = {
	name: 'package.json',
	files: ['package.json'],
	extends: [n8nCommunityNodesPlugin.configs.recommended],
	plugins: { 'n8n-nodes-base': n8nNodesBase },
	languageOptions: {
		parser: tseslint.parser,
		parserOptions: { extraFileExtensions: ['.json'] },
	},
	rules: n8nNodesBase.configs.community.rules,
};

const tests = {
	name: 'tests',
	files: TESTS,
	rules: {
		'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
		// Off: a describe block is one function around all its cases.
		'max-lines-per-function': 'off',
		'no-restricted-properties': [
			'error',
			{ object: 'jest', property: 'mock', message: 'No mocks of our modules: use the emulator.' },
			{ object: 'jest', property: 'doMock', message: 'No mocks of our modules: use the emulator.' },
		],
		'no-restricted-syntax': [
			'error',
			{
				selector:
					'CallExpression[callee.name=/^(it|test)$/] > Literal:first-child[value=/\\bshould\\b/]',
				message: 'Say what it does, in the present tense.',
			},
		],
	},
};

const plainJavaScript = {
	name: 'plain JavaScript',
	files: PLAIN_JAVASCRIPT,
	extends: [js.configs.recommended],
	languageOptions: {
		globals: { __dirname: 'readonly', console: 'readonly', process: 'readonly', URL: 'readonly' },
	},
};
const commonJs = {
	name: 'CommonJS',
	files: ['**/*.{js,cjs}'],
	languageOptions: { sourceType: 'commonjs' },
};

export default tseslint.config(
	{ ignores: ['dist/', 'node_modules/', 'coverage/', '.n8n/', '.tmp/'] },
	types,
	sizes,
	suppressions,
	shipped,
	loadedAtFirstUse,
	typedBoundary,
	nodeClasses,
	credentialClasses,
	packageJson,
	tests,
	plainJavaScript,
	commonJs,
	...layers,
);
