import type { IDataObject } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import {
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	jsons,
	revokeParameters,
	run,
	submit,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

afterEach(closeEmulators);

const onError = 'continueRegularOutput';
const returnExisting = { options: { ifAlreadyOffboarding: 'returnExisting' } };

const submitted = async (
	items: IDataObject[],
	more: RunOptions = { onError },
): Promise<IDataObject[]> => {
	const parameters = submitParameters(returnExisting);
	const { result } = await elapse(async () => await run(emulator, parameters, { items, ...more }));
	return jsons(result);
};

const recordsOf = ({ employee }: { readonly employee: string }) =>
	emulator.offboardings().filter(({ employmentId }) => employmentId === employee);

const lastOf = (person: { readonly employee: string }): string =>
	recordsOf(person).at(-1)?.offboardingId ?? '';

/** Somebody in HR ends the record by then. */
const endedAfter = (ms: number, person: { readonly employee: string }): void => {
	setTimeout(() => emulator.setStatus(lastOf(person), 'Withdrawn'), ms);
};

describe('a record that has been withdrawn since search showed it', () => {
	const liNa = () => ({ employee: emulator.people.liNa.employmentId });

	const revokedHere = async () => {
		const items = [{ offboarding: lastOf(liNa()) }];
		const { result } = await elapse(async () => await run(emulator, revokeParameters(), { items }));
		return jsons(result);
	};

	it('is not returned where this process has withdrawn it and search lags', async () => {
		emulator = await emulate({ indexLagMs: 8_000 });
		const [first] = await submitted([liNa()]);
		await pass(9_000);
		expect(await revokedHere()).toMatchObject([{ outcome: 'revoked' }]);
		const [second] = await submitted([liNa()]);
		expect(second).toMatchObject({ outcome: 'submitted', offboarding_id: lastOf(liNa()) });
		expect(second?.offboarding_id).not.toBe(first?.offboarding_id);
	});

	it('is not returned in place of one that another program has made since', async () => {
		emulator = await emulate({ indexLagMs: 8_000 });
		await submitted([liNa()]);
		await pass(9_000);
		await revokedHere();
		await submit(emulator, {}, { credential: credentialFor(emulator, 'second') });
		const theirs = lastOf(liNa());
		expect(await submitted([liNa()])).toMatchObject([
			{ outcome: 'alreadyOffboarding', offboarding_id: theirs },
		]);
	});

	it('is returned where the revoke was refused, without a submit', async () => {
		emulator = await emulate();
		const [first] = await submitted([liNa()]);
		emulator.fail('revoke', { kind: 'answer', status: 200, code: 1160206, msg: 'no' });
		await elapse(
			async () =>
				await run(emulator, revokeParameters(), {
					items: [{ offboarding: lastOf(liNa()) }],
					onError,
				}),
		);
		emulator.clearJournal();
		expect(await submitted([liNa()])).toMatchObject([
			{ outcome: 'alreadyOffboarding', offboarding_id: first?.offboarding_id },
		]);
		expect(emulator.requests('submit')).toHaveLength(0);
	});

	it('is returned where the answer to the revoke was lost and nothing came of it', async () => {
		emulator = await emulate();
		const [first] = await submitted([liNa()]);
		emulator.fail('revoke', { kind: 'resetBefore' }, { times: 99 });
		await elapse(
			async () =>
				await run(emulator, revokeParameters(), {
					items: [{ offboarding: lastOf(liNa()) }],
					onError,
				}),
		);
		expect(await submitted([liNa()])).toMatchObject([
			{ outcome: 'alreadyOffboarding', offboarding_id: first?.offboarding_id },
		]);
		expect(recordsOf(liNa())).toHaveLength(1);
	});
});

describe('what search showed more than a minute ago', () => {
	it.each([[{}], [{ onError }]] as const)(
		'is asked again before a record is returned: %j',
		async (more) => {
			emulator = await emulate();
			const [first, second] = employeeItems(emulator, 2);
			if (first === undefined || second === undefined) throw new Error('Two people are needed');
			await submitted([second]);
			await pass(61_000);
			emulator.fail('submit', { kind: 'rateLimit', resetSeconds: 70 });
			endedAfter(30_000, second);
			const items = await submitted([first, second], more);
			const isOneByOne = !('onError' in more);
			expect(items).toMatchObject([
				{ outcome: 'submitted' },
				// Side by side, the record was there when the item had its turn.
				{ outcome: isOneByOne ? 'submitted' : 'alreadyOffboarding' },
			]);
		},
	);

	it('is asked again where the answer took that long', async () => {
		emulator = await emulate();
		const [person] = employeeItems(emulator, 1);
		if (person === undefined) throw new Error('Nobody is there');
		await submitted([person]);
		await pass(61_000);
		emulator.fail('search', { kind: 'delay', ms: 100_000 });
		endedAfter(30_000, person);
		emulator.clearJournal();
		const parameters = submitParameters({
			options: { ...returnExisting.options, timeout: 200_000 },
		});
		const running = run(emulator, parameters, { items: [person], onError });
		let isOver = false;
		void running.finally(() => (isOver = true));
		// A socket stays open meanwhile.
		while (!isOver) await pass(1_000);
		expect(jsons(await running)).toMatchObject([
			{ outcome: 'submitted', offboarding_id: lastOf(person) },
		]);
		expect(recordsOf(person)).toHaveLength(2);
	});

	it('is asked again where a later page took that long', async () => {
		emulator = await emulate({ extraPeople: 40 });
		const people = employeeItems(emulator, 60);
		for (const status of ['Withdrawn', undefined] as const) {
			await submitted(people);
			if (status !== undefined) for (const one of people) emulator.setStatus(lastOf(one), status);
			await pass(61_000);
		}
		emulator.fail('search', { kind: 'rateLimit', resetSeconds: 80 }, { skip: 1 });
		for (const one of people) endedAfter(20_000, one);
		const items = await submitted(people);
		expect(new Set(items.map(({ outcome }) => outcome))).toEqual(new Set(['submitted']));
	});
});
