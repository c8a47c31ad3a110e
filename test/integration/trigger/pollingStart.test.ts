import type { WorkflowActivateMode } from 'n8n-workflow';

import { FeishuOffboardingPollingTrigger } from '../../../nodes/FeishuOffboarding/FeishuOffboardingPollingTrigger.node';
import type { Emulator } from '../../emulator/server';
import { polling, type PollCircumstances, type StartedTrigger } from '../../harness/poll';
import { StaticData } from '../../harness/staticData';
import { closeEmulators, credentialFor, emulate, submit } from '../support/sandbox';
import { elapse, useVirtualTime } from '../support/virtualTime';

useVirtualTime();
afterEach(closeEmulators);

const started = (
	emulator: Emulator,
	circumstances: PollCircumstances,
	staticData = new StaticData(),
): StartedTrigger =>
	polling(
		{
			node: new FeishuOffboardingPollingTrigger(),
			credential: credentialFor(emulator),
			staticData,
		},
		circumstances,
	);

/** Feishu's own words for an app without the scope. */
const refuse = (emulator: Emulator) => {
	emulator.setScopes(emulator.apps.main.appId, []);
};
const allow = (emulator: Emulator) => {
	emulator.setScopes(emulator.apps.main.appId, [
		'corehr:offboarding:read',
		'corehr:offboarding.submit:write',
	]);
};

const startUps: WorkflowActivateMode[] = ['init', 'leadershipChange'];
const byHand: WorkflowActivateMode[] = ['activate', 'update', 'create'];

describe('a poll that fails while n8n starts', () => {
	it.each(startUps)('leaves the trigger alive, and says why in the log: %s', async (activation) => {
		const emulator = await emulate();
		refuse(emulator);
		const { once, logs } = started(emulator, { activation });
		expect(await once()).toBeNull();
		const warnings = logs().filter(({ level }) => level === 'warn');
		expect(warnings).toHaveLength(1);
		expect(warnings[0]?.message).toMatch(/corehr:offboarding:read/);
		expect(JSON.stringify(warnings)).not.toContain(emulator.apps.main.appSecret);
	});

	it('is followed by polls that fail visibly, and then by what they would have given', async () => {
		const emulator = await emulate();
		const staticData = new StaticData();
		await started(emulator, { activation: 'activate' }, staticData).once();
		const { once } = started(emulator, { activation: 'init' }, staticData);
		await submit(emulator);
		refuse(emulator);
		expect(await once()).toBeNull();
		await expect(once()).rejects.toThrow(/corehr:offboarding:read/);
		await expect(once()).rejects.toThrow(/corehr:offboarding:read/);
		allow(emulator);
		expect(await once()).toMatchObject([{ json: { change: 'created' } }]);
		expect(await once()).toBeNull();
	});

	it('says the same of a setting that is wrong', async () => {
		const emulator = await emulate();
		const { once, logs } = polling(
			{
				node: new FeishuOffboardingPollingTrigger(),
				credential: credentialFor(emulator),
				parameters: { options: { startFrom: 'yesterday' } },
			},
			{ activation: 'init' },
		);
		expect(await once()).toBeNull();
		expect(logs().map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/'Start From' is not a date/),
		);
		await expect(once()).rejects.toThrow(/'Start From' is not a date/);
	});

	it('fails where a second start-up poll of the same context does', async () => {
		const emulator = await emulate();
		const { once } = started(emulator, { activation: 'init' });
		expect(await once()).toBeNull();
		refuse(emulator);
		await expect(once()).rejects.toThrow(/corehr:offboarding:read/);
	});
});

describe('a first poll after a person published', () => {
	it.each(byHand)('fails with the sentence: %s', async (activation) => {
		const emulator = await emulate();
		refuse(emulator);
		await expect(started(emulator, { activation }).once()).rejects.toThrow(
			/corehr:offboarding:read/,
		);
	});
});

describe('the time that a poll takes', () => {
	/** What n8n grants the run of an activation, whatever it grants a poll. */
	const ACTIVATION_MS = 84_000;

	it.each<[string, Parameters<Emulator['fail']>[1]]>([
		['the limit stays closed', { kind: 'rateLimit', resetSeconds: 25 }],
		['the limit does not say for how long it is closed', { kind: 'rateLimit' }],
		['Feishu is busy', { kind: 'gatewayBefore', status: 503 }],
	])('stays within what n8n grants where %s', async (_reason, fault) => {
		const emulator = await emulate();
		emulator.fail('search', fault, { times: 1_000 });
		for (const budgetMs of [36_000, 300_000]) {
			const { once } = started(emulator, { budgetMs });
			const first = await elapse(async () => await once().catch((error: unknown) => error));
			expect(first.result).toBeInstanceOf(Error);
			expect(first.tookMs).toBeLessThan(Math.min(budgetMs, ACTIVATION_MS));
			const later = await elapse(async () => await once().catch((error: unknown) => error));
			expect(later.tookMs).toBeLessThan(budgetMs);
		}
	});

	it('is the same where each search has to wait', async () => {
		const emulator = await emulate();
		for (const skip of [0, 1, 2]) {
			emulator.fail('search', { kind: 'rateLimit', resetSeconds: 40 }, { skip: skip && 1 });
		}
		const { once } = started(emulator, {});
		const { result, tookMs } = await elapse(
			async () => await once().catch((error: unknown) => error),
		);
		expect(String(result)).toMatch(/within the 84 s that n8n grants/);
		expect(tookMs).toBeLessThan(ACTIVATION_MS);
	});

	it('lets a later poll wait for the limit longer than the first', async () => {
		const emulator = await emulate();
		const { once } = started(emulator, {});
		expect(await once()).toBeNull();
		emulator.fail('search', { kind: 'rateLimit', resetSeconds: 90 });
		const { result, tookMs } = await elapse(once);
		expect(result).toBeNull();
		expect(tookMs).toBeGreaterThanOrEqual(90_000);
	});
});
