import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { n8nFolder, nodeBinary } from '../host/install/environment';
import { at, listIn, parseJson, textIn } from '../host/json';
import { runToEnd } from '../host/process/children';
import { openEditor, type Editor } from './support/editor';

jest.setTimeout(300_000);

/** n8n's AI builder and its MCP server ask this catalogue, which is made of the types that the editor gets. */
const SEARCH = `
	const [types, phrases] = process.argv.slice(1);
	const { NodeTypeParser } = require('@n8n/ai-utilities/node-catalog');
	const catalogue = new NodeTypeParser(JSON.parse(require('node:fs').readFileSync(types, 'utf8')));
	const found = JSON.parse(phrases).map((phrase) => catalogue.searchNodeTypes(phrase).map(({ id }) => id));
	console.log(JSON.stringify(found));
`;

const ACTION = 'n8n-nodes-feishu-corehr.feishuOffboarding';
const LONG_CONNECTION = `${ACTION}LongConnectionTrigger`;

const named: ReadonlyArray<readonly [string, string]> = [
	['submit an offboarding in Feishu', ACTION],
	['revoke offboarding feishu', ACTION],
	['Feishu CoreHR', ACTION],
	['lark employee offboarding', ACTION],
	['Lark HR', ACTION],
	['feishu employee termination', ACTION],
	['飞书离职', ACTION],
	['飞书人事 员工离职', ACTION],
	['Feishu long connection', LONG_CONNECTION],
];

const unnamed = [
	'employee offboarding',
	'员工离职',
	'工号',
	'HRIS',
	'employee resignation',
	'resign',
];

let editor: Editor;
let found: Map<string, readonly string[]>;

beforeAll(async () => {
	editor = await openEditor('e2e-search', []);
	const phrases = [...named.map(([phrase]) => phrase), ...unnamed];
	const types = join(editor.home.folder, 'types.json');
	await writeFile(types, JSON.stringify((await editor.session.get('/types/nodes.json')).body));
	const { exitCode, stdout, stderr } = await runToEnd({
		file: nodeBinary,
		args: ['-e', SEARCH, types, JSON.stringify(phrases)],
		cwd: join(n8nFolder, 'node_modules', 'n8n'),
		env: process.env,
	});
	if (exitCode !== 0) throw new Error(stderr);
	const answers = parseJson(stdout);
	found = new Map(
		phrases.map((phrase, index) => [phrase, listIn(at(answers, index)).map((id) => textIn(id))]),
	);
});

afterAll(async () => {
	await editor?.close();
});

describe('n8n’s search for nodes', () => {
	it.each(named)('answers %s with %s first', (phrase, node) => {
		expect(found.get(phrase)?.[0]).toBe(node);
	});

	it.each(unnamed)('finds the action node by %s, too', (phrase) => {
		expect(found.get(phrase)).toContain(ACTION);
	});
});
