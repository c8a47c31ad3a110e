import type { Browser, Page } from 'playwright-core';

import { runByHand } from '../../host/n8n/executions';
import { credentialId } from '../../host/sandbox';
import { addWorkflows } from '../../host/stage';
import { loggedIn, openBrowser } from '../support/browser';
import { openEditor, type Editor } from '../support/editor';
import { askByHttp, trigger } from '../support/identityWorkflows';

jest.setTimeout(300_000);

let editor: Editor;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	browser = await openBrowser();
	editor = await openEditor('e2e-credential', []);
	await addWorkflows(editor, [askByHttp('askByHttp', editor.emulator.url)]);
	page = await loggedIn(browser, editor.server.url);
}, 600_000);

afterAll(async () => {
	await browser?.close();
	await editor?.close();
});

const dialog = () => page.getByTestId('editCredential-modal');

const field = (label: string) =>
	dialog()
		.getByTestId('credential-connection-parameter')
		.filter({ hasText: label })
		.locator('input')
		.first();

const tested = async () => await page.waitForResponse(/\/rest\/credentials\/test$/);

/** Opens the stored credential, changes fields and saves, as a person does; gives all that the dialog says then. */
async function save(changes: Record<string, string>): Promise<string> {
	// The editor tests what is stored as soon as it is opened, and again after it was saved.
	await Promise.all([tested(), page.goto(`${editor.server.url}/home/credentials/${credentialId}`)]);
	for (const [label, value] of Object.entries(changes)) await field(label).fill(value);
	await Promise.all([tested(), dialog().getByTestId('credential-save-button').click()]);
	await dialog().getByText('Saved', { exact: true }).waitFor();
	const details = dialog().getByText('More details');
	if (await details.isVisible()) await details.click();
	return await dialog().innerText();
}

const ask = async () => await runByHand(editor.session, 'askByHttp', { trigger });

it('shows in the editor whether the values as they are now are good', async () => {
	const { main, second } = editor.emulator.apps;
	expect((await ask()).failure).toBeUndefined();

	const wrong = await save({ 'App Secret': 'x'.repeat(32) });
	expect(wrong).toMatch(/App Secret does not match/);
	expect((await ask()).failure).toMatch(/App Secret does not match/);

	const other = await save({ 'App ID': second.appId, 'App Secret': second.appSecret });
	expect(other).toMatch(/Connection tested successfully/);
	editor.emulator.clearJournal();
	expect((await ask()).failure).toBeUndefined();
	expect(editor.emulator.requests('reasons').map(({ appId }) => appId)).toEqual([second.appId]);

	const back = await save({ 'App ID': main.appId });
	expect(back).not.toMatch(/Connection tested successfully/);
});
