import { setTimeout as wait } from 'node:timers/promises';

import { documentedRetryDelaysMs } from '../../emulator/events/courier';
import type { Delivery } from '../../emulator/events/delivery';
import { textIn } from '../../host/json';
import { finishedRun, isOver, type Execution } from '../../host/n8n/executions';
import { publishWorkflow } from '../../host/n8n/publishing';
import { statusUpdated } from '../../e2e/support/triggerWorkflow';
import type { Route } from './balancer';
import type { Cluster } from './cluster';
import { atRest, expectSuccess, finished } from './runs';

/** As the tenant waits before it pushes for the second time; each time here, to wait less. */
const [retryDelayMs = 0] = documentedRetryDelaysMs;

/** To one processor, as docs/scaling.md advises for the path of a trigger. */
export const pinned =
	(cluster: Cluster, index = 0) =>
	(): Route => ({ urls: [urlOf(cluster, index)] });

/** To both, the second one that much later. */
export const both =
	(cluster: Cluster, apartMs = 0) =>
	(): Route => ({ urls: [urlOf(cluster, 0), urlOf(cluster, 1)], apartMs });

/** To the one and to the other in turn. */
export function inTurn(cluster: Cluster) {
	let calls = 0;
	return (): Route => ({ urls: [urlOf(cluster, (calls += 1) % 2)] });
}

const urlOf = ({ webhookProcessors }: Cluster, index: number): string =>
	webhookProcessors[index]?.server.url ?? '';

/** Publishes the workflow and gives its URL at the balancer to the tenant. */
export async function receiveEvents(cluster: Cluster, workflow: string): Promise<void> {
	const { balancer, emulator, session } = cluster;
	await publishWorkflow(session, workflow);
	balancer.route = pinned(cluster);
	const url = `${balancer.url}/webhook/webhook-of-${workflow}/webhook`;
	await emulator.subscribe({ eventTypes: [statusUpdated], ...emulator.apps.main, url });
}

/** The trigger's memory in n8n's database holds that many values, as after a long time; n8n keeps digests in it. */
export async function fillMemory({ postgres }: Cluster, workflow: string, count: number) {
	const digests = `json_agg(encode(decode(md5(n::text), 'hex'), 'base64'))`;
	await postgres.execute(
		`INSERT INTO processed_data ("workflowId", context, value)
		SELECT '${workflow}', 'n:Trigger', json_build_object('mode', 'entries', 'data', ${digests})::text
		FROM generate_series(1, ${count}) AS n`,
	);
}

/** Makes that many changes, and gives the IDs of their events, which are kept back. */
export async function changes({ emulator }: Cluster, count: number): Promise<string[]> {
	const { employmentId } = emulator.people.approved;
	const record = emulator.offboardings().find((one) => one.employmentId === employmentId);
	const turn = record?.status === 'Withdrawn' ? 1 : 0;
	emulator.holdEvents();
	for (let index = 0; index < count; index += 1) {
		emulator.setStatus(record?.offboardingId ?? '', index % 2 === turn ? 'Withdrawn' : 'Approved');
	}
	const held: string[] = [];
	await emulator.releaseEvents((events) => {
		held.push(...events.map(({ eventId }) => eventId));
		return [];
	});
	expect(held).toHaveLength(count);
	return held;
}

/** Pushes each event once, evenly over that time. */
export async function push(
	{ balancer, emulator }: Cluster,
	events: readonly string[],
	overMs: number,
): Promise<Delivery[]> {
	const deliveries = await Promise.all(
		events.map(async (eventId, index) => {
			await wait((index * overMs) / events.length);
			return await emulator.redeliver(eventId);
		}),
	);
	await balancer.settled();
	return deliveries;
}

/** Those that the tenant would push again. */
export const unanswered = (deliveries: readonly Delivery[]): string[] =>
	deliveries.filter(({ outcome }) => outcome !== 'accepted').map(({ eventId }) => eventId);

/** Pushes the events until each is answered, as often as the tenant does; waits less between two pushes. */
export async function pushUntilAnswered(
	cluster: Cluster,
	events: readonly string[],
	overMs: number,
): Promise<void> {
	let open = unanswered(await push(cluster, events, overMs));
	for (let retry = 0; retry < documentedRetryDelaysMs.length; retry += 1) {
		if (open.length === 0) return;
		process.stdout.write(`  ${open.length} of ${events.length} not answered in time\n`);
		await wait(retryDelayMs);
		open = unanswered(await push(cluster, open, overMs));
	}
	expect(open).toEqual([]);
}

/** The event of every execution that went on behind the trigger, once none is under way; sorted. */
export async function continued(cluster: Cluster, workflow: string): Promise<string[]> {
	return await eventsOf(cluster, await finished(cluster, workflow));
}

/** The same where a process was killed: what it had created and not handed on yet stays New for ever. */
export async function continuedByOthers(cluster: Cluster, workflow: string): Promise<string[]> {
	const executions = await atRest(cluster, workflow);
	const left = executions.filter((execution) => !isOver(execution));
	process.stdout.write(`  ${left.length} executions left by the process that was killed\n`);
	return await eventsOf(cluster, executions.filter(isOver));
}

async function eventsOf(cluster: Cluster, executions: readonly Execution[]): Promise<string[]> {
	await expectSuccess(cluster, executions);
	const events: string[] = [];
	for (const { id } of executions) {
		const [items = []] = (await finishedRun(cluster.session, id)).outputs('Then');
		events.push(...items.map(({ json }) => textIn(json['event_id'])));
	}
	return events.sort();
}
