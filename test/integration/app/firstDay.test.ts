import type { IDataObject } from 'n8n-workflow';

import { credentialFor, emulateEach, emulator, jsons, run } from '../support/sandbox';

emulateEach();

const check = async (): Promise<IDataObject[]> =>
	jsons(
		await run(
			emulator,
			{ resource: 'app', operation: 'checkSetup' },
			{ credential: credentialFor(emulator, 'fresh') },
		),
	);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const html = async (url: string) => await (await fetch(url)).text();

/** Somebody who knows nothing but the line: opens its link, and presses there what its advice names. */
async function follow(url: string, advice: string): Promise<string[]> {
	const pressed: string[] = [];
	for (const [, name = '', label = ''] of (await html(url)).matchAll(/value="(\w+)">([^<]+)</g)) {
		if (!advice.includes(label)) continue;
		await fetch(url, { method: 'POST', body: new URLSearchParams({ press: name }) });
		pressed.push(label);
	}
	return pressed;
}

/** The same on the pages that the page of the link leads to. */
async function doAsTold({ advice, url }: IDataObject): Promise<string[]> {
	const address = textOf(url);
	const pressed = await follow(address, textOf(advice));
	for (const [, path = '', label = ''] of (await html(address)).matchAll(
		/<a href="([^"]+)">([^<]+)</g,
	)) {
		const next = new URL(path, address);
		const isOther = next.pathname !== new URL(address).pathname;
		if (isOther && textOf(advice).includes(label)) {
			pressed.push(...(await follow(next.href, textOf(advice))));
		}
	}
	return pressed;
}

it('brings a fresh app to ready by its own links and sentences alone', async () => {
	const rounds: string[][] = [];
	for (let round = 0; round < 6; round++) {
		const lines = await check();
		const open = lines.filter(({ status }) => status !== 'ready');
		if (open.length === 0) break;
		// The line that is about everything spares the others.
		const line =
			open.find(({ capability, url }) => capability === 'Everything above' && url !== '') ??
			open.find(({ url }) => url !== '');
		rounds.push([textOf(line?.status), ...(line ? await doAsTold(line) : [])]);
	}
	expect(rounds).toEqual([
		['unknown', '申请线上发布'],
		['missing', '开通权限', '申请线上发布'],
		['missing', '全员', '申请线上发布'],
	]);
	expect(new Set((await check()).map(({ status }) => status))).toEqual(new Set(['ready']));
});

it('does the same line by line', async () => {
	for (let step = 0; step < 60; step++) {
		const open = (await check()).filter(({ status, url }) => status !== 'ready' && url !== '');
		const [line] = open;
		if (line === undefined) break;
		expect(await doAsTold(line)).not.toEqual([]);
	}
	expect(new Set((await check()).map(({ status }) => status))).toEqual(new Set(['ready']));
});

it('waits for the version of a scope that was added', async () => {
	const { fresh } = emulator.apps;
	const release = async () =>
		await fetch(`${emulator.url}/app/${fresh.appId}`, {
			method: 'POST',
			body: new URLSearchParams({ press: 'release' }),
		});
	await release();
	const lineOf = async () =>
		(await check()).find(({ capability }) => capability === 'Offboarding: Revoke');
	await fetch(textOf((await lineOf())?.url), {
		method: 'POST',
		body: new URLSearchParams({ press: 'add' }),
	});
	const line = await lineOf();
	expect(line).toMatchObject({
		status: 'missing',
		message: 'Added, but not released and approved yet: corehr:offboarding.revoke:write',
		url: `${emulator.url}/app/${fresh.appId}`,
	});
	expect(await doAsTold(line ?? {})).toEqual(['申请线上发布']);
	expect(await lineOf()).toMatchObject({ status: 'ready', url: '' });
});

it('an operation that lacks its scope gives the link of Check Setup', async () => {
	const { fresh } = emulator.apps;
	const [refused] = jsons(
		await run(
			emulator,
			{ resource: 'employee', operation: 'getAll' },
			{ credential: credentialFor(emulator, 'fresh'), onError: 'continueRegularOutput' },
		),
	);
	expect(refused).toMatchObject({
		details: {
			code: 99991672,
			advice: expect.stringContaining(
				` Open ${emulator.url}/app/${fresh.appId}/auth?q=corehr:employee:read&op_from=openapi&token_type=tenant to add it.`,
			) as unknown,
		},
	});
});
