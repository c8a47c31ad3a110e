import type { Emulator } from '../../emulator/server';
import {
	at,
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	jsons,
	located,
	recordsPerEmployee,
	revokeParameters,
	run,
	submit,
	submitParameters,
} from '../support/sandbox';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const onError = 'continueRegularOutput';
const returnExisting = { options: { ifAlreadyOffboarding: 'returnExisting' } };

const submitted = async (more = {}) => {
	const { result } = await elapse(async () => await submit(emulator, more, { onError }));
	return { items: jsons(result), sends: emulator.requests('submit').length };
};

/** What another program with another app submits, with the very terms that the node sends. */
const submittedByOthers = async () =>
	await submit(emulator, {}, { credential: credentialFor(emulator, 'second') });

/** Submits that Feishu did not refuse for its limit. */
const heardSubmits = () => emulator.requests('submit').filter(({ code }) => code !== 99991400);

const recordOfLiNa = () =>
	emulator
		.offboardings()
		.find(({ employmentId }) => employmentId === emulator.people.liNa.employmentId);

describe('Return Existing', () => {
	it('looks again where search lags', async () => {
		emulator = await emulate({ indexLagMs: 8_000 });
		await submittedByOthers();
		const { items, sends } = await submitted(returnExisting);
		expect(items).toMatchObject([
			{
				outcome: 'alreadyOffboarding',
				offboarding_id: recordOfLiNa()?.offboardingId,
				status_name: 'NoNeedApproval',
			},
		]);
		expect(sends).toBe(2);
	});

	it('fails with the refusal where search never shows the record', async () => {
		emulator = await emulate({ indexLagMs: 600_000 });
		await submittedByOthers();
		const { items } = await submitted(returnExisting);
		expect(items).toMatchObject([{ details: { code: 1160210 } }]);
		expect(at(items[0]?.details, 'outcomeUnknown')).toBeUndefined();
	});

	it.each([[{}], [{ onError }]] as const)(
		'costs no call for whom the look-ahead has seen: %j',
		async (options) => {
			emulator = await emulate({ extraPeople: 300 });
			const everybody = employeeItems(emulator, 300);
			const done = everybody.filter((_item, index) => index % 2 === 0).slice(0, 137);
			await elapse(async () => await run(emulator, submitParameters(), { items: done, onError }));
			await pass(60_000);
			emulator.clearJournal();
			const { result } = await elapse(
				async () =>
					await run(emulator, submitParameters(returnExisting), { items: everybody, ...options }),
			);
			const outcomes = jsons(result).map(({ outcome }) => outcome);
			expect(outcomes.filter((outcome) => outcome === 'alreadyOffboarding')).toHaveLength(137);
			expect(outcomes.filter((outcome) => outcome === 'submitted')).toHaveLength(163);
			expect(heardSubmits()).toHaveLength(163);
			expect(emulator.requests('search').length).toBeLessThanOrEqual(6);
			expect(recordsPerEmployee(emulator, 300)).toEqual(everybody.map(() => 1));
		},
	);
});

describe('a revoke by employee', () => {
	it('succeeds a second time where the user wants that', async () => {
		const { employmentId } = emulator.people.leavingSoon;
		const revoke = async () =>
			await run(
				emulator,
				revokeParameters({
					offboarding: located('employee', employmentId),
					options: { ifAlreadyRevoked: 'succeed' },
				}),
			);
		const first = jsons((await elapse(revoke)).result);
		const second = jsons((await elapse(revoke)).result);
		expect(first).toMatchObject([{ outcome: 'revoked' }]);
		expect(second).toEqual([
			{ offboarding_id: first[0]?.offboarding_id, outcome: 'alreadyRevoked' },
		]);
	});
});
