import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CredentialStore } from '../../harness/credentials';
import { eventWithHeader, signedCall } from '../../support/pushedCall';
import { credential, newWorkflow, push } from '../support/pushed';

let next = 0;
const anEvent = () => signedCall(eventWithHeader({ event_id: `event${(next += 1)}` }));

const workflow = newWorkflow();

const pushTo = async (store: CredentialStore) =>
	(await push(anEvent(), {}, { store, ...workflow })).response.status;

const burst = async (store: CredentialStore) =>
	await Promise.all(Array.from({ length: 20 }, async () => await pushTo(store)));

/** As where n8n's database does not answer. */
class FailingStore extends CredentialStore {
	override read(): ICredentialDataDecryptedObject {
		if (this.reads < 1) {
			this.reads++;
			throw new Error('The database does not answer');
		}
		return super.read();
	}
}

describe('the secrets of a call', () => {
	it('are read once for all calls side by side', async () => {
		const store = new CredentialStore(credential);
		const statuses = await burst(store);
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(store.reads).toBe(1);
	});

	it('are read again for the next call, as they may have been changed', async () => {
		const store = new CredentialStore(credential);
		await expect(pushTo(store)).resolves.toBe(200);
		store.write({ ...credential, encryptKey: 'another' });
		await expect(pushTo(store)).resolves.toBe(401);
	});

	it('are read again after a reading that failed', async () => {
		const store = new FailingStore(credential);
		const statuses = await burst(store);
		expect(new Set(statuses)).toEqual(new Set([500]));
		await expect(pushTo(store)).resolves.toBe(200);
	});
});
