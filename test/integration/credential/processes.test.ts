import type { IExecuteFunctions, IHttpRequestHelper } from 'n8n-workflow';

import type { FeishuCoreHrApi } from '../../../credentials/FeishuCoreHrApi.credentials';
import type { FeishuOffboarding } from '../../../nodes/FeishuOffboarding/FeishuOffboarding.node';
import { CredentialStore } from '../../harness/credentials';
import { runNode } from '../../harness/runNode';
import { loadApart } from '../support/processes';
import {
	credentialFor,
	employeeItems,
	emulateEach,
	emulator,
	errorOf,
	jsons,
	submitParameters,
} from '../support/sandbox';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

emulateEach();

const HOUR = 3_600_000;

interface Package {
	readonly FeishuCoreHrApi: new () => FeishuCoreHrApi;
	readonly FeishuOffboarding: new () => FeishuOffboarding;
}

/** The package as a process loads it that knows nothing of the others, beside the credential that all share. */
class Process {
	private readonly node: FeishuOffboarding;
	private readonly store: CredentialStore;

	constructor(loaded: Package, shared: CredentialStore) {
		this.node = new loaded.FeishuOffboarding();
		this.store = shared.inProcessWith(new loaded.FeishuCoreHrApi());
	}

	/** Submits one person, the next one each time. */
	async submit() {
		const items = [nextPerson()];
		const { node, store } = this;
		const parameters = { resource: 'offboarding', ...submitParameters() };
		const { result } = await elapse(async () => await runNode({ node, store, items, parameters }));
		return result;
	}
}

const loadPackage = async (): Promise<Package> =>
	await loadApart(
		() => ({
			...jest.requireActual<Package>('../../../credentials/FeishuCoreHrApi.credentials'),
			...jest.requireActual<Package>('../../../nodes/FeishuOffboarding/FeishuOffboarding.node'),
		}),
		(loaded) => [
			new loaded.FeishuCoreHrApi().preAuthentication.call({} as IHttpRequestHelper, {}),
			new loaded.FeishuOffboarding().execute.call({} as IExecuteFunctions),
		],
	);

let packages: Package[];

beforeAll(async () => {
	packages = [await loadPackage(), await loadPackage(), await loadPackage()];
}, 60_000);

let people = 0;

function nextPerson() {
	people += 1;
	const [person] = employeeItems(emulator, people).slice(-1);
	if (person === undefined) throw new Error('Nobody is left');
	return person;
}

const processes = (count: number): Process[] => {
	people = 0;
	const shared = new CredentialStore(credentialFor(emulator));
	return packages.slice(0, count).map((loaded) => new Process(loaded, shared));
};

const tokenCalls = () => emulator.requests('tenantAccessToken').length;
const refusals = () => emulator.requests().filter(({ code }) => code === 99991663).length;

async function expectSubmitted(process: Process | undefined) {
	expect(jsons(await process!.submit())).toMatchObject([{ outcome: 'submitted' }]);
}

describe('processes that share a stored credential', () => {
	it('share its token', async () => {
		const [first, second, third] = processes(3);
		for (const process of [first, second, third]) await expectSubmitted(process);
		expect(tokenCalls()).toBe(1);
	});

	it('fetch a new token when their own and the stored one have been revoked', async () => {
		const [first, second] = processes(2);
		await expectSubmitted(first);
		emulator.revokeTokens();
		await expectSubmitted(second);
		emulator.revokeTokens();
		emulator.clearJournal();
		await expectSubmitted(first);
		expect([tokenCalls(), refusals()]).toEqual([1, 2]);
		await expectSubmitted(second);
		expect(tokenCalls()).toBe(1);
	});

	it('come out of two revocations with three tokens about', async () => {
		const [first, second, third] = processes(3);
		await expectSubmitted(first);
		emulator.revokeTokens();
		await expectSubmitted(second);
		emulator.revokeTokens();
		await expectSubmitted(third);
		emulator.revokeTokens();
		emulator.clearJournal();
		for (const process of [first, second, third]) await expectSubmitted(process);
		expect(tokenCalls()).toBeLessThanOrEqual(3);
		emulator.clearJournal();
		for (const process of [third, second, first]) await expectSubmitted(process);
		expect([tokenCalls(), refusals()]).toEqual([0, 0]);
	});

	it('remember a refused token until its life is over', async () => {
		const [first, second] = processes(2);
		await expectSubmitted(first);
		emulator.revokeTokens();
		await expectSubmitted(second);
		await expectSubmitted(first);
		await pass(3 * HOUR);
		emulator.clearJournal();
		await expectSubmitted(first);
		expect([tokenCalls(), refusals()]).toEqual([1, 0]);
	});

	it('say that a fresh token was refused only where one was fetched', async () => {
		const [first, second] = processes(2);
		await expectSubmitted(first);
		emulator.revokeTokens();
		await expectSubmitted(second);
		emulator.clearJournal();
		emulator.fail('submit', { kind: 'token', code: 99991663 }, { times: 99 });
		expect(errorOf(await first!.submit()).description).toContain(
			'A fresh token was refused as well',
		);
		expect(tokenCalls()).toBe(1);
	});
});
