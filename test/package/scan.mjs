/** Runs n8n's own verification scan on the source and on what would be published. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scan-'));
try {
	const [{ filename, files, size, unpackedSize }] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' }),
	);
	execFileSync('tar', ['xzf', join(folder, filename), '-C', folder]);
	const results = {
		source: await analyzePackage(process.cwd(), SOURCE_FILE_PATTERNS),
		package: await analyzePackage(join(folder, 'package'), ['**/*.js', 'package.json']),
	};
	for (const [leg, { passed, message, details }] of Object.entries(results)) {
		console.log(`scan of the ${leg}: ${passed ? 'passed' : `refused. ${message}\n${details}`}`);
		if (!passed) process.exitCode = 1;
	}
	const foreign = files.filter(
		({ path }) => !/^(dist\/|index\.js$|package\.json$|README|LICENSE)/.test(path),
	);
	if (foreign.length > 0) {
		console.log(`the package holds what it should not: ${foreign.map(({ path }) => path)}`);
		process.exitCode = 1;
	}
	console.log(`package: ${size} bytes packed, ${unpackedSize} unpacked`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
