import jestConfig from './jest.config.js';

const unit = jestConfig.projects.find(({ displayName }) => displayName === 'unit');

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: [
		'nodes/FeishuOffboarding/{platform,domain}/**/*.ts',
		// Words for people, and types
		'!nodes/FeishuOffboarding/**/refusals/**/*.ts',
	],
	// Sentences are tested by their essential part; the names on the wire have tests of their own.
	mutator: { excludedMutations: ['StringLiteral'] },
	testRunner: 'jest',
	// One project alone: which test covers what cannot be told across projects.
	jest: {
		projectType: 'custom',
		config: {
			...unit,
			setupFiles: ['<rootDir>/test/mutationSetup.ts'],
			testMatch: ['<rootDir>/test/unit/{platform,domain}/**/*.test.ts'],
		},
	},
	coverageAnalysis: 'perTest',
	ignoreStatic: true,
	concurrency: 2,
	thresholds: { high: 95, low: 90, break: 85 },
	reporters: ['clear-text', 'progress'],
	clearTextReporter: { allowEmojis: false, logTests: false },
	tempDirName: '.tmp/stryker',
	ignorePatterns: ['/dist', '/coverage', '/.tmp', '/.n8n', '/demo', '/docs'],
};
