/* Plain JavaScript in an old dialect on purpose: it must still run on the Node it is there to refuse. */
var major = Number(process.versions.node.split('.')[0]);

function refuse(sentence) {
	process.stderr.write(sentence + '\n');
	process.exitCode = 1;
}

function installed() {
	try {
		require.resolve('tsx/cjs');
		require.resolve('typescript');
		return true;
	} catch (error) {
		return error.code !== 'MODULE_NOT_FOUND';
	}
}

if (major < 20) {
	refuse(
		'The demo needs Node 20 or newer and this is ' +
			process.version +
			': install a newer one from https://nodejs.org and start again.',
	);
} else if (process.platform === 'win32') {
	refuse('The demo runs on Linux and macOS: on Windows, start it inside WSL.');
} else if (!installed()) {
	refuse('The development packages are missing: run "npm ci" in this folder and start again.');
} else {
	require('tsx/cjs');
	require('./main.ts');
}
