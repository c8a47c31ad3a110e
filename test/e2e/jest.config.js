const { projects, reporters } = require('../../jest.config.js');

const [{ testEnvironment, transform }] = projects;

/** A configuration of its own, because a real n8n takes minutes where the other tests take seconds. */
module.exports = {
	displayName: 'e2e',
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testEnvironment,
	transform,
	reporters,
	maxWorkers: 1,
};
