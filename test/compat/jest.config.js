const e2e = require('../e2e/jest.config.js');

/** A configuration of its own: the environment says which n8n it is, and `main.ts` sets it. */
module.exports = {
	...e2e,
	displayName: 'compat',
	roots: ['<rootDir>/test/compat'],
	testMatch: ['<rootDir>/test/compat/**/*.test.ts'],
};
