import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RouteName } from '../../emulator/gateway/route';
import type { Emulator } from '../../emulator/server';
import { size } from '../../support/runs';
import {
	closeEmulators,
	credentialFor,
	emulate,
	employeeItems,
	jsons,
	recordsPerEmployee,
	revokeParameters,
	run,
	submitParameters,
	type RunOptions,
} from '../support/sandbox';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../..');
const CHILD = resolve(__dirname, '../support/killedRun.child.ts');

let emulator: Emulator;

afterEach(closeEmulators);

interface Work {
	readonly parameters: INodeParameters;
	readonly items: IDataObject[];
	readonly options: RunOptions;
}

/**
 * Runs the node in another process, which is killed once the emulator has had that many calls.
 * Gives the signal that ended it, and what it said before.
 */
async function runKilledAfter(calls: number, route: RouteName, work: Work): Promise<string> {
	const setup = {
		...work.options,
		parameters: { resource: 'offboarding', ...work.parameters },
		items: work.items,
		credential: credentialFor(emulator),
		timezone: 'Asia/Shanghai',
	};
	const child = spawn(process.execPath, ['--import', 'tsx', CHILD, JSON.stringify(setup)], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let heard = '';
	child.stdout.on('data', (chunk: Buffer) => {
		heard += chunk.toString();
	});
	emulator.chooseFault((call) => {
		if (call.route === route && emulator.requests(route).length === calls) child.kill('SIGKILL');
		return undefined;
	});
	await once(child, 'close');
	// What was under way is still carried out, though nobody hears of it.
	const isUnderWay = () => emulator.requests().some(({ status }) => status === undefined);
	while (isUnderWay()) await sleep(10);
	return `${child.signalCode}${heard}`;
}

const ways: ReadonlyArray<[string, RunOptions]> = [
	['one at a time', {}],
	['side by side', { onError: 'continueErrorOutput' }],
];

describe.each(size(ways, ways.slice(1)))(
	'a run that is killed while its items go %s, and started again,',
	(_way, options) => {
		beforeEach(async () => {
			emulator = await emulate({ latencyMs: 20, limits: false });
		});

		it('leaves everybody with one offboarding', async () => {
			const items = employeeItems(emulator, 30);
			const again = { options: { ifAlreadyOffboarding: 'returnExisting' } };
			const parameters = submitParameters(again);
			expect(await runKilledAfter(12, 'submit', { parameters, items, options })).toBe('SIGKILL');
			const made = recordsPerEmployee(emulator, 30).filter((count) => count > 0).length;
			expect(made).toBeGreaterThan(0);
			expect(made).toBeLessThan(30);

			const result = await run(emulator, parameters, { items, ...options });
			expect(recordsPerEmployee(emulator, 30)).toEqual(Array(30).fill(1));
			const outcomes = jsons(result).map(({ outcome }) => outcome);
			expect(outcomes.filter((outcome) => outcome === 'alreadyOffboarding')).toHaveLength(made);
			expect(outcomes.filter((outcome) => outcome === 'submitted')).toHaveLength(30 - made);
		});

		it('leaves everybody without one', async () => {
			await run(emulator, submitParameters(), { items: employeeItems(emulator, 30) });
			const records = emulator.offboardings().slice(-30);
			const items = records.map(({ offboardingId }) => ({ offboarding: offboardingId }));
			const parameters = revokeParameters({ options: { ifAlreadyRevoked: 'succeed' } });
			expect(await runKilledAfter(12, 'revoke', { parameters, items, options })).toBe('SIGKILL');
			const withdrawn = () =>
				emulator
					.offboardings()
					.slice(-30)
					.filter(({ status }) => status === 'Withdrawn').length;
			const before = withdrawn();
			expect(before).toBeGreaterThan(0);
			expect(before).toBeLessThan(30);

			const result = await run(emulator, parameters, { items, ...options });
			expect(withdrawn()).toBe(30);
			const outcomes = jsons(result).map(({ outcome }) => outcome);
			expect(outcomes.filter((outcome) => outcome === 'alreadyRevoked')).toHaveLength(before);
			expect(outcomes.filter((outcome) => outcome === 'revoked')).toHaveLength(30 - before);
		});
	},
);
