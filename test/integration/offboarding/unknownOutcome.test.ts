import type { Fault } from '../../emulator/gateway/faults';
import type { Emulator } from '../../emulator/server';
import type { OffboardingRecord } from '../../emulator/tenant/store';
import {
	closeEmulators,
	emulate,
	errorOf,
	jsons,
	matching,
	recordsPerEmployee,
	revokeParameters,
	routes,
	run,
	submit,
	type RunOptions,
} from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const cutBefore: Fault = { kind: 'resetBefore' };
const cutAfter: Fault = { kind: 'resetAfter' };

const submitted = async (more = {}, options: RunOptions = {}) => {
	const { result, tookMs } = await elapse(async () => await submit(emulator, more, options));
	return { result, tookMs, sends: emulator.requests('submit').length };
};

const UNKNOWN = 'Unknown whether the offboarding was submitted: no answer came that says so';

const recordOf = (number: string): OffboardingRecord => {
	const { employmentId } = emulator.tenant.personByNumber(number) ?? { employmentId: '' };
	const record = emulator
		.offboardings()
		.filter((entry) => entry.employmentId === employmentId)
		.at(-1);
	if (record === undefined) throw new Error(`${number} has no offboarding`);
	return record;
};

describe('a submit whose answer was lost', () => {
	it.each([
		['at once', 0, 1_000, 1],
		['after the first look-up', 3_000, 5_000, 1],
		['after the second look-up', 12_000, 15_000, 1],
	])('is found as soon as search shows it: %s', async (_when, indexLagMs, ms, sent) => {
		emulator = await emulate({ indexLagMs });
		emulator.fail('submit', cutAfter);
		const { result, tookMs, sends } = await submitted();
		expect(jsons(result)).toMatchObject([
			{ outcome: 'submitted', offboarding_id: recordOf('E0001').offboardingId },
		]);
		expect([tookMs, sends]).toEqual([ms, sent]);
	});

	it('is sent again when no look-up shows it', async () => {
		emulator.fail('submit', cutBefore);
		const { result, tookMs } = await submitted();
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
		expect(tookMs).toBe(15_000);
		expect(routes(emulator).slice(1)).toEqual([
			'search',
			'submit',
			'search',
			'search',
			'search',
			'submit',
		]);
	});

	it('is found where it was refused when sent again, because search was slow', async () => {
		emulator = await emulate({ indexLagMs: 20_000 });
		emulator.fail('submit', cutAfter);
		const { result, sends } = await submitted();
		expect(jsons(result)).toMatchObject([
			{ outcome: 'submitted', offboarding_id: recordOf('E0001').offboardingId },
		]);
		expect(sends).toBe(2);
		expect(recordsPerEmployee(emulator, 1)).toEqual([1]);
	});

	it('stays unknown where search never shows it', async () => {
		emulator = await emulate({ indexLagMs: 600_000 });
		emulator.fail('submit', cutAfter);
		const { result } = await submitted({}, { onError: 'continueRegularOutput' });
		expect(jsons(result)).toMatchObject([{ error: UNKNOWN, details: { outcomeUnknown: true } }]);
		expect(recordsPerEmployee(emulator, 1)).toEqual([1]);
	});

	it('is found when it took effect at once, its date being past', async () => {
		emulator.fail('submit', cutAfter);
		const { result } = await submitted({ offboardingDate: '2030-01-10' });
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted', offboarding_date: '2030-01-10' }]);
		expect(recordOf('E0001').status).toBe('Offboarded');
	});

	it('is found in approval mode', async () => {
		emulator.fail('submit', cutAfter);
		const { result } = await submitted({ offboardingMode: 'approval' });
		const record = emulator.offboardings().at(-1);
		expect(record).toMatchObject({ status: 'Approving' });
		expect(jsons(result)).toMatchObject([
			{ outcome: 'submitted', offboarding_id: record?.offboardingId },
		]);
	});

	it('is found by an app that may not read reasons', async () => {
		const { appId, scopes } = emulator.apps.main;
		emulator.setScopes(
			appId,
			scopes.filter((scope) => scope !== 'corehr:employment.offboarding_reason:read'),
		);
		emulator.fail('submit', cutAfter);
		const { result, sends } = await submitted();
		expect(jsons(result)).toMatchObject([{ outcome: 'submitted' }]);
		expect(sends).toBe(1);
	});

	it('is sent a bounded number of times, and stays unknown', async () => {
		emulator.fail('submit', cutBefore, { times: 99 });
		const { result, tookMs, sends } = await submitted({}, { onError: 'continueRegularOutput' });
		expect(jsons(result)).toMatchObject([
			{ error: UNKNOWN, details: { outcomeUnknown: true, advice: matching(/离职管理/) } },
		]);
		expect([tookMs, sends]).toEqual([45_000, 3]);
		expect(recordsPerEmployee(emulator, 1)).toEqual([0]);
	});

	it('stays unknown in the saved execution of a workflow that it stops', async () => {
		emulator.fail('submit', cutBefore, { times: 99 });
		const { result } = await submitted();
		expect(result.savedExecution).toContain('"outcomeUnknown":true');
	});

	it('is not settled by a refusal of the second send', async () => {
		emulator.fail('submit', cutBefore);
		emulator.fail('submit', { kind: 'answer', status: 500, code: 1160203, msg: 'no contract' });
		const { result } = await submitted({}, { onError: 'continueRegularOutput' });
		expect(jsons(result)).toMatchObject([
			{
				error: UNKNOWN,
				details: { code: 1160203, outcomeUnknown: true, advice: matching(/No contract/) },
			},
		]);
	});
});

