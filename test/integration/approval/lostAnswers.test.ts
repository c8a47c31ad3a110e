import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../emulator/gateway/faults';
import type { RouteName } from '../../emulator/gateway/route';
import {
	byId,
	closeEmulators,
	containing,
	emulate,
	jsons,
	matching,
	routes,
	run,
	type RunOptions,
} from '../support/sandbox';
import { approvalOf, openTasksOf } from '../support/openApprovals';
import { elapse, pass, useVirtualTime } from '../support/virtualTime';
import type { Emulator } from '../../emulator/server';

useVirtualTime();

let emulator: Emulator;

beforeEach(async () => {
	emulator = await emulate();
});
afterEach(closeEmulators);

const cutBefore: Fault = { kind: 'resetBefore' };
const cutAfter: Fault = { kind: 'resetAfter' };

const of = (name: 'approved' | 'inApproval') => approvalOf(emulator, emulator.people[name]);
const openTask = () => {
	const [task] = openTasksOf(of('inApproval').process);
	return { processId: of('inApproval').process.id, approverId: task?.id ?? '' };
};

interface Write {
	readonly route: RouteName;
	readonly parameters: () => INodeParameters;
	readonly outcome: string;
	/** What has become of it in the tenant. */
	readonly done: () => boolean;
	/** Somebody else does something after which it cannot be carried out. */
	readonly prevent: () => void;
	readonly isSentAgain: boolean;
}

const approval = 'approval';
const approvalTask = 'approvalTask';

const writes: Readonly<Record<string, Write>> = {
	withdraw: {
		route: 'processWithdraw',
		parameters: () => ({
			resource: approval,
			operation: 'withdraw',
			processId: of('inApproval').process.id,
		}),
		outcome: 'withdrawn',
		done: () => of('inApproval').process.status === 4,
		prevent: () => emulator.approve(of('inApproval').record.offboardingId),
		isSentAgain: true,
	},
	revoke: {
		route: 'processRevoke',
		parameters: () => ({
			resource: approval,
			operation: 'revoke',
			processId: of('approved').process.id,
		}),
		outcome: 'revoked',
		done: () => of('approved').process.status === 8,
		prevent: () => emulator.setStatus(of('approved').record.offboardingId, 'Rejected'),
		isSentAgain: false,
	},
	approve: {
		route: 'taskDecision',
		parameters: () => ({
			resource: approvalTask,
			operation: 'approve',
			...openTask(),
			reason: 'Agreed',
		}),
		outcome: 'approved',
		done: () => of('inApproval').record.decisions.at(-1)?.opinion === 'Agreed',
		prevent: () => emulator.reject(of('inApproval').record.offboardingId),
		isSentAgain: true,
	},
	reject: {
		route: 'taskDecision',
		parameters: () => ({
			resource: approvalTask,
			operation: 'reject',
			...openTask(),
			reason: 'Not now',
		}),
		outcome: 'rejected',
		done: () => of('inApproval').record.decisions.at(-1)?.opinion === 'Not now',
		prevent: () => emulator.approve(of('inApproval').record.offboardingId),
		isSentAgain: true,
	},
	transfer: {
		route: 'taskTransfer',
		parameters: () => {
			const { approverId: approverIds, processId } = openTask();
			const toEmployee = byId(emulator.people.liNa.employmentId);
			return { resource: approvalTask, operation: 'transfer', processId, approverIds, toEmployee };
		},
		outcome: 'transferred',
		done: () => openTasksOf(of('inApproval').process)[0]?.operator === emulator.people.liNa,
		prevent: () => emulator.reject(of('inApproval').record.offboardingId),
		isSentAgain: true,
	},
};

const written = async ({ parameters, route }: Write, options: RunOptions = {}) => {
	const given = parameters();
	const { result, tookMs } = await elapse(
		async () => await run(emulator, given, { onError: 'continueRegularOutput', ...options }),
	);
	return { items: jsons(result), result, tookMs, sends: emulator.requests(route).length };
};

/** What belongs to the write, without tokens. */
const called = () => routes(emulator).filter((route) => route !== 'tenantAccessToken');

