import type { Emulator } from '../../emulator/server';
import { Executions, startTrigger, type RunningTrigger } from '../../harness/trigger';
import { connectedNode } from '../support/connectedNode';
import { size } from '../../support/runs';
import { closeEmulators, credentialFor, emulate } from '../support/sandbox';
import { SteppedClock } from '../support/steppedClock';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long things go wrong, and how many events come meanwhile at least. */
const { troubledMs, fewest } = size(
	{ troubledMs: 2 * HOUR, fewest: 100 },
	{ troubledMs: 40 * MINUTE, fewest: 35 },
);

const statusUpdated = 'corehr.offboarding.status_updated_v2';
const workflowIds = ['a', 'b'];

/** The same numbers in every run, from 0 to 1. */
function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const clock = new SteppedClock();
const random = numbersFrom(20_301);
const running: RunningTrigger[] = [];

afterAll(async () => {
	await Promise.all(running.map(async (trigger) => await trigger.close()));
	await closeEmulators();
});

/** What goes wrong, each for a while or once. */
const troubles: ReadonlyArray<(emulator: Emulator, executions: Executions) => unknown> = [
	({ longConnections }) => longConnections.close({ code: 1011 }),
	({ longConnections }) => longConnections.close({ code: 3001 }),
	({ longConnections }) => longConnections.cut(),
	({ longConnections }) => longConnections.freeze(),
	({ longConnections }) => longConnections.stop(),
	({ longConnections }) => longConnections.fail({ kind: 'cutAfter' }),
	({ longConnections }) => longConnections.fail({ kind: 'acknowledgementLost' }),
	({ longConnections }) => longConnections.fail({ kind: 'garbageBefore' }),
	({ longConnections }) => longConnections.fail({ kind: 'hangHandshake' }),
	(emulator) => {
		emulator.fail('connectionEndpoint', { kind: 'gatewayBefore', status: 502 });
		emulator.longConnections.cut();
	},
	(_emulator, executions) => (executions.broken = 1),
	(_emulator, executions) => executions.stall(),
];

let emulator: Emulator;
const executions = new Executions();

beforeAll(async () => {
	const config = { ReconnectNonce: 30, ReconnectInterval: 90, PingInterval: 90 };
	emulator = await emulate({
		clock,
		connection: { config, pingTimeoutMs: HOUR },
		eventAnswerMs: 100,
	});
	const node = connectedNode(clock, random);
	for (const workflowId of workflowIds) {
		const parameters = { events: [statusUpdated] };
		const credential = credentialFor(emulator);
		running.push(await startTrigger({ node, credential, executions, workflowId, parameters }));
	}
	await emulator.subscribe({ by: 'connection', eventTypes: [statusUpdated] });
});

let changes = 0;

function changeNow(): void {
	const { offboardingId = '' } = emulator.offboardings().at(-1) ?? {};
	emulator.setStatus(offboardingId, (changes += 1) % 2 === 0 ? 'Approved' : 'Withdrawn');
}

function heal(): void {
	emulator.longConnections.start();
	executions.goOn();
}

const spoil = (): unknown =>
	troubles[Math.floor(random() * troubles.length)]?.(emulator, executions);

it('loses nothing and repeats nothing in hours of drops', async () => {
	for (let passedMs = 0; passedMs < troubledMs; passedMs += 10 * SECOND) {
		if (passedMs % (2 * MINUTE) === 0) {
			heal();
			spoil();
		}
		if (random() < 0.25) changeNow();
		await clock.pass(10 * SECOND);
	}
	heal();
	// As long as Feishu pushes again.
	for (let passedMs = 0; passedMs < 8 * HOUR; passedMs += MINUTE) await clock.pass(MINUTE);

	const deliveries = emulator.deliveries(statusUpdated);
	const pushed = [...new Set(deliveries.map(({ eventId }) => eventId))].sort();
	expect(pushed.length).toBeGreaterThan(fewest);
	expect(emulator.longConnections.list().length).toBeGreaterThan(fewest / 10);
	expect(deliveries.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThan(
		fewest / 10,
	);
	for (const workflowId of workflowIds) {
		const started = executions.of(workflowId).map(({ event_id }) => event_id);
		expect(started.sort()).toEqual(pushed);
	}
}, 60_000);
