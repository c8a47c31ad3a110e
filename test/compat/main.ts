import { npm } from '../host/install/npm';
import { at, listIn, parseJson, textIn } from '../host/json';
import { runToEnd } from '../host/process/children';
import { inProject, projectFolder } from '../host/projectPaths';

interface Host {
	readonly n8n: string;
	/** One that this n8n can run on. */
	readonly node: string;
	/** Dependencies of its dependencies whose newest version does not go with it any more. */
	readonly overrides?: Readonly<Record<string, string>>;
	/** What its dependencies want as peers, where npm would leave them an older one. */
	readonly peers?: Readonly<Record<string, string>>;
}

const olderLangchain = { '@langchain/langgraph-checkpoint': '1.0.0' };

const older: readonly Host[] = [
	{ n8n: '1.123.0', node: '20.19.5', overrides: olderLangchain },
	{ n8n: '1.123.81', node: '22.20.0', overrides: olderLangchain },
	{ n8n: '2.0.3', node: '22.20.0', overrides: olderLangchain },
	{
		n8n: '2.20.12',
		node: '22.20.0',
		overrides: { ...olderLangchain, '@langchain/langgraph@^1.1.2': '1.2.0' },
		peers: { '@opentelemetry/core': '2.6.0', '@opentelemetry/sdk-trace-base': '2.6.0' },
	},
];

/** Of versions, which the registry lists in the order in which they were published. */
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

async function newest(): Promise<Host> {
	const { stdout } = await npm(['view', 'n8n@2', 'version', '--json'], projectFolder);
	const versions = listIn(parseJson(stdout)).map((version) => textIn(version));
	return { n8n: textIn(versions.sort(byNumber).at(-1)), node: '24.21.0' };
}

/** What was seen in an n8n: a line for each capability. */
async function tryHost({ n8n, node, overrides = {}, peers = {} }: Host): Promise<boolean> {
	console.log(`n8n ${n8n} on Node ${node}: set up, if it is not there yet, and tried …`);
	const { exitCode, stdout, stderr } = await runToEnd({
		file: process.execPath,
		args: [
			inProject('node_modules/jest/bin/jest.js'),
			'-c',
			inProject('test/compat/jest.config.js'),
			'--runInBand',
			'--json',
		],
		cwd: projectFolder,
		env: {
			...process.env,
			HOST_N8N: n8n,
			HOST_NODE: node,
			HOST_OVERRIDES: JSON.stringify(overrides),
			HOST_PEERS: JSON.stringify(peers),
		},
	});
	const report = stdout.split('\n').find((line) => line.startsWith('{'));
	if (report === undefined) throw new Error(stderr);
	for (const test of listIn(at(parseJson(report), 'testResults', 0, 'assertionResults'))) {
		console.log(`  ${textIn(at(test, 'status'))}: ${textIn(at(test, 'title'))}`);
		for (const message of listIn(at(test, 'failureMessages'))) console.log(firstLine(message));
	}
	return exitCode === 0;
}

const firstLine = (message: unknown) => `    ${textIn(message).split('\n')[0]}`;

/** Without arguments all of them; else that n8n alone, on its Node or on the one that is named. */
async function main([n8n, node]: readonly string[]): Promise<void> {
	const hosts = [...older, await newest()];
	const known = hosts.filter((host) => host.n8n === n8n);
	const named = n8n !== undefined && node !== undefined ? [{ n8n, node }] : known;
	const chosen = n8n === undefined ? hosts : named;
	if (chosen.length === 0) {
		throw new Error(`Name a Node, too, or one of ${hosts.map((host) => host.n8n).join(', ')}`);
	}
	for (const host of chosen) if (!(await tryHost(host))) process.exitCode = 1;
}

void main(process.argv.slice(2));
