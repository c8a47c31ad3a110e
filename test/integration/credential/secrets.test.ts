import { inspect } from 'node:util';

import type { INodeParameters } from 'n8n-workflow';

import { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import type { Emulator } from '../../emulator/server';
import { CredentialStore } from '../../harness/credentials';
import { loadOptions } from '../../harness/loadOptions';
import {
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	revokeParameters,
	run,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;
let store: CredentialStore;

beforeEach(async () => {
	emulator = await emulate();
	const { encryptKey, verificationToken } = emulator.apps.main;
	store = new CredentialStore({ ...credentialFor(emulator), encryptKey, verificationToken });
});
afterEach(closeEmulators);

const TOKEN = /\bt-[0-9a-f]{16,}/;

/** All that a person or a log could get to see of a value, its hidden and inherited parts too. */
const everythingOf = (value: unknown): string =>
	inspect(value, { depth: Infinity, showHidden: true, maxStringLength: null });

function expectNoSecret(seen: string): void {
	const { appSecret, encryptKey, verificationToken } = emulator.apps.main;
	for (const secret of [appSecret, encryptKey, verificationToken, 'Bearer ']) {
		expect(seen).not.toContain(secret);
	}
	expect(seen).not.toMatch(TOKEN);
}

const OPTIONS = { options: { timeout: 60, maxWait: 20 } };

/** How things may end, and how to bring it about. */
const endings: ReadonlyArray<[string, (target: Emulator) => void]> = [
	['success', () => undefined],
	['a refusal', (target) => target.setScopes(target.apps.main.appId, [])],
	[
		'a connection that is cut',
		(target) => target.fail('*', { kind: 'resetBefore' }, { times: 99 }),
	],
	['no answer', (target) => target.fail('submit', { kind: 'hangAfter' }, { times: 99 })],
	['half an answer', (target) => target.fail('submit', { kind: 'truncatedAfter' }, { times: 99 })],
	[
		'a gateway in trouble',
		(target) => target.fail('submit', { kind: 'gatewayBefore', status: 502 }, { times: 99 }),
	],
	[
		'a token refused for good',
		(target) => target.fail('*', { kind: 'token', code: 99991663 }, { times: 99 }),
	],
	[
		'no token',
		(target) => target.fail('tenantAccessToken', { kind: 'resetBefore' }, { times: 99 }),
	],
	[
		'a token endpoint in trouble',
		(target) =>
			target.fail('tenantAccessToken', { kind: 'gatewayBefore', status: 503 }, { times: 99 }),
	],
	[
		'a limit that does not end',
		(target) => target.fail('*', { kind: 'rateLimit', resetSeconds: 900 }, { times: 99 }),
	],
];

const ways: ReadonlyArray<[string, RunOptions]> = [
	['where that stops the workflow', {}],
	['in the error output', { onError: 'continueErrorOutput' }],
];

describe.each(ways)('no secret and no token is seen %s', (_way, options) => {
	const check = async (parameters: INodeParameters, items: RunOptions['items']) => {
		const { result } = await elapse(
			async () => await run(emulator, parameters, { items: items ?? [], store, ...options }),
		);
		const { savedExecution, error, logs, outputs, hints } = result;
		expectNoSecret(savedExecution);
		expectNoSecret(everythingOf({ error, logs, outputs, hints }));
		expectNoSecret(JSON.stringify({ error, logs, outputs }));
		return result;
	};

	it.each(endings)('after %s of a submit', async (_ending, bringAbout) => {
		bringAbout(emulator);
		await check(submitParameters(OPTIONS), employeeItems(emulator, 2));
	});

	it.each(endings)('after %s of a revoke', async (_ending, bringAbout) => {
		bringAbout(emulator);
		const items = [{ offboarding: emulator.recordForCode[1160203] ?? '' }];
		await check(revokeParameters(OPTIONS), items);
	});
});

it.each(endings)('nor in the editor after %s', async (_ending, bringAbout) => {
	bringAbout(emulator);
	const { result } = await elapse(
		async () =>
			await loadOptions({
				node: new FeishuOffboarding(),
				store,
				parameters: {},
				kind: 'listSearch',
				name: 'searchEmployees',
			}).catch((error: unknown) => error),
	);
	expectNoSecret(everythingOf(result));
});

it('is a check that would find them', async () => {
	await elapse(async () => await run(emulator, submitParameters(), { store, items: [] }));
	expect(() => expectNoSecret(everythingOf(store))).toThrow();
	expect(() => expectNoSecret('t-0123456789abcdef0123')).toThrow();
});
