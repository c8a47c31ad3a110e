import { readFile, writeFile } from 'node:fs/promises';

import { format, resolveConfig } from 'prettier';

import { inProject } from '../../test/host/projectPaths';

const BEGIN = '<!-- measured: written by npm run bench -- --write -->';
const END = '<!-- end of measured -->';

const documentFile = inProject('docs', 'performance.md');

/** Puts the report in its place in the document; everything around it is written by hand. */
export async function writeReport(report: string): Promise<void> {
	const text = await readFile(documentFile, 'utf8');
	const [before, after] = around(text);
	const written = `${before}${BEGIN}\n\n${report}\n\n${END}${after}`;
	await writeFile(documentFile, await formatted(written));
}

export async function formatted(markdown: string): Promise<string> {
	return await format(markdown, {
		...(await resolveConfig(documentFile)),
		filepath: documentFile,
	});
}

function around(text: string): [before: string, after: string] {
	const begin = text.indexOf(BEGIN);
	const end = text.indexOf(END);
	if (begin < 0 || end < begin) {
		throw new Error(`${documentFile} lacks the lines that say where the measurements go`);
	}
	return [text.slice(0, begin), text.slice(end + END.length)];
}