describe.each(Object.entries(writes))('the lost answer of %s', (_name, write) => {
	it.each<[string, Fault]>([
		['cut off', cutAfter],
		['replaced by a gateway', { kind: 'gatewayAfter', status: 504 }],
		['cut short', { kind: 'truncatedAfter' }],
	])('is settled by reading the process: %s', async (_case, fault) => {
		emulator.fail(write.route, fault);
		const { items, sends, tookMs } = await written(write);
		expect(items).toMatchObject([{ outcome: write.outcome }]);
		expect([sends, tookMs, write.done()]).toEqual([1, 1_000, true]);
		expect(called()).toEqual([write.route, 'process']);
	});

	it('is settled where something else came first: nothing was changed', async () => {
		emulator.chooseFault(({ route }) => {
			if (route !== write.route || emulator.requests(route).length > 1) return undefined;
			write.prevent();
			return cutBefore;
		});
		const { items, sends } = await written(write);
		expect(items).toMatchObject([
			{ error: matching(/before it could|is not completed|before they/) },
		]);
		expect(items[0]?.details).not.toHaveProperty('outcomeUnknown');
		expect([sends, write.done()]).toEqual([1, false]);
	});

	it('that was never carried out is sent again only where a second one would be refused', async () => {
		emulator.fail(write.route, cutBefore);
		const { items, sends, tookMs } = await written(write);
		if (write.isSentAgain) {
			expect(items).toMatchObject([{ outcome: write.outcome }]);
			expect(write.done()).toBe(true);
		} else {
			expect(items).toMatchObject([
				{ error: containing('It is not known whether'), details: { outcomeUnknown: true } },
			]);
		}
		expect([sends, tookMs]).toEqual([write.isSentAgain ? 2 : 1, 15_000]);
	});

	it('stays unknown for an app that may not read processes', async () => {
		const { appId, scopes } = emulator.apps.main;
		emulator.setScopes(
			appId,
			scopes.filter((scope) => scope !== 'corehr:process:read'),
		);
		emulator.fail(write.route, cutAfter);
		const { items, sends } = await written(write);
		expect(items).toMatchObject([
			{
				error: containing('It is not known whether'),
				details: { outcomeUnknown: true, advice: containing('Approval > Get') },
			},
		]);
		expect(sends).toBe(1);
	});

	it('sends and reads nothing more after the run was stopped', async () => {
		emulator.fail(write.route, cutBefore, { times: 99 });
		const { result } = await written(write, { cancelAfterMs: 3_000 });
		expect(result.status).toBe('canceled');
		const before = called().length;
		await pass(120_000);
		expect(called()).toHaveLength(before);
		expect(emulator.requests(write.route)).toHaveLength(1);
	});
});

describe('a lost decision', () => {
	const { approve } = writes;
	if (approve === undefined) throw new Error('There is no approve');

	it('is made three times at most, and stays unknown', async () => {
		emulator.fail('taskDecision', cutBefore, { times: 99 });
		const { items, sends } = await written(approve);
		expect(items).toMatchObject([{ details: { outcomeUnknown: true } }]);
		expect(sends).toBe(3);
	});

	it('is not taken for ours where somebody decided alike with other words', async () => {
		emulator.chooseFault(({ route }) => {
			if (route !== 'taskDecision' || emulator.requests(route).length > 1) return undefined;
			emulator.approve(of('inApproval').record.offboardingId, 'I have nothing against it');
			return cutBefore;
		});
		const { items, sends } = await written(approve);
		expect(items).toMatchObject([{ details: { outcomeUnknown: true } }]);
		expect(sends).toBe(1);
	});

	it('is not settled by the refusal of a second send', async () => {
		emulator.fail('taskDecision', cutBefore);
		emulator.fail('taskDecision', { kind: 'answer', status: 403, code: 1161003, msg: 'no' });
		const { items } = await written(approve);
		expect(items).toMatchObject([
			{
				error: containing('It is not known whether'),
				details: { outcomeUnknown: true, code: 1161003, advice: containing('sent again') },
			},
		]);
	});

	it('of two items about one task is not told twice', async () => {
		emulator.fail('taskDecision', cutAfter);
		const { items } = await written(approve, { items: [{}, {}] });
		expect(items).toMatchObject([{ outcome: 'approved' }, { details: { code: 1161001 } }]);
		expect(of('inApproval').record.decisions).toHaveLength(2);
	});
});

it('transfers keep to their limit, and a lost one does not stop the others', async () => {
	const { transfer } = writes;
	if (transfer === undefined) throw new Error('There is no transfer');
	emulator.fail('taskTransfer', cutAfter);
	const items = Array.from({ length: 25 }, () => ({}));
	const { items: told, sends, tookMs } = await written(transfer, { items });
	expect(told[0]).toMatchObject({ outcome: 'transferred' });
	// They are all about one task, which the person has by then.
	expect(told.slice(1).map(({ details }) => details)).toEqual(
		told.slice(1).map((): unknown => expect.objectContaining({ code: 1160245 })),
	);
	expect(sends).toBe(25);
	expect(tookMs).toBeGreaterThanOrEqual(60_000);
	expect(emulator.requests('taskTransfer').map(({ code }) => code)).not.toContain(99991400);
});
