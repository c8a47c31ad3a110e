import type { Fault } from '../../../emulator/gateway/faults';
import type { Emulator } from '../../../emulator/server';
import type { OffboardingRecord } from '../../../emulator/tenant/store';
import {
	at,
	bodies,
	closeEmulators,
	credentialFor,
	emulate,
	jsons,
	submit,
	type RunOptions,
} from '../../support/sandbox';
import { elapse, pass, useVirtualTime } from '../../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const cutBefore: Fault = { kind: 'resetBefore' };
const cutAfter: Fault = { kind: 'resetAfter' };
const onError = 'continueRegularOutput';
const returnExisting = { options: { ifAlreadyOffboarding: 'returnExisting' } };

const submitted = async (more = {}, options: RunOptions = {}) => {
	const { result } = await elapse(
		async () => await submit(emulator, more, { onError, ...options }),
	);
	return { items: jsons(result), sends: emulator.requests('submit').length };
};

const recordsOfLiNa = (): OffboardingRecord[] =>
	emulator
		.offboardings()
		.filter(({ employmentId }) => employmentId === emulator.people.liNa.employmentId);

/** Does that with the call after the given number of submits has come. */
function once(route: 'search' | 'submit', submits: number, act: () => void): void {
	let isDone = false;
	emulator.chooseFault((call) => {
		if (isDone || call.route !== route || emulator.requests('submit').length !== submits) {
			return undefined;
		}
		isDone = true;
		act();
		return undefined;
	});
}

/** What another program with another app submits, with the very terms that the node sends unless said otherwise. */
const submittedByOthers = async (more = {}) =>
	await submit(emulator, more, { credential: credentialFor(emulator, 'second') });

describe('a lost submit whose record was ended before it was looked up', () => {
	it.each(['Withdrawn', 'Rejected', 'Approved'] as const)(
		'is told with its present status and never sent again: %s',
		async (status) => {
			emulator.fail('submit', cutAfter);
			once('search', 1, () => {
				emulator.setStatus(recordsOfLiNa()[0]?.offboardingId ?? '', status);
			});
			const mode = status === 'Withdrawn' ? 'direct' : 'approval';
			const { items, sends } = await submitted({ offboardingMode: mode });
			expect(items).toMatchObject([
				{
					outcome: 'submitted',
					offboarding_id: recordsOfLiNa()[0]?.offboardingId,
					status_name: status,
				},
			]);
			expect(sends).toBe(1);
			expect(recordsOfLiNa()).toHaveLength(1);
		},
	);

	it('is not sent again while it waits for the limit, where search shows it meanwhile', async () => {
		emulator = await emulate({ indexLagMs: 20_000 });
		emulator.fail('submit', cutAfter);
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 50 });
		once('search', 1, () => {
			emulator.setStatus(recordsOfLiNa()[0]?.offboardingId ?? '', 'Withdrawn');
		});
		const { items } = await submitted();
		expect(items).toMatchObject([{ outcome: 'submitted', status_name: 'Withdrawn' }]);
		expect(recordsOfLiNa()).toHaveLength(1);
	});
});

describe('a refusal of the second send', () => {
	const refusal = (code: number, status = 500): Fault => ({
		kind: 'answer',
		status,
		code,
		msg: 'no',
	});

	it.each([
		['1160205', refusal(1160205)],
		['1160616', refusal(1160616)],
		['1160636', refusal(1160636)],
		['1160631', refusal(1160631)],
		['1160203', refusal(1160203)],
		['the quota', refusal(99991403, 429)],
		['Max Wait', { kind: 'rateLimit', resetSeconds: 55 }],
	] as ReadonlyArray<[string, Fault]>)('says nothing about the first: %s', async (_name, fault) => {
		emulator = await emulate({ indexLagMs: 600_000 });
		emulator.fail('submit', cutAfter);
		emulator.fail('submit', fault, { times: 99 });
		const { items, sends } = await submitted({ options: { maxWait: 20 } });
		expect(items).toMatchObject([{ details: { outcomeUnknown: true } }]);
		expect(sends).toBe(2);
		expect(recordsOfLiNa()).toHaveLength(1);
	});

	it('is settled by the record, where search shows it later', async () => {
		emulator = await emulate({ indexLagMs: 20_000 });
		emulator.fail('submit', cutAfter);
		emulator.fail('submit', refusal(1160205));
		const { items } = await submitted();
		expect(items).toMatchObject([
			{ outcome: 'submitted', offboarding_id: recordsOfLiNa()[0]?.offboardingId },
		]);
	});

	it('gives the existing record only where that was there before', async () => {
		emulator = await emulate({ indexLagMs: 20_000 });
		emulator.fail('submit', cutBefore);
		once('search', 1, () => void submittedByOthers({ offboardingDate: '2098-01-01' }));
		const { items } = await submitted(returnExisting);
		expect(items).toMatchObject([{ details: { outcomeUnknown: true, code: 1160210 } }]);
	});
});

