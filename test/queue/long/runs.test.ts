import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

import { publishWorkflow } from '../../host/n8n/publishing';
import { openCluster, type Cluster, type Member } from '../support/cluster';
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
} from '../support/runs';
import { revoking, submitting } from '../support/workflows';

jest.setTimeout(900_000);

const MANY = 3_000;

let cluster: Cluster;

beforeAll(async () => {
	cluster = await openCluster('queue-runs', {
		workflows: [
			...['shared', 'overRedis', 'overPostgres', 'longOutage', 'large', 'again'].map(revoking),
			...['killed', 'sharedSubmits'].map(submitting),
		],
		population: { leavers: MANY, stayers: 600 },
	});
});

afterAll(async () => {
	await cluster?.close();
});

beforeEach(() => {
	for (const id of cluster.records) cluster.emulator.setStatus(id, 'NoNeedApproval');
	cluster.emulator.clearJournal();
});

async function begin(workflow: string, ids: readonly string[], length: number): Promise<void> {
	await publishWorkflow(cluster.session, workflow);
	await start(cluster, workflow, parts(ids, length));
}

describe('runs over two workers', () => {
	it('revoke 1000 in 20 executions, each once', async () => {
		const records = cluster.records.slice(0, 1_000);
		await begin('shared', records, 50);
		await expectEachOnce(cluster, 'shared', 'revoke', records);
		tell(cluster, '20 executions of 50 revokes', 'revoke');
	});

	it('revoke 1000, each once, while Redis is started again', async () => {
		const records = cluster.records.slice(0, 1_000);
		await begin('overRedis', records, 50);
		await untilDone(cluster, 'revoke', 300);
		await cluster.redis.restart();
		await expectEachOnce(cluster, 'overRedis', 'revoke', records);
		tell(cluster, '1000 revokes, Redis started again', 'revoke');
	});

	// As many as both workers take at once: what begins or ends meanwhile, n8n itself does not carry through.
	it('revoke 1000, each once, while PostgreSQL is started again', async () => {
		const records = cluster.records.slice(0, 1_000);
		await begin('overPostgres', records, 100);
		await untilEachBegan(cluster, 'revoke', parts(records, 100));
		await cluster.postgres.restart();
		await expectEachOnce(cluster, 'overPostgres', 'revoke', records);
		tell(cluster, '1000 revokes, PostgreSQL started again', 'revoke');
	});

	it('submit 300 in 6 executions, each once', async () => {
		const people = cluster.stayers.slice(0, 300);
		await begin('sharedSubmits', people, 50);
		await expectEachOnce(cluster, 'sharedSubmits', 'submit', people);
		tell(cluster, '6 executions of 50 submits', 'submit');
	});
});

it('a run of 300 submits that was killed is run again with as many submits as are left', async () => {
	const people = cluster.stayers.slice(300);
	await begin('killed', people, people.length);
	const member = await workerOf(cluster, 'killed');
	// Beyond the first minute's hundred, which the test before may have used up.
	await untilDone(cluster, 'submit', 137, 4);
	await member.server.kill();
	const [killed] = await finished(cluster, 'killed');
	expect(killed?.status).not.toBe('success');
	const done = timesDone(cluster, 'submit').size;
	await member.start();
	cluster.emulator.clearJournal();
	await start(cluster, 'killed', [people]);
	const [again = killed] = await finished(cluster, 'killed', 6);
	const { outcomes, failures } = await resultOf(cluster, again ?? { id: '', status: '' });
	tell(cluster, `300 submits again, ${done} done before`, 'submit');
	expect(failures).toEqual([]);
	expect(outcomes.filter((outcome) => outcome === 'submitted')).toHaveLength(300 - done);
	expect(timesDone(cluster, 'submit').size).toBe(300 - done);
	expect(cluster.emulator.requests('search').length).toBeLessThanOrEqual(6);
});

/** Of n8n itself: the child of the process that started it. */
async function memoryOf({ server }: Member): Promise<number> {
	const pid = String(server.pid);
	const [child = ''] = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ');
	const [, kilobytes] =
		/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child}/status`, 'utf8')) ?? [];
	return Number(kilobytes) / 1_024;
}

const memoryOfWorkers = async () => Math.max(...(await Promise.all(cluster.workers.map(memoryOf))));

it('3,000 items in one execution, and again, leave the memory of the worker flat', async () => {
	const readings: number[] = [await memoryOfWorkers()];
	for (const workflow of ['large', 'again']) {
		for (const id of cluster.records) cluster.emulator.setStatus(id, 'NoNeedApproval');
		cluster.emulator.clearJournal();
		await begin(workflow, cluster.records, MANY);
		await expectEachOnce(cluster, workflow, 'revoke', cluster.records);
		tell(cluster, '3,000 revokes in one execution', 'revoke');
		await wait(30_000);
		readings.push(await memoryOfWorkers());
	}
	const [before = 0, first = 0, second = 0] = readings;
	process.stdout.write(`  worker: ${readings.map((one) => Math.round(one)).join(', ')} MiB\n`);
	expect(first - before).toBeLessThan(350);
	expect(second - first).toBeLessThan(100);
});

it('a Redis that is away for long ends workers and webhook processors, and nobody is revoked twice', async () => {
	const records = cluster.records.slice(0, 400);
	await begin('longOutage', records, 20);
	await untilDone(cluster, 'revoke', 100);
	const others = [...cluster.workers, ...cluster.webhookProcessors];
	const ended = Promise.all(others.map(async ({ server }) => await server.ended));
	await cluster.redis.restart(20_000);
	await ended;
	await Promise.all(others.map(async (member) => await member.start()));
	await finished(cluster, 'longOutage', 5);
	expect([...timesDone(cluster, 'revoke').values()].filter((times) => times > 1)).toEqual([]);
});
