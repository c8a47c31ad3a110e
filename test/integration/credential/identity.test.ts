import { FeishuCoreHrApi } from '../../../credentials/FeishuCoreHrApi.credentials';
import { appIdentity, fingerprintOf } from '../../../nodes/FeishuOffboarding/platform/appIdentity';
import { createClient } from '../../emulator/client';
import { CredentialStore } from '../../harness/credentials';
import {
	credentialFor,
	employeeItems,
	emulateEach,
	emulator,
	jsons,
	matching,
	routes,
	run,
	submitParameters,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';
import { tokenRefusals } from '../../../nodes/FeishuOffboarding/platform/refusals/tokenRefusals';

useVirtualTime();

emulateEach();

/** A credential that has been used, so that a token of the main app is stored. */
async function usedStore(): Promise<CredentialStore> {
	const store = new CredentialStore(credentialFor(emulator));
	await submitOne(store, 0);
	emulator.clearJournal();
	return store;
}

const submitOne = async (store: CredentialStore, position: number) => {
	const items = employeeItems(emulator, position + 1).slice(position);
	const { result } = await elapse(
		async () => await run(emulator, submitParameters(), { items, store }),
	);
	return result;
};

const secondApp = () => {
	const { appId, appSecret } = emulator.apps.second;
	return { appId, appSecret };
};

const submitters = () => emulator.requests('submit').map(({ appId }) => appId);

describe('a credential that is edited while a token is stored', () => {
	it('keeps the hidden token, as n8n does', async () => {
		const store = await usedStore();
		const before = { ...store.data };
		store.edit({ appSecret: 'wrong' });
		expect(store.data).toEqual({ ...before, appSecret: 'wrong' });
		expect(before.tenantAccessToken).toEqual(matching(/^t-/));
	});

	it('acts no more once its secret is wrong', async () => {
		const store = await usedStore();
		store.edit({ appSecret: 'wrong' });
		const result = await submitOne(store, 1);
		expect(result.error?.message).toBe(tokenRefusals[10014]?.message);
		expect(new Set(routes(emulator))).toEqual(new Set(['tenantAccessToken']));
	});

	it('acts as the other app in the very next call', async () => {
		const store = await usedStore();
		store.edit(secondApp());
		expect(jsons(await submitOne(store, 1))).toMatchObject([{ outcome: 'submitted' }]);
		expect(submitters()).toEqual([emulator.apps.second.appId]);
		expect(emulator.requests('tenantAccessToken')).toHaveLength(1);
	});

	it('acts as the first app again when it is edited back, with the token that is still good', async () => {
		const store = await usedStore();
		const { appId, appSecret } = emulator.apps.main;
		store.edit(secondApp());
		await submitOne(store, 1);
		store.edit({ appId, appSecret });
		await submitOne(store, 2);
		expect(submitters()).toEqual([emulator.apps.second.appId, appId]);
		expect(emulator.requests('tenantAccessToken')).toHaveLength(1);
	});

	it('does not take the token to another host', async () => {
		const store = await usedStore();
		const name = emulator.url.replace('127.0.0.1', 'localhost');
		store.edit({ baseUrl: name });
		expect(jsons(await submitOne(store, 1))).toMatchObject([{ outcome: 'submitted' }]);
		expect(routes(emulator)[0]).toBe('tenantAccessToken');
	});
});

describe('a stored token', () => {
	it('of an older version, which does not say whose it is, is replaced', async () => {
		const tenantAccessToken = await createClient(emulator).fetchToken();
		const store = new CredentialStore({
			...credentialFor(emulator),
			tenantAccessToken,
			tenantAccessTokenExpiresAt: Date.now() + 3_600_000,
		});
		emulator.clearJournal();
		expect(jsons(await submitOne(store, 0))).toMatchObject([{ outcome: 'submitted' }]);
		expect(routes(emulator)[0]).toBe('tenantAccessToken');
		expect(store.data.tenantAccessTokenFor).toEqual(matching(/^[\w-]{43}$/));
	});

	it('of another process is used', async () => {
		const tenantAccessToken = await createClient(emulator).fetchToken();
		const app = credentialFor(emulator);
		const store = new CredentialStore({
			...app,
			tenantAccessToken,
			tenantAccessTokenExpiresAt: Date.now() + 3_600_000,
			tenantAccessTokenFor: fingerprintOf(appIdentity(app)),
		});
		emulator.clearJournal();
		expect(jsons(await submitOne(store, 0))).toMatchObject([{ outcome: 'submitted' }]);
		expect(routes(emulator)).toEqual(['search', 'submit']);
	});

	it('shows nothing of the secret in what says whose it is', async () => {
		const { tenantAccessTokenFor } = (await usedStore()).data;
		expect(tenantAccessTokenFor).not.toContain(emulator.apps.main.appSecret);
		const field = new FeishuCoreHrApi().properties.find(
			({ name }) => name === 'tenantAccessTokenFor',
		);
		expect(field).toMatchObject({ type: 'hidden', typeOptions: { password: true } });
	});
});

describe('an app that each item chooses by expression', () => {
	const itemsOfTwoApps = (count: number) =>
		employeeItems(emulator, count).map((item, index) => {
			const { appId, appSecret } = emulator.apps[index % 2 === 0 ? 'main' : 'second'];
			return { ...item, appId, appSecret };
		});

	const byItem = () =>
		new CredentialStore({
			...credentialFor(emulator),
			appId: '={{ $json.appId }}',
			appSecret: '={{ $json.appSecret }}',
		});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'is the one that submits the item: %s',
		async (onError) => {
			const items = itemsOfTwoApps(6);
			const { result } = await elapse(
				async () => await run(emulator, submitParameters(), { items, store: byItem(), onError }),
			);
			expect(jsons(result)).toMatchObject(Array(6).fill({ outcome: 'submitted' }));
			const submitted = emulator.requests('submit').map(({ appId, body }) => [body, appId]);
			expect(submitted).toHaveLength(6);
			for (const [body, appId] of submitted) {
				const item = items.find(({ employee }) => JSON.stringify(body).includes(employee));
				expect(appId).toBe(item?.appId);
			}
			expect(emulator.requests('tenantAccessToken')).toHaveLength(2);
		},
	);
});
