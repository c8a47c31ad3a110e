import type { Wish } from '../../../report/trial/wish';
import type { RouteName } from '../../emulator/gateway/route';
import { createEmulator, type Emulator } from '../../emulator/server';
import { reportOn, wishOf } from '../support/tenantReport';

describe('whoever stops a report that submits and revokes', () => {
	let emulator: Emulator;
	let wish: Wish;
	let stop: (() => boolean) | undefined;
	let waits: number[] = [];
	beforeEach(async () => {
		emulator = await createEmulator({ events: { by: 'connection' } });
		wish = wishOf(emulator);
		stop = undefined;
		waits = [];
	});
	afterEach(() => emulator.close());

	const run = (sleep = (ms: number) => Promise.resolve(void waits.push(ms))) =>
		reportOn(emulator, {
			wish,
			typed: wish.employeeId,
			sleep,
			held: (listener) => void (stop = listener),
		});
	/** Stops at the first call of an endpoint, before it is answered. */
	const stopAt = (name: RouteName, times = 1): boolean[] => {
		const goesOn: boolean[] = [];
		emulator.chooseFault(({ route }) => {
			if (route !== name || goesOn.length > 0 || stop === undefined) return undefined;
			for (let time = 0; time < times; time += 1) goesOn.push(stop());
			return undefined;
		});
		return goesOn;
	};
	const ours = () =>
		emulator.offboardings().filter(({ employmentId }) => employmentId === wish.employeeId);

	it.each(['submit', 'revoke'] as const)(
		'during the %s, has the offboarding revoked, and does not wait for events',
		async (route) => {
			const goesOn = stopAt(route);
			const { left, said } = await run();
			expect(goesOn).toEqual([true]);
			expect(ours()).toMatchObject([{ status: 'Withdrawn' }]);
			expect(left).toBeUndefined();
			expect(said.at(-1)).toContain('It is revoked first; the report then ends as usual.');
			expect(waits).toEqual([]);
		},
	);

	it('while it looks for an offboarding whose answer was lost, has it revoked', async () => {
		emulator.fail('submit', { kind: 'resetAfter' });
		const goesOn: boolean[] = [];
		await run(() => Promise.resolve(void (stop && goesOn.push(stop()))));
		expect(goesOn).toEqual([true]);
		expect(ours()).toMatchObject([{ status: 'Withdrawn' }]);
	});

	it('twice before the ID is known, is told what to do without it', async () => {
		const goesOn = stopAt('submit', 2);
		const { said } = await run();
		expect(goesOn).toEqual([true, false]);
		const text = said.at(-1) ?? '';
		expect(text).toContain('NOBODY KNOWS WHETHER AN OFFBOARDING WAS MADE.');
		expect(text).toContain(`employment ID is ${wish.employeeId}`);
		expect(text).toContain('3. If there is one with the offboarding date');
	});

	it('twice before the revoke is answered, is told which offboarding is open', async () => {
		const goesOn = stopAt('revoke', 2);
		const { said } = await run();
		expect(goesOn).toEqual([true, false]);
		const [{ offboardingId = '' } = {}] = ours();
		expect(said.at(-1)).toContain(`THE OFFBOARDING ${offboardingId} IS STILL OPEN.`);
		expect(said.at(-1)).toContain(`with the offboarding ID ${offboardingId}.`);
	});

	it('before and after, ends it as any other program', async () => {
		let isHeldBefore = false;
		emulator.chooseFault(({ route }) => {
			if (route !== 'submit' && route !== 'revoke' && stop?.() === true) isHeldBefore = true;
			return undefined;
		});
		await run();
		expect(isHeldBefore).toBe(false);
		expect(stop?.()).toBe(false);
	});

	it('is told the same where the report itself breaks between the two', async () => {
		emulator.fail('submit', { kind: 'resetAfter' });
		const said: string[] = [];
		const breaks = () =>
			stop === undefined ? Promise.resolve() : Promise.reject(new Error('bug'));
		const report = reportOn(emulator, {
			wish,
			typed: wish.employeeId,
			sleep: breaks,
			held: (listener) => void (stop = listener),
			said,
		});
		await expect(report).rejects.toThrow('bug');
		expect(said.at(-1)).toContain('NOBODY KNOWS WHETHER AN OFFBOARDING WAS MADE.');
	});
});
