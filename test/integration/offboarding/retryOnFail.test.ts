import type { Emulator } from '../../emulator/server';
import {
	closeEmulators,
	containing,
	emulate,
	employeeItems,
	errorOf,
	jsons,
	revokeParameters,
	run,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const onError = 'continueRegularOutput';
const retryOnFail = true;
const returnExisting = { ifAlreadyOffboarding: 'returnExisting' };
const refusal = { kind: 'answer', status: 500, code: 1160203, msg: 'no' } as const;

const submitted = async (options = {}, more: RunOptions = {}) => {
	const items = employeeItems(emulator, 3);
	const { result } = await elapse(
		async () => await run(emulator, submitParameters({ options }), { items, ...more }),
	);
	return result;
};

const revoked = async (options = {}, more: RunOptions = {}) => {
	await submitted();
	const records = emulator.offboardings().slice(-3);
	const items = records.map(({ offboardingId }) => ({ offboarding: offboardingId }));
	const { result } = await elapse(
		async () => await run(emulator, revokeParameters({ options }), { items, ...more }),
	);
	return result;
};

/** The choice that makes a second attempt safe, as the editor shows it. */
const choices = [
	['Submit', submitted, returnExisting, 'If Already Offboarding', 'Return Existing', '1160210'],
	['Revoke', revoked, { ifAlreadyRevoked: 'succeed' }, 'If Already Revoked', 'Succeed', '1160202'],
] as const;

describe.each(choices)('%s with Retry On Fail', (_name, carryOut, safe, option, choice, code) => {
	it('tells once what a second attempt makes of items that succeeded', async () => {
		const { hints } = await carryOut({}, { retryOnFail });
		expect(hints).toEqual([
			{
				message: containing(`'${option}' to '${choice}'`),
				type: 'warning',
				location: 'outputPane',
			},
		]);
		expect(hints[0]?.message).toContain(code);
	});

	it('tells nothing where that is safe', async () => {
		expect((await carryOut(safe, { retryOnFail })).hints).toEqual([]);
	});

	it('tells nothing where n8n does not try again', async () => {
		expect((await carryOut({}, {})).hints).toEqual([]);
	});
});

it('Validate Only tells nothing of Retry On Fail', async () => {
	expect((await submitted({ validateOnly: true }, { retryOnFail })).hints).toEqual([]);
});

describe('a second attempt', () => {
	it('that fails for what the first one did says so, where no hint leaves the node', async () => {
		emulator.fail('submit', refusal, { skip: 1 });
		const result = await submitted({}, { retryOnFail });
		expect(result.hints).toEqual([]);
		expect(errorOf(result)).toMatchObject({
			description: containing("'Retry On Fail'"),
			itemIndex: 0,
		});
	});

	it('tells each item that was done before, beside the hint', async () => {
		emulator.fail('submit', refusal);
		const result = await submitted({}, { retryOnFail, onError });
		expect(jsons(result)).toMatchObject([
			{ outcome: 'submitted' },
			{ details: { code: 1160210, advice: containing("'Retry On Fail'") } },
			{ details: { code: 1160210, advice: containing("'Retry On Fail'") } },
		]);
		expect(result.hints).toHaveLength(1);
	});

	it('with Return Existing succeeds with what the first one did', async () => {
		emulator.fail('submit', refusal);
		const result = await submitted(returnExisting, { retryOnFail, onError });
		expect(jsons(result).map(({ outcome }) => outcome)).toEqual([
			'submitted',
			'alreadyOffboarding',
			'alreadyOffboarding',
		]);
	});
});