describe('a submit that cannot be looked up', () => {
	const onError = 'continueRegularOutput';
	const unknown = [{ error: UNKNOWN, details: { outcomeUnknown: true } }];

	it('stays unknown for an app that may not search', async () => {
		const { appId, scopes } = emulator.apps.main;
		emulator.setScopes(
			appId,
			scopes.filter((scope) => scope !== 'corehr:offboarding:read'),
		);
		emulator.fail('submit', cutAfter);
		const { result, sends } = await submitted({}, { onError });
		expect(jsons(result)).toMatchObject(unknown);
		expect(sends).toBe(1);
	});

	it('stays unknown where search broke down meanwhile', async () => {
		emulator.fail('submit', cutAfter);
		emulator.fail('search', { kind: 'gatewayBefore', status: 503 }, { skip: 1, times: 99 });
		const { result, sends } = await submitted({}, { onError });
		expect(jsons(result)).toMatchObject(unknown);
		expect(sends).toBe(1);
	});

	it('stays unknown where nobody knows what was there before', async () => {
		emulator.fail('search', { kind: 'gatewayBefore', status: 503 }, { times: 5 });
		emulator.fail('submit', cutAfter);
		const { result, sends } = await submitted({}, { onError });
		expect(jsons(result)).toMatchObject(unknown);
		expect(sends).toBe(1);
	});
});

describe('an offboarding that was open before', () => {
	/** With the very date and reason that will be submitted. */
	const again = async (number: string, more = {}) => {
		const { employmentId, offboardingDate, reason } = recordOf(number);
		return await submitted(
			{ offboardingDate, offboardingReason: reason, ...more },
			{ items: [{ employee: employmentId }] },
		);
	};

	it.each([
		['E0056', cutBefore, 1160210],
		['E0056', cutAfter, 1160210],
		['E0055', cutBefore, 1160201],
	])('is never taken for ours: %s, %j', async (number, fault, code) => {
		const before = emulator.offboardings();
		emulator.fail('submit', fault);
		const { result, sends } = await again(number);
		expect(result.error?.description).toContain(`Feishu code ${code}`);
		expect(sends).toBe(2);
		expect(emulator.offboardings()).toEqual(before);
	});

	it('is given as existing where the user wants that', async () => {
		emulator.fail('submit', cutBefore);
		const { result } = await again('E0056', {
			options: { ifAlreadyOffboarding: 'returnExisting' },
		});
		expect(jsons(result)).toMatchObject([
			{ outcome: 'alreadyOffboarding', offboarding_id: recordOf('E0056').offboardingId },
		]);
	});

	it('by somebody else, with other terms, in the same moment is not taken for ours', async () => {
		const { employmentId, offboardingId } = recordOf('E0062');
		emulator.chooseFault(({ route }) => {
			if (route !== 'submit' || emulator.requests('submit').length > 1) return undefined;
			emulator.setStatus(offboardingId, 'NoNeedApproval');
			return cutBefore;
		});
		const { result } = await submitted({}, { items: [{ employee: employmentId }] });
		expect(errorOf(result).description).toContain('Feishu code 1160210');
	});
});

describe('a revoke whose answer was lost', () => {
	const revoke = async (code?: number, options: RunOptions = {}) => {
		const offboarding = emulator.recordForCode[code ?? 0] ?? recordOf('E0055').offboardingId;
		const work = async () =>
			await run(emulator, revokeParameters(), { items: [{ offboarding }], ...options });
		return (await elapse(work)).result;
	};

	it('is proven by the refusal of the second send', async () => {
		emulator.fail('revoke', cutAfter);
		expect(jsons(await revoke())).toMatchObject([{ outcome: 'revoked' }]);
		expect(emulator.requests('revoke').map(({ code }) => code)).toEqual([undefined, 1160202]);
	});

	it('is not proven where the first send was refused', async () => {
		const result = await revoke(1160202);
		expect(result.error?.description).toContain('Feishu code 1160202');
	});

	it('is sent a bounded number of times, and stays unknown', async () => {
		emulator.fail('revoke', cutBefore, { times: 99 });
		const result = await revoke(undefined, { onError: 'continueRegularOutput' });
		expect(jsons(result)).toMatchObject([
			{
				error: matching(/^Feishu did not answer/),
				details: { outcomeUnknown: true, endpoint: matching(/revoke$/) },
			},
		]);
		expect(emulator.requests('revoke')).toHaveLength(5);
	});

	it('waits out somebody else who revokes at the same time', async () => {
		const busy = { kind: 'answer', status: 400, code: 1160204, msg: 'same time' } as const;
		emulator.fail('revoke', busy, { times: 4 });
		expect(jsons(await revoke())).toMatchObject([{ outcome: 'revoked' }]);
		expect(emulator.requests('revoke')).toHaveLength(5);
	});

	it('does not wait for ever for somebody else', async () => {
		const result = await revoke(1160204);
		expect(result.error?.description).toContain('Feishu code 1160204');
		expect(emulator.requests('revoke')).toHaveLength(7);
	});
});
