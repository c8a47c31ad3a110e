import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { at, textIn } from '../host/json';
import { importCredentials } from '../host/n8n/commandLine';
import { runByHand } from '../host/n8n/executions';
import { credentialFor, credentialId, credentialType } from '../host/sandbox';
import { addWorkflows } from '../host/stage';
import { credentialReference, openEditor, type Editor } from './support/editor';
import { askByHttp, submitByNode, trigger } from './support/identityWorkflows';

jest.setTimeout(300_000);

let editor: Editor;
let stranger: Server;
const heard: Array<string | undefined> = [];

const byItem = { id: 'appByItem', name: 'App by item' };

beforeAll(async () => {
	stranger = createServer((request, response) => {
		heard.push(request.headers.authorization);
		response.setHeader('Content-Type', 'application/json');
		response.end('{}');
	});
	await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
	editor = await openEditor('e2e-identity', []);
	const { emulator, home } = editor;
	const whole = credentialFor(emulator.url, emulator.apps.main);
	const expressions = { appId: '={{ $json.appId }}', appSecret: '={{ $json.appSecret }}' };
	await importCredentials(home, [{ ...whole, ...byItem, data: { ...whole.data, ...expressions } }]);
	await addWorkflows(editor, [
		submitByNode('submitOne', credentialReference, [{ employee: persons(1)[0] }]),
		submitByNode('submitAnother', credentialReference, [{ employee: persons(2)[1] }]),
		submitByNode(
			'submitAsTwo',
			{ [credentialType]: byItem },
			persons(6)
				.slice(2)
				.map((employee, index) => {
					const { appId, appSecret } = emulator.apps[index % 2 === 0 ? 'main' : 'second'];
					return { employee, appId, appSecret };
				}),
		),
		askByHttp('askByHttp', emulator.url),
		askByHttp('askStranger', strangerUrl()),
	]);
});

afterAll(async () => {
	stranger?.close();
	await editor?.close();
});

beforeEach(async () => {
	await edit({});
	await run('askByHttp');
	editor.emulator.clearJournal();
});

const strangerUrl = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;

/** Employment IDs of people about whom nothing is unusual. */
const persons = (count: number): string[] =>
	editor.emulator.tenant.people
		.filter(({ employeeNumber }) => employeeNumber <= 'E0040')
		.slice(0, count)
		.map(({ employmentId }) => employmentId);

const run = async (id: string) => await runByHand(editor.session, id, { trigger });

const appIds = (route: 'reasons' | 'submit') =>
	editor.emulator.requests(route).map(({ appId }) => appId);

/** What the editor sends when somebody has opened the stored credential and changed some fields. */
async function form(changes: Record<string, string>) {
	const { body } = await editor.session.get(`/rest/credentials/${credentialId}?includeData=true`);
	const app = credentialFor(editor.emulator.url, editor.emulator.apps.main);
	const shown: Record<string, unknown> = Object.assign({}, at(body, 'data', 'data'));
	const { appId, appSecret, baseUrl } = app.data;
	return { ...app, data: { ...shown, appId, appSecret, baseUrl, ...changes } };
}

async function edit(changes: Record<string, string>): Promise<void> {
	const { status } = await editor.session.patch(
		`/rest/credentials/${credentialId}`,
		await form(changes),
	);
	expect(status).toBe(200);
}

async function test(changes: Record<string, string>) {
	const { body } = await editor.session.post('/rest/credentials/test', {
		credentials: await form(changes),
	});
	return { status: at(body, 'data', 'status'), message: textIn(at(body, 'data', 'message')) };
}

const secondApp = () => {
	const { appId, appSecret } = editor.emulator.apps.second;
	return { appId, appSecret };
};

const wrongSecret = /App Secret does not match/;

describe('a credential that is edited to a wrong secret while a token is stored', () => {
	it('fails the test with its sentence, saved or not', async () => {
		await expect(test({})).resolves.toMatchObject({ status: 'OK' });
		const unsaved = await test({ appSecret: 'x'.repeat(32) });
		await edit({ appSecret: 'x'.repeat(32) });
		const saved = await test({ appSecret: 'x'.repeat(32) });
		for (const { status, message } of [unsaved, saved]) {
			expect(status).toBe('Error');
			expect(message).toMatch(wrongSecret);
		}
	});

	it('fails the execution of the node and of the HTTP Request node, and acts as nobody', async () => {
		await edit({ appSecret: 'x'.repeat(32) });
		for (const id of ['submitOne', 'askByHttp']) {
			expect((await run(id)).failure).toMatch(wrongSecret);
		}
		expect(editor.emulator.requests('submit')).toEqual([]);
		expect(editor.emulator.requests('reasons')).toEqual([]);
	});

	it.each([
		['an address where nobody answers', () => ({ baseUrl: 'http://127.0.0.1:9' }), /'Base URL'/],
		[
			'an address of somebody else',
			() => ({ baseUrl: strangerUrl() }),
			/does not answer like Feishu/,
		],
		['an unknown App ID', () => ({ appId: 'cli_0000000000000000' }), /App ID/],
		['an App ID of another form', () => ({ appId: 'App' }), /not written correctly/],
	])('or to %s fails the test with its sentence', async (_what, changes, sentence) => {
		const { status, message } = await test(changes());
		expect([status, message]).toEqual(['Error', expect.stringMatching(sentence)]);
		expect(heard).not.toContainEqual(expect.stringContaining('Bearer'));
	});

	it.each([10003, 10014, 10015, 99991543])('tells code %i of unchanged values', async (code) => {
		const fault = { kind: 'answer', status: 200, code, msg: 'no' } as const;
		editor.emulator.fail('tenantAccessToken', fault);
		const { status, message } = await test({});
		expect(status).toBe('Error');
		expect(message).toMatch(new RegExp(`App .*Feishu code ${code}`));
	});
});

describe('a credential that is edited to another app while a token is stored', () => {
	it('acts as the other app in the very next call of the node', async () => {
		await edit(secondApp());
		expect((await run('submitOne')).failure).toBeUndefined();
		expect(appIds('submit')).toEqual([editor.emulator.apps.second.appId]);
	});

	it('acts as the other app in the very next call of the HTTP Request node', async () => {
		await edit(secondApp());
		expect((await run('askByHttp')).failure).toBeUndefined();
		expect(appIds('reasons')).toEqual([editor.emulator.apps.second.appId]);
	});

	it('acts as itself when only the test was made with other values', async () => {
		await expect(test(secondApp())).resolves.toMatchObject({ status: 'OK' });
		expect((await run('submitAnother')).failure).toBeUndefined();
		expect(appIds('submit')).toEqual([editor.emulator.apps.main.appId]);
	});
});

it('a token does not go to another host with the HTTP Request node', async () => {
	const { failure } = await run('askStranger');
	expect(failure).toContain(`is for ${editor.emulator.url} and does not go to ${strangerUrl()}`);
	expect(heard).not.toContainEqual(expect.stringContaining('Bearer'));
});

it('items with two apps in one run are each submitted as their own', async () => {
	const done = await run('submitAsTwo');
	expect(done.failure).toBeUndefined();
	expect(done.outputs('Ask')[0]).toHaveLength(4);
	const { main, second } = editor.emulator.apps;
	expect(appIds('submit')).toEqual([main.appId, second.appId, main.appId, second.appId]);
	expect(editor.emulator.requests('tenantAccessToken').length).toBeLessThanOrEqual(2);
});
