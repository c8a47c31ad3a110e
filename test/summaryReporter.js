/** Ends every run with one plain line, so that a person and a machine read the same result. */
module.exports = class SummaryReporter {
	onRunComplete(_contexts, results) {
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		const skipped = results.numPendingTests + results.numTodoTests;
		const tail = skipped > 0 ? `, ${skipped} skipped` : '';
		// On exit, because the coverage table is printed after the reporters have run.
		process.once('exit', () => {
			process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed${tail}\n`);
		});
	}
};
