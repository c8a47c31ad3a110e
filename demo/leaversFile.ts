import { copyFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';

import { leaversFromCsv, withParameters, type Workflow } from '../test/host/exampleWorkflows';
import { hasCode } from '../test/host/json';
import type { N8nHome } from '../test/host/n8n/home';
import { PlainProblem } from '../test/host/plainProblem';
import { inProject } from '../test/host/projectPaths';

const needed = ['employee_number', 'offboarding_date', 'offboarding_reason'] as const;

/** What the sandbox tenant requires, as every tenant may require custom fields of its own. */
const requiredField = {
	id: 'custom_field_1__c',
	displayName: 'Handover document',
	required: true,
	defaultMatch: false,
	display: true,
	removed: false,
	type: 'string',
} as const;

const customFields = {
	mappingMode: 'defineBelow',
	value: { [requiredField.id]: '=Handover of {{ $json.employee_number }}' },
	matchingColumns: [],
	schema: [requiredField],
} as const;

/** The example workflow, made to fit this machine and the sandbox tenant. */
export async function leaversHere(home: N8nHome, csvFile?: string): Promise<Workflow> {
	const fileSelector = await provideLeavers(home, csvFile);
	const reading = withParameters(await leaversFromCsv(), 'Read the list', { fileSelector });
	return withParameters(reading, 'Submit Offboarding', { customFields });
}

/** Puts the list where n8n may read it, and gives its path there. */
async function provideLeavers(home: N8nHome, csvFile: string | undefined): Promise<string> {
	const source = csvFile === undefined ? inProject('demo', 'leavers.csv') : asGiven(csvFile);
	requireHeaders(source, await readText(source));
	const provided = join(home.filesFolder, 'leavers.csv');
	await copyFile(source, provided);
	return provided;
}

/** A list that cannot be used is told at once, not after n8n has been set up. */
export async function requireUsableLeavers(csvFile: string | undefined): Promise<void> {
	if (csvFile !== undefined) requireHeaders(csvFile, await readText(asGiven(csvFile)));
}

/** npm changes to the project's folder; a relative path is meant from where the person called it. */
const asGiven = (file: string) => resolve(process.env['INIT_CWD'] ?? '', file);

async function readText(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (hasCode(error, 'ENOENT')) throw new PlainProblem(`There is no file ${file}.`);
		if (hasCode(error, 'EISDIR')) throw new PlainProblem(`${file} is a folder: name a CSV file.`);
		throw error;
	}
}

function requireHeaders(file: string, text: string): void {
	const [headers = []] = rowsIn(file, text);
	const missing = needed.filter((name) => !headers.includes(name));
	if (missing.length === 0) return;
	throw new PlainProblem(
		`The first line of ${file} has to name the columns, separated by commas; it lacks ${missing.join(', ')} (demo/leavers.csv shows all of them).`,
	);
}

/** By the library, and as strictly as n8n's *Extract From File* reads the list afterwards. */
function rowsIn(file: string, text: string): string[][] {
	try {
		return parse(text, { bom: true, skip_empty_lines: true });
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw new PlainProblem(`${file} cannot be read as CSV: ${error.message}.`);
	}
}
