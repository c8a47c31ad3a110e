import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { nodeBinary } from '../host/install/environment';
import { at, parseJson, textIn } from '../host/json';
import { leaversHere } from '../../demo/leaversFile';
import { leaversTrigger } from '../../demo/leaversRun';
import { runToEnd } from '../host/process/children';
import { credentialFor } from '../host/sandbox';
import { addWorkflows } from '../host/stage';
import { choicesOf, openEditor, type Editor } from './support/editor';
import { until } from './support/until';

jest.setTimeout(300_000);

let editor: Editor;

beforeAll(async () => {
	editor = await openEditor('e2e-secrets', []);
});

afterAll(async () => {
	await editor?.close();
});

async function runInEditor(id: string): Promise<string> {
	const started = await editor.session.post(`/rest/workflows/${id}/run`, {
		triggerToStartFrom: { name: leaversTrigger },
	});
	const execution = textIn(at(started.body, 'data', 'executionId'));
	return await until('the workflow has run', async () => {
		const { body } = await editor.session.get(`/rest/executions/${execution}`);
		const status = textIn(at(body, 'data', 'status'));
		return ['', 'new', 'running'].includes(status) ? undefined : status;
	});
}

/** Feishu gives the same token again while it is far from its end: this is the one in use. */
async function tokenInUse(): Promise<string> {
	const { appId, appSecret } = editor.emulator.apps.main;
	const answer = await fetch(
		`${editor.emulator.url}/open-apis/auth/v3/tenant_access_token/internal`,
		{
			method: 'POST',
			headers: { 'content-type': 'application/json; charset=utf-8' },
			body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
		},
	);
	return textIn(at(parseJson(await answer.text()), 'tenant_access_token'));
}

/** Everything that the process keeps on disk, and every value in its database. */
async function everythingKept(folder: string): Promise<string> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => join(entry.parentPath, entry.name));
	const contents = await Promise.all(files.map(async (file) => await readFile(file, 'latin1')));
	return [...contents, await databaseValues(join(folder, '.n8n', 'database.sqlite'))].join('\n');
}

/** A text longer than a page is not in one piece in the database file, so its rows are read too. */
async function databaseValues(file: string): Promise<string> {
	const script = `
		const { DatabaseSync } = require('node:sqlite');
		const database = new DatabaseSync(process.argv[1], { readOnly: true });
		const all = (sql) => database.prepare(sql).all();
		for (const { name } of all("select name from sqlite_master where type = 'table'"))
			for (const row of all('select * from "' + name + '"'))
				console.log(Object.values(row).map(String).join('\\n'));`;
	const { environment } = editor.home;
	const dump = await runToEnd({
		file: nodeBinary,
		args: ['-e', script, file],
		cwd: editor.home.folder,
		env: environment,
	});
	expect(dump.exitCode).toBe(0);
	return dump.stdout;
}

it('keeps App Secret, keys and token out of the clear in database, files and logs', async () => {
	const { emulator, home, session } = editor;
	const workflow = await leaversHere(home);
	await addWorkflows(editor, [workflow]);

	emulator.fail('submit', { kind: 'answer', status: 500, code: 1160103, msg: 'internal' });
	await expect(runInEditor(workflow.id)).resolves.toBe('success');
	const firstToken = await tokenInUse();
	emulator.revokeTokens();
	await expect(runInEditor(workflow.id)).resolves.toBe('success');
	await choicesOf(editor, 'options', 'getOffboardingReasons');
	await session.post('/rest/credentials/test', {
		credentials: credentialFor(emulator.url, emulator.apps.main),
	});
	const secondToken = await tokenInUse();
	expect(new Set(['', firstToken, secondToken]).size).toBe(3);
	const submitted = textIn(emulator.offboardings().at(-1)?.offboardingId);
	await editor.server.stop();

	const kept = await everythingKept(home.folder);
	const { appSecret, encryptKey, verificationToken } = emulator.apps.main;
	expect(kept.includes(submitted)).toBe(true);
	for (const secret of [appSecret, encryptKey, verificationToken, firstToken, secondToken]) {
		expect(kept.includes(secret)).toBe(false);
	}
});
