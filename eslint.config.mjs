import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts'];
const PLAIN_JAVASCRIPT = ['**/*.{js,cjs,mjs}'];
const SHIPPED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const TESTS = ['test/**/*.test.ts'];

/*
 * Layers: which folder may import what. A later block replaces an earlier one for the same rule, so
 * the rules of a folder are one list. The core rule also sees `import type`, which is wanted: a pure
 * folder needs no type of n8n either.
 */

const folder = (...names) => `(^|/)(${names.join('|')})(/|$)`;
const ANY_NODE_CLASS = '\\.node$';
const ANY_CREDENTIAL_CLASS = `\\.credentials$|${folder('credentials')}`;
const N8N = '^n8n-(workflow|core)(/|$)';

const shippedMayImport = {
	regex: '^(?!\\.{1,2}(/|$)|n8n-workflow$|node:crypto$)',
	message: 'What ships imports only its own files, n8n-workflow and node:crypto.',
};
const pureMayImport = {
	regex: '^(?!\\.{1,2}(/|$)|node:crypto$)',
	message: 'Pure folders import only their own files and node:crypto, no type of n8n either.',
};
const testsStayOutside = {
	regex: folder('test', 'demo'),
	message: 'What ships knows nothing of tests and demo.',
};

const layer = (files, ...patterns) => ({
	name: `layer: ${files.join(', ')}`,
	files,
	rules: { 'no-restricted-imports': ['error', { patterns }] },
});
const shippedLayer = (files, ...patterns) =>
	layer(files, shippedMayImport, testsStayOutside, ...patterns);
const pureLayer = (files, ...patterns) =>
	layer(files, pureMayImport, testsStayOutside, ...patterns);
const not = (regex, message) => ({ regex, message });

const layers = [
	shippedLayer(SHIPPED),
	shippedLayer(
		['credentials/**/*.ts'],
		not(folder('actions', 'fields', 'transport', 'domain', 'trigger'), 'Credentials use platform.'),
		not(ANY_NODE_CLASS, 'Credentials do not know the nodes.'),
	),
	shippedLayer(
		['nodes/**/actions/**/*.ts'],
		not(folder('trigger'), 'Actions know nothing of incoming calls.'),
		not(ANY_NODE_CLASS, 'Nodes use actions, not the reverse.'),
		not(ANY_CREDENTIAL_CLASS, 'Only n8n calls the credential class.'),
	),
	shippedLayer(
		['nodes/**/fields/**/*.ts'],
		not(folder('actions', 'trigger'), 'Fields are used by actions, not the reverse.'),
		not(ANY_NODE_CLASS, 'Fields are used by nodes, not the reverse.'),
		not(ANY_CREDENTIAL_CLASS, 'Only n8n calls the credential class.'),
	),
	shippedLayer(
		['nodes/**/transport/**/*.ts'],
		not(folder('actions', 'fields', 'trigger'), 'Transport serves, it does not call back.'),
		not(ANY_NODE_CLASS, 'Transport serves, it does not call back.'),
		not(ANY_CREDENTIAL_CLASS, 'Only n8n calls the credential class.'),
	),
	pureLayer(
		['nodes/**/trigger/**/*.ts'],
		not(folder('actions', 'fields', 'transport'), 'The trigger decides, the node answers.'),
		not(ANY_NODE_CLASS, 'The trigger decides, the node answers.'),
		not(ANY_CREDENTIAL_CLASS, 'Secrets reach the trigger as arguments.'),
	),
	pureLayer(
		['nodes/**/domain/**/*.ts'],
		not(folder('actions', 'fields', 'transport', 'trigger'), 'Domain is pure: only platform.'),
		not(ANY_NODE_CLASS, 'Domain is pure: only platform.'),
		not(ANY_CREDENTIAL_CLASS, 'Domain is pure: only platform.'),
	),
	pureLayer(
		['nodes/**/platform/**/*.ts'],
		not(
			folder('actions', 'fields', 'transport', 'trigger', 'domain'),
			'Platform is pure and knows nothing of HR.',
		),
		not(ANY_NODE_CLASS, 'Platform is pure and knows nothing of HR.'),
		not(ANY_CREDENTIAL_CLASS, 'Platform is pure and knows nothing of HR.'),
	),
	layer(
		['test/emulator/**/*.ts'],
		// Sharing our signing or envelope code would make the emulator agree with our mistakes.
		not(folder('nodes', 'credentials'), 'Written from the vendor documents, never from our code.'),
		not(N8N, 'The emulator stands for Feishu, which has no n8n.'),
		not(folder('harness', 'unit', 'contract', 'integration', 'e2e'), 'Tests use the emulator.'),
	),
	layer(
		['test/harness/**/*.ts'],
		not(folder('nodes', 'emulator'), 'The harness is n8n: it is given nodes and knows no vendor.'),
	),
	layer(
		['test/unit/**/*.ts', 'test/contract/**/*.ts'],
		not('^n8n-core(/|$)', 'No n8n runtime here.'),
		not(folder('harness'), 'No n8n runtime here.'),
	),
	layer(
		['demo/**/*.ts'],
		not(folder('nodes', 'credentials', 'harness'), 'The demo uses the built package from outside.'),
	),
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
		// The rules above read import declarations only; this closes the other way in.
		'no-restricted-syntax': [
			'error',
			{ selector: 'ImportExpression', message: 'Imports stand at the top of the file.' },
		],
	},
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
	typedBoundary,
	nodeClasses,
	credentialClasses,
	packageJson,
	tests,
	plainJavaScript,
	commonJs,
	...layers,
);
