import { byWebhook } from '../e2e/support/triggerWorkflow';
import { publishWorkflow } from '../host/n8n/publishing';
import { openCluster, type Cluster } from './support/cluster';
import { both, changes, continued, pushUntilAnswered, receiveEvents } from './support/events';
import {
	expectEachOnce,
	finished,
	parts,
	resultOf,
	start,
	tell,
	timesDone,
	untilDone,
	untilEachBegan,
	workerOf,
} from './support/runs';
import { revoking, submitting } from './support/workflows';

jest.setTimeout(600_000);

let cluster: Cluster;

beforeAll(async () => {
	cluster = await openCluster('queue', {
		workflows: [
			byWebhook('sameMoment'),
			revoking('overRedis'),
			revoking('overPostgres'),
			submitting('killed'),
			submitting('stopped'),
		],
		population: { leavers: 400, stayers: 90 },
	});
});

afterAll(async () => {
	await cluster?.close();
});

beforeEach(() => {
	cluster.emulator.unsubscribe();
	cluster.emulator.clearJournal();
});

describe('events at two webhook processors', () => {
	it('start one execution each where both get them at the same moment or soon after another', async () => {
		await receiveEvents(cluster, 'sameMoment');
		const events: string[] = [];
		for (const [count, apartMs] of [
			[50, 0],
			[10, 20],
			[10, 100],
			[10, 400],
		] as const) {
			cluster.balancer.route = both(cluster, apartMs);
			const more = await changes(cluster, count);
			await pushUntilAnswered(cluster, more, count * 100);
			events.push(...more);
		}
		await expect(continued(cluster, 'sameMoment')).resolves.toEqual(events.sort());
	});
});

describe('a run', () => {
	it('that was killed with its worker is run again, and submits nobody twice', async () => {
		const people = cluster.stayers.slice(0, 50);
		await publishWorkflow(cluster.session, 'killed');
		await start(cluster, 'killed', [people]);
		await untilDone(cluster, 'submit', 5);
		await Promise.all(cluster.workers.map(async ({ server }) => await server.kill()));
		const done = timesDone(cluster, 'submit').size;
		expect(done).toBeLessThan(people.length);
		await Promise.all(cluster.workers.map(async (member) => await member.start()));
		const [killed] = await finished(cluster, 'killed');
		expect(killed?.status).not.toBe('success');
		expect(timesDone(cluster, 'submit').size).toBe(done);

		cluster.emulator.clearJournal();
		await start(cluster, 'killed', [people]);
		const [again] = await finished(cluster, 'killed');
		expect(again?.status).toBe('success');
		const { outcomes, failures } = await resultOf(cluster, again!);
		expect(failures).toEqual([]);
		expect(outcomes.filter((outcome) => outcome === 'submitted')).toHaveLength(
			people.length - done,
		);
		expect(outcomes).toHaveLength(people.length);
		expect(cluster.emulator.requests('submit')).toHaveLength(people.length - done);
	});

	it('whose worker is told to stop ends within the grace time', async () => {
		const people = cluster.stayers.slice(50);
		await publishWorkflow(cluster.session, 'stopped');
		await start(cluster, 'stopped', [people]);
		await untilDone(cluster, 'submit', 20);
		const member = await workerOf(cluster, 'stopped');
		await member.server.stop(70_000);
		await expectEachOnce(cluster, 'stopped', 'submit', people);
		await member.start();
	});

	it('goes on while Redis is started again, and so do those that wait for a worker', async () => {
		const records = cluster.records.slice(0, 200);
		await publishWorkflow(cluster.session, 'overRedis');
		await start(cluster, 'overRedis', parts(records, 10));
		await untilDone(cluster, 'revoke', 50);
		await cluster.redis.restart();
		await expectEachOnce(cluster, 'overRedis', 'revoke', records);
		tell(cluster, 'Redis started again', 'revoke');
	});

	// Every run has begun and none is near its end: what begins or ends meanwhile, n8n itself does not carry through.
	it('goes on while PostgreSQL is started again', async () => {
		const records = cluster.records.slice(200);
		await publishWorkflow(cluster.session, 'overPostgres');
		const lists = parts(records, 40);
		await start(cluster, 'overPostgres', lists);
		await untilEachBegan(cluster, 'revoke', lists);
		await cluster.postgres.restart();
		await expectEachOnce(cluster, 'overPostgres', 'revoke', records);
		tell(cluster, 'PostgreSQL started again', 'revoke');
	});
});