describe('a record that is not ours', () => {
	const rows = (...dates: string[]) => ({
		items: dates.map((date) => ({ employee: emulator.people.liNa.employmentId, date })),
	});
	const date = { offboardingDate: '={{ $json.date }}' };

	it.each([
		['the same terms', ['2099-12-31', '2099-12-31']],
		['other terms', ['2099-12-31', '2099-11-30']],
	])('is that of the row before, with %s', async (_name, dates) => {
		emulator.fail('submit', cutBefore, { skip: 1 });
		const { items } = await submitted(date, rows(...dates));
		expect(items).toMatchObject([{ outcome: 'submitted' }, { details: { outcomeUnknown: true } }]);
		expect(recordsOfLiNa()).toHaveLength(1);
	});

	it('is one that another program made between the look-ahead and the send', async () => {
		emulator = await emulate({ indexLagMs: 5_000 });
		await submittedByOthers();
		await pass(2_000);
		emulator.fail('submit', cutBefore);
		const { items } = await submitted();
		expect(items).toMatchObject([{ details: { outcomeUnknown: true } }]);
		expect(recordsOfLiNa()).toHaveLength(1);
	});

	it.each([
		['another explanation', { additionalFields: { reasonExplanation: 'theirs' } }],
		['another mode', { offboardingMode: 'approval' }],
		['a block list', { addToBlockList: true, blockReason: 'block_reason_red_line' }],
		[
			'other custom fields',
			{ customFields: { mappingMode: 'defineBelow', value: { custom_field_1__c: 'x' } } },
		],
	])('is one with %s', async (_name, more) => {
		emulator.fail('submit', cutBefore);
		once('search', 1, () => void submittedByOthers(more));
		const { items } = await submitted();
		expect(items).toMatchObject([{ details: { outcomeUnknown: true } }]);
	});
});

describe('two rows for one person', () => {
	const dates = ['2099-12-31', '2099-11-30', '2099-10-31'];
	const rows = () => dates.map((date) => ({ employee: emulator.people.liNa.employmentId, date }));
	const parameters = { offboardingDate: '={{ $json.date }}' };

	it.each([
		['a refusal for the limit', { kind: 'rateLimit', resetSeconds: 5 }],
		['a slow answer', { kind: 'delay', ms: 50 }],
		['a lost answer', cutAfter],
	] as ReadonlyArray<[string, Fault]>)('leave one after the other: %s', async (_name, fault) => {
		emulator.fail('submit', fault);
		const { items } = await submitted(parameters, { items: rows() });
		expect(items).toMatchObject([
			{ outcome: 'submitted', offboarding_date: '2099-12-31' },
			{ details: { code: 1160210 } },
			{ details: { code: 1160210 } },
		]);
		const sent = bodies(emulator, 'submit').map((body) => at(body, 'offboarding_date'));
		expect(sent.slice(-2)).toEqual(dates.slice(1));
	});

	it('leave in input order, however the person is named', async () => {
		const { liNa } = emulator.people;
		const { items } = await submitted(
			{
				...parameters,
				employee: { __rl: true, mode: '={{ $json.mode }}', value: '={{ $json.employee }}' },
			},
			{
				items: [
					{ date: dates[0], mode: 'email', employee: liNa.email },
					{ date: dates[1], mode: 'id', employee: liNa.employmentId },
					{ date: dates[2], mode: 'employeeNumber', employee: liNa.employeeNumber },
				],
			},
		);
		expect(items[0]).toMatchObject({ outcome: 'submitted', offboarding_date: dates[0] });
		const sent = bodies(emulator, 'submit').map((body) => at(body, 'offboarding_date'));
		expect(sent).toEqual(dates);
	});

	it('of two runs leave one after the other, though their IDs are of different types', async () => {
		const { liNa } = emulator.people;
		emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 5 });
		const one = async (userIdType: string, employee: string, offboardingDate: string) =>
			await submit(emulator, { userIdType, offboardingDate }, { items: [{ employee }], onError });
		const { result } = await elapse(
			async () =>
				await Promise.all([
					one('people_corehr_id', liNa.employmentId, '2099-12-31'),
					one('open_id', liNa.openId, '2099-11-30'),
				]),
		);
		const sent = bodies(emulator, 'submit').map((body) => at(body, 'offboarding_date'));
		expect(new Set(sent.slice(0, 2)).size).toBe(1);
		const outcomes = result.flatMap((each) => jsons(each)).map(({ outcome }) => outcome);
		expect(outcomes.filter((outcome) => outcome === 'submitted')).toHaveLength(1);
	});

	it('take no record that a run before may still have made', async () => {
		// n8n's time limit of a call lies in the socket, whose time is real.
		emulator.fail('submit', { kind: 'delay', ms: 40_000 });
		emulator.fail('submit', cutBefore, { times: 99 });
		const first = await submitted({ options: { timeout: 700 } });
		expect(first.items).toMatchObject([{ details: { outcomeUnknown: true } }]);
		const second = await submitted();
		expect(second.items).toMatchObject([{ details: { outcomeUnknown: true } }]);
	});

	it('of two runs leave one after the other, and the second gives the first one’s record', async () => {
		emulator = await emulate({ indexLagMs: 600_000 });
		const one = async () => await submit(emulator, returnExisting, { onError });
		const { result } = await elapse(async () => await Promise.all([one(), one()]));
		const items = result.flatMap((each) => jsons(each));
		expect(items.map(({ outcome }) => outcome).sort()).toEqual(['alreadyOffboarding', 'submitted']);
		expect(new Set(items.map((item) => item.offboarding_id)).size).toBe(1);
	});

	it('of two runs: the second goes on where the first was cancelled', async () => {
		const controller = new AbortController();
		emulator.chooseFault(({ route }) => {
			if (route !== 'submit' || controller.signal.aborted) return undefined;
			setImmediate(() => controller.abort());
			return { kind: 'hangBefore' };
		});
		const { result } = await elapse(
			async () =>
				await Promise.all([
					submit(emulator, {}, { signal: controller.signal }),
					submit(emulator, {}, { onError }),
				]),
		);
		expect(jsons(result[1])).toMatchObject([{ outcome: 'submitted' }]);
	});
});
