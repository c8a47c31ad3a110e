const project = (name) => ({
	displayName: name,
	// Not the whole folder: the n8n that the demo sets up lies in it, too.
	roots: ['<rootDir>/nodes', '<rootDir>/credentials', '<rootDir>/test'],
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	testEnvironment: 'node',
	runtime: '<rootDir>/test/sharedCompilation.js',
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: {
					parser: { syntax: 'typescript', decorators: true },
					target: 'es2022',
				},
				module: { type: 'commonjs' },
			},
		],
	},
});

/** @type {import('jest').Config} */
module.exports = {
	// Jest leaves one core to others, and runs everything in one process where there are two.
	maxWorkers: '100%',
	// A busy machine is no failure; what the clock says is measured elsewhere.
	testTimeout: 60_000,
	projects: ['unit', 'structure', 'contract', 'simulation', 'integration', 'package'].map(project),
	reporters: ['default', '<rootDir>/test/summaryReporter.js'],
	coverageReporters: [['text', { skipFull: true }]],
	collectCoverageFrom: [
		'nodes/FeishuOffboarding/{domain,platform}/**/*.ts',
		'!**/refusals/refusal.ts',
	],
	coverageThreshold: {
		'./nodes/FeishuOffboarding/domain/': { lines: 95, branches: 95 },
		'./nodes/FeishuOffboarding/platform/': { lines: 95, branches: 95 },
	},
};
