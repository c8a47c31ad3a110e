import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import type { OffboardingRecord } from '../../emulator/tenant/store';
import { eventWith, signedCall } from '../../support/pushedCall';
import { credential, newWorkflow, push, receive } from '../support/pushed';
import { credentialFor, emulateEach, emulator } from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();
emulateEach();

const leaving = (): OffboardingRecord => {
	const { employmentId } = emulator.people.approved;
	const found = emulator.offboardings().find((record) => record.employmentId === employmentId);
	if (found === undefined) throw new Error('Nobody is leaving');
	return found;
};

const APPROVED = 2;
const WITHDRAWN = 5;

/** An event of the one who is leaving. */
const told = (change: object = {}) => {
	const { employmentId, offboardingId } = leaving();
	const ids = { offboarding_id: offboardingId, employment_id: employmentId };
	return signedCall(eventWith({ ...ids, status: APPROVED, ...change }));
};

const secrets = () => {
	const { encryptKey, verificationToken } = credential;
	return { credential: { ...credentialFor(emulator), encryptKey, verificationToken } };
};

async function fetched(change: object = {}, parameters: INodeParameters = {}) {
	const { result, tookMs } = await elapse(
		async () => await receive(told(change), { fetchRecord: true, ...parameters }, secrets()),
	);
	expect(result.response).toMatchObject({ status: 200, body: '{"message":"accepted"}' });
	expect(result.items).toHaveLength(1);
	const [json = {}]: IDataObject[] = result.items;
	return { json, tookMs };
}

const searches = () => emulator.requests('search').length;

const whenAsked = (times: number, then: (emulator: Emulator) => void) =>
	emulator.chooseFault(({ route }) => {
		if (route === 'search' && searches() >= times) then(emulator);
		return undefined;
	});

describe('Fetch the Record', () => {
	it('adds the record, once search shows the status that the event tells', async () => {
		const { json } = await fetched();
		const { employmentId, offboardingDate, offboardingId } = leaving();
		expect(json).toMatchObject({
			status_name: 'Approved',
			record: {
				offboarding_id: offboardingId,
				employment_id: employmentId,
				offboarding_date: offboardingDate,
				status: 'Approved',
				status_name: 'Approved',
				checklist_status_name: 'Approving',
				reason_label: expect.any(String) as unknown,
			},
		});
		expect(json.record).not.toHaveProperty('offboarding_info');
		expect(json).not.toHaveProperty('record_error');
		expect(searches()).toBe(1);
	});

	it('adds it in Feishu’s own form where it is not to be simplified, with the states in words', async () => {
		const { json } = await fetched({}, { simplify: false });
		expect(json.record).toMatchObject({
			status: 'Approved',
			status_name: 'Approved',
			checklist_status_name: 'Approving',
			offboarding_info: { employment_id: leaving().employmentId },
		});
	});

	it('searches again while search lags behind', async () => {
		const { offboardingId } = leaving();
		whenAsked(3, (tenant) => tenant.setStatus(offboardingId, 'Withdrawn'));
		const { json } = await fetched({ status: WITHDRAWN });
		expect(json).toMatchObject({ status_name: 'Withdrawn', record: { status: 'Withdrawn' } });
		expect(json).not.toHaveProperty('record_error');
	});

	it('comes after ten seconds with what search shows by then', async () => {
		const { json, tookMs } = await fetched({ status: WITHDRAWN });
		expect(json).toMatchObject({
			status_name: 'Withdrawn',
			record: { status: 'Approved' },
			record_error: 'Search does not show the status that the event tells, or not yet',
		});
		expect(searches()).toBe(5);
		expect(tookMs).toBeGreaterThanOrEqual(10_000);
		expect(tookMs).toBeLessThan(11_000);
	});

	it.each([
		['search does not show it', { offboarding_id: '1' }, /does not show the offboarding/],
		['the event names nobody', { employment_id: '' }, /names no employee/],
	])('keeps the event where %s', async (_reason, change, message) => {
		const { json } = await fetched(change);
		expect(json).toMatchObject({ status_name: 'Approved', record: null });
		expect(json.record_error).toMatch(message);
	});

	it('keeps the event where the app may not search, and asks once', async () => {
		emulator.setScopes(emulator.apps.main.appId, []);
		const { json } = await fetched();
		expect(json).toMatchObject({ status_name: 'Approved', record: null });
		expect(json.record_error).toMatch(/corehr:offboarding:read/);
		expect(searches()).toBe(1);
	});

	it('waits for Feishu’s limit as long as any other run does', async () => {
		emulator.fail('search', { kind: 'rateLimit', resetSeconds: 40 }, { times: 1 });
		const { json, tookMs } = await fetched();
		expect(json).toMatchObject({ record: { status: 'Approved' } });
		expect(tookMs).toBeGreaterThanOrEqual(40_000);
	});

	it('answers Feishu before anything is searched for', async () => {
		const { result } = await elapse(
			async () => await push(told(), { fetchRecord: true }, secrets()),
		);
		expect(result.response).toMatchObject({ status: 200, body: '{"message":"accepted"}' });
		expect(emulator.requests()).toEqual([]);
	});

	it('is done in the editor, too', async () => {
		const setup = { ...secrets(), ...newWorkflow(), mode: 'manual' } as const;
		const { result } = await elapse(
			async () => await receive(told(), { fetchRecord: true }, setup),
		);
		expect(result.items).toMatchObject([{ record: { status: 'Approved' } }]);
	});

	it('asks nothing unless it is wanted', async () => {
		const { result } = await elapse(async () => await receive(told(), {}, secrets()));
		expect(result.items[0]).not.toHaveProperty('record');
		expect(emulator.requests()).toEqual([]);
	});
});
