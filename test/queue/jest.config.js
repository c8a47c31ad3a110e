const e2e = require('../e2e/jest.config.js');

/** A configuration of its own, because it needs programs of the system that the other tests do without. */
module.exports = {
	...e2e,
	displayName: 'queue',
	roots: ['<rootDir>/test/queue'],
	testMatch: ['<rootDir>/test/queue/**/*.test.ts'],
	globalSetup: '<rootDir>/test/queue/requirePrograms.ts',
};
