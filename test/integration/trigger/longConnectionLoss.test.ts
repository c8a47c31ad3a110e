import { setTimeout as wait } from 'node:timers/promises';

import type { INodeType } from 'n8n-workflow';

import type { Emulator } from '../../emulator/server';
import { CredentialStore } from '../../harness/credentials';
import {
	Executions,
	startTrigger,
	type RunningTrigger,
	type TriggerSetup,
} from '../../harness/trigger';
import { clockOf, connectedNode, fastClock } from '../support/connectedNode';
import { closeEmulators, credentialFor, emulate } from '../support/sandbox';
import { soon } from '../support/longConnectionServer';

const statusUpdated = 'corehr.offboarding.status_updated_v2';

let emulator: Emulator;
let executions: Executions;
let node: INodeType;
let running: RunningTrigger[] = [];

beforeEach(async () => {
	const config = { ReconnectNonce: 5, ReconnectInterval: 5, PingInterval: 5 };
	emulator = await emulate({
		connection: { config, pingTimeoutMs: 60_000 },
		eventRetryDelaysMs: [100, 200, 400, 800],
		eventAnswerMs: 150,
	});
	executions = new Executions();
	restart();
});

/** As a new process of n8n begins. */
const restart = (clock = fastClock): void => void (node = connectedNode(clock));

/** As fast as a machine with other work to do can keep up with. */
const patientClock = clockOf(10);

afterEach(async () => {
	await Promise.all(running.map(async (trigger) => await trigger.close()));
	running = [];
	await closeEmulators();
});

const idOf = (name: string): string => `${name}-${expect.getState().currentTestName}`;

async function start(name: string, more: Partial<TriggerSetup> = {}): Promise<RunningTrigger> {
	const trigger = await startTrigger({
		node,
		credential: credentialFor(emulator),
		executions,
		workflowId: idOf(name),
		parameters: { events: [statusUpdated] },
		...more,
	});
	running.push(trigger);
	return trigger;
}

const online = async (): Promise<void> =>
	void (await soon('the connection is open', () => emulator.longConnections.online().length === 1));

let count = 0;
const change = (): void =>
	emulator.setStatus(
		emulator.offboardings().at(-1)?.offboardingId ?? '',
		(count += 1) % 2 === 0 ? 'Approved' : 'Withdrawn',
	);

/** After as many pushes as it takes. */
const accepted = async (): Promise<void> =>
	void (await soon('the event is acknowledged', () =>
		emulator.deliveries().some(({ outcome }) => outcome === 'accepted'),
	));

const subscribe = async () =>
	await emulator.subscribe({ by: 'connection', eventTypes: [statusUpdated] });

describe('a connection that is lost', () => {
	it.each([
		['closed by the server', () => emulator.longConnections.close({ code: 1011 })],
		['cut', () => emulator.longConnections.cut()],
		['half-open', () => emulator.longConnections.freeze()],
	])('comes back when it was %s, and no event is lost', async (_how, lose) => {
		await start('a');
		await subscribe();
		lose();
		change();
		await soon('another connection', () => emulator.longConnections.list().length > 1);
		await accepted();
		expect(executions.of(idOf('a'))).toHaveLength(1);
	});

	it.each([
		['the handshake is refused', { kind: 'refuseHandshake', status: 514 }],
		['the address has no service ID', { kind: 'serviceId', value: undefined }],
		['the address is not allowed', { kind: 'address', url: 'ws://example.com/?service_id=1' }],
		['discovery tells nothing of times', { kind: 'config', value: undefined }],
		['it is closed at once', { kind: 'closeAfterOpen', code: 1011 }],
	] as const)('comes back though at first %s', async (_how, fault) => {
		await start('a');
		await subscribe();
		emulator.longConnections.fail(fault);
		emulator.longConnections.cut();
		await soon('the connection is gone', () => emulator.longConnections.online().length === 0);
		await online();
		await soon('it stays', () => emulator.longConnections.online()[0]?.state === 'open');
	});

	it.each([
		['an acknowledgement is lost', { kind: 'acknowledgementLost' }],
		['the connection ends with the event', { kind: 'cutAfter' }],
		['a part is lost', { kind: 'lastPartLost' }],
		['something unreadable comes first', { kind: 'garbageBefore' }],
	] as const)('starts the workflow once though %s', async (_how, fault) => {
		await start('a');
		await subscribe();
		emulator.longConnections.fail(fault);
		change();
		await accepted();
		expect(executions.of(idOf('a'))).toHaveLength(1);
	});
});

describe('an n8n that is slow', () => {
	const codes = (): Array<number | undefined> =>
		emulator.deliveries().flatMap(({ status }) => (status === undefined ? [] : [status]));
	const stored = () => executions.of(idOf('a'));

	it('has no event acknowledged that it has not stored, and executes it once', async () => {
		await start('a');
		await subscribe();
		executions.stall();
		change();
		await soon('two pushes are answered', () => codes().length > 1);
		expect(codes().slice(0, 2)).toEqual([500, 500]);
		executions.goOn();
		await accepted();
		expect(stored()).toHaveLength(1);
	});

	it('loses no event where it crashes before it has stored it', async () => {
		const before = await start('a');
		await subscribe();
		executions.stall();
		change();
		await soon('a push is answered', () => codes().length > 0);
		executions.goOn('forget');
		await before.close();
		restart();
		await start('a');
		await accepted();
		expect(stored()).toHaveLength(1);
	});

	it('has an event acknowledged at the first push though the workflow takes long', async () => {
		restart(patientClock);
		await start('a');
		await subscribe();
		executions.endless = true;
		change();
		await accepted();
		expect(codes()).toEqual([200]);
		expect(stored()).toHaveLength(1);
	});

	it('has it acknowledged as before where it does not know keys', async () => {
		restart(patientClock);
		await start('a', { withoutKeys: true });
		await subscribe();
		executions.endless = true;
		change();
		await accepted();
		expect(codes()).toEqual([200]);
		expect(stored()).toHaveLength(1);
	});
});

describe('a credential that is refused after activation', () => {
	it('fails every workflow once, and is not tried again', async () => {
		const [a, b] = [await start('a'), await start('b')];
		emulator.resetSecret(emulator.apps.main.appId);
		emulator.longConnections.close();
		await soon('both have failed', () => a.failed.length > 0 && b.failed.length > 0);
		const tried = emulator.requests('connectionEndpoint').length;
		await wait(150);
		expect(emulator.requests('connectionEndpoint')).toHaveLength(tried);
		for (const { failed } of [a, b]) {
			expect(failed).toHaveLength(1);
			expect(failed[0]?.message).toMatch(/'App Secret' is wrong.*publish the workflow again/);
		}
	});

	it('is read again: a new secret is used without further ado', async () => {
		const store = new CredentialStore(credentialFor(emulator));
		const trigger = await start('a', { store });
		const appSecret = emulator.resetSecret(emulator.apps.main.appId);
		store.write({ ...store.data, appSecret });
		emulator.longConnections.close();
		await soon('it is gone', () => emulator.longConnections.online().length === 0);
		await online();
		expect(trigger.failed).toEqual([]);
	});
});
