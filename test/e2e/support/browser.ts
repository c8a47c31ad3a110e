import { access } from 'node:fs/promises';

import { chromium, selectors, type Browser, type Page } from 'playwright-core';

import { owner } from '../../host/n8n/rest';

const candidates = [
	process.env['CHROMIUM'],
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];

/** The one named, the system's own, or what Playwright has brought. */
async function browserProgram(): Promise<string> {
	for (const path of [...candidates, chromium.executablePath()]) {
		if (path !== undefined && (await exists(path))) return path;
	}
	throw new Error('No Chromium here: install it, or name it in CHROMIUM');
}

async function exists(path: string): Promise<boolean> {
	try {
		await access(path);
		return true;
	} catch {
		return false;
	}
}

export async function openBrowser(): Promise<Browser> {
	// As n8n's editor writes it.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: await browserProgram(),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
	});
}

/** A page in which the owner is logged in. */
export async function loggedIn(browser: Browser, url: string): Promise<Page> {
	const context = await browser.newContext();
	const answer = await context.request.post(`${url}/rest/login`, {
		data: { emailOrLdapLoginId: owner.email, password: owner.password },
	});
	if (!answer.ok()) throw new Error(`Login: ${answer.status()} ${await answer.text()}`);
	return await context.newPage();
}
