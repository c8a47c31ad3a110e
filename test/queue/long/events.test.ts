import { setTimeout as wait } from 'node:timers/promises';

import { documentedRetryDelaysMs } from '../../emulator/events/courier';
import { byWebhook } from '../../e2e/support/triggerWorkflow';
import { openCluster, type Cluster } from '../support/cluster';
import {
	both,
	changes,
	continued,
	continuedByOthers,
	fillMemory,
	inTurn,
	pinned,
	push,
	pushUntilAnswered,
	receiveEvents,
	unanswered,
} from '../support/events';

jest.setTimeout(900_000);

const [retryDelayMs = 0] = documentedRetryDelaysMs;
const delays = [20, 50, 100, 200, 400];

let cluster: Cluster;

beforeAll(async () => {
	const workflows = [
		'together',
		'burst',
		'spread',
		'takenOver',
		...delays.map((ms) => `after${ms}`),
	];
	cluster = await openCluster('queue-events', {
		workflows: workflows.map((id) => byWebhook(id)),
		population: { leavers: 0, stayers: 0 },
	});
});

afterAll(async () => {
	await cluster?.close();
});

beforeEach(() => {
	cluster.emulator.unsubscribe();
});

it('the same event at both at the same moment starts one execution, 50 times in a row', async () => {
	await receiveEvents(cluster, 'together');
	cluster.balancer.route = both(cluster);
	const events = await changes(cluster, 50);
	for (const event of events) await pushUntilAnswered(cluster, [event], 0);
	await expect(continued(cluster, 'together')).resolves.toEqual(events.sort());
});

it.each(delays)('the same event at the other one %i ms later starts one execution', async (ms) => {
	await receiveEvents(cluster, `after${ms}`);
	cluster.balancer.route = both(cluster, ms);
	const events = await changes(cluster, 30);
	for (const event of events) await pushUntilAnswered(cluster, [event], 0);
	await expect(continued(cluster, `after${ms}`)).resolves.toEqual(events.sort());
});

it('200 events in a second are taken with a full memory, and start nothing at the other one', async () => {
	await receiveEvents(cluster, 'burst');
	await fillMemory(cluster, 'burst', 5_000);
	// A process that has just started is slow.
	const before = await changes(cluster, 40);
	await pushUntilAnswered(cluster, before, 4_000);
	const events = await changes(cluster, 200);
	const open = unanswered(await push(cluster, events, 1_000));
	// How many depends on the machine: docs/performance.md tells.
	process.stdout.write(`  ${events.length - open.length} of 200 answered at the first push\n`);
	await pushUntilAnswered(cluster, open, 1_000);
	cluster.balancer.route = pinned(cluster, 1);
	await push(cluster, events, 5_000);
	await expect(continued(cluster, 'burst')).resolves.toEqual([...before, ...events].sort());
});

it('200 events in a second over both start one execution each, also when pushed again the other way', async () => {
	await receiveEvents(cluster, 'spread');
	cluster.balancer.route = inTurn(cluster);
	const events = await changes(cluster, 200);
	await pushUntilAnswered(cluster, events, 1_000);
	await wait(retryDelayMs);
	cluster.balancer.route = inTurn(cluster);
	await push(cluster, [...events].reverse(), 1_000);
	await expect(continued(cluster, 'spread')).resolves.toEqual(events.sort());
});

it('a processor that is killed in a burst loses no event: the other one takes its path over', async () => {
	await receiveEvents(cluster, 'takenOver');
	const events = await changes(cluster, 100);
	const pushed = push(cluster, events, 2_000);
	await wait(1_000);
	const [first] = cluster.webhookProcessors;
	await first?.server.kill();
	cluster.balancer.route = pinned(cluster, 1);
	await pushUntilAnswered(cluster, unanswered(await pushed), 1_000);
	await expect(continuedByOthers(cluster, 'takenOver')).resolves.toEqual(events.sort());
	await first?.start();
});
