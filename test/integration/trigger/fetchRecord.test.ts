import type { Emulator } from '../../emulator/server';
import type { OffboardingRecord } from '../../emulator/tenant/store';
import { eventWith, signedCall } from '../../support/pushedCall';
import { closeEmulators, credentialFor, emulate } from '../support/sandbox';
import { credential, push } from '../support/pushed';

afterEach(closeEmulators);

const anyRecord = (emulator: Emulator): OffboardingRecord => {
	const [record] = emulator.offboardings();
	if (record === undefined) throw new Error('The emulator has no offboarding');
	return record;
};

const fetched = async (emulator: Emulator, event: object) => {
	const { encryptKey, verificationToken } = credential;
	const call = signedCall(eventWith(event));
	const result = await push(
		call,
		{ fetchRecord: true },
		{ credential: { ...credentialFor(emulator), encryptKey, verificationToken } },
	);
	expect(result.response).toMatchObject({ status: 200, body: '{"message":"accepted"}' });
	return result.items?.[0]?.json;
};

describe('Fetch the Record', () => {
	it('adds the record in Feishu’s words', async () => {
		const emulator = await emulate();
		const { offboardingId, employmentId, status } = anyRecord(emulator);
		const json = await fetched(emulator, {
			offboarding_id: offboardingId,
			employment_id: employmentId,
		});
		expect(json).toMatchObject({
			offboarding_id: offboardingId,
			record: { offboarding_id: offboardingId, status },
		});
		expect(json).not.toHaveProperty('record_error');
	});

	it.each([
		['search does not show it', { offboarding_id: '1' }, /does not show the offboarding/],
		['the event names nobody', { employment_id: '' }, /names no employee/],
	])('keeps the event where %s', async (_reason, change, message) => {
		const emulator = await emulate();
		const { offboardingId, employmentId } = anyRecord(emulator);
		const json = await fetched(emulator, {
			offboarding_id: offboardingId,
			employment_id: employmentId,
			...change,
		});
		expect(json).toMatchObject({ status_name: 'Approving', record: null });
		expect(json?.record_error).toMatch(message);
	});

	it('keeps the event where the app may not search', async () => {
		const emulator = await emulate();
		emulator.setScopes(emulator.apps.main.appId, []);
		const json = await fetched(emulator, {});
		expect(json).toMatchObject({ status_name: 'Approving', record: null });
		expect(json?.record_error).toMatch(/corehr:offboarding:read/);
	});

	it('answers within the three seconds that Feishu waits, whatever search does', async () => {
		const emulator = await emulate();
		emulator.fail('search', { kind: 'hangBefore' }, { times: 5 });
		const startedMs = Date.now();
		const json = await fetched(emulator, {});
		expect(Date.now() - startedMs).toBeLessThan(2_500);
		expect(json).toMatchObject({ status_name: 'Approving', record: null });
		expect(json?.record_error).toMatch(/did not answer/);
	});

	it('asks nothing unless it is wanted', async () => {
		const emulator = await emulate();
		const { encryptKey, verificationToken } = credential;
		const secrets = { ...credentialFor(emulator), encryptKey, verificationToken };
		const { items } = await push(signedCall(eventWith({})), {}, { credential: secrets });
		expect(items?.[0]?.json).not.toHaveProperty('record');
		expect(emulator.requests()).toEqual([]);
	});
});
