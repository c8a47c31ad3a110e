import { randomBytes } from 'node:crypto';
import { cp } from 'node:fs/promises';

import type { Emulator } from '../../emulator/server';
import { createHome, type N8nHome } from '../../host/n8n/home';
import { setUpOwner, type N8nSession } from '../../host/n8n/rest';
import { startServer, type N8nRole, type N8nServer } from '../../host/n8n/server';
import { anyFreePort } from '../../host/ports';
import { showProgress } from '../../host/progress';
import { addWorkflows, createStage, type Stage } from '../../host/stage';
import { startBalancer, type Balancer } from './balancer';
import { startPostgres, type Postgres } from './postgres';
import { startRedis } from './redis';
import type { Service } from './service';
import { clockFor, populate, type Population } from './tenant';

/** A process of n8n that may be ended and started again at the same address. */
export interface Member {
	readonly server: N8nServer;
	start(): Promise<void>;
}

/** n8n in queue mode, beside an emulated tenant. */
export interface Cluster {
	readonly emulator: Emulator;
	/** Offboardings that are open at first, by their IDs. */
	readonly records: readonly string[];
	/** People without an offboarding, by their employment IDs. */
	readonly stayers: readonly string[];
	readonly postgres: Postgres;
	readonly redis: Service;
	readonly main: Member;
	readonly workers: readonly Member[];
	readonly webhookProcessors: readonly Member[];
	readonly balancer: Balancer;
	readonly session: N8nSession;
	close(): Promise<void>;
}

export interface ClusterOptions {
	readonly workflows: readonly object[];
	readonly population: Population;
}

type Undo = () => Promise<unknown>;

export async function openCluster(name: string, options: ClusterOptions): Promise<Cluster> {
	const undo: Undo[] = [];
	const close = async () => {
		for (const step of undo.splice(0).reverse()) await step();
	};
	try {
		return { ...(await build(name, options, undo)), close };
	} catch (error) {
		// What could not be cleared away says less than why it was to be.
		await close().catch(() => undefined);
		throw error;
	}
}

async function build(
	name: string,
	{ workflows, population }: ClusterOptions,
	undo: Undo[],
): Promise<Omit<Cluster, 'close'>> {
	const postgres = await showProgress('Starting PostgreSQL', startPostgres);
	undo.push(postgres.close);
	const root = await createHome(`${name}-services`);
	undo.push(async () => await root.remove());
	const redis = await startRedis(root.folder);
	undo.push(redis.close);
	const settings = settingsFor(postgres.settings, redis);
	const clock = clockFor(population);
	const extraPeople = population.leavers + population.stayers;
	const stage = await createStage(name, { latencyMs: 100, extraPeople, clock }, settings);
	undo.push(async () => await stage.close());
	const people = await populate(stage.emulator, population, clock.elapse);
	await addWorkflows(stage, workflows);
	const balancer = await startBalancer();
	undo.push(balancer.close);
	const members = await showProgress('Starting five processes of n8n', async () => {
		const start = async (home: N8nHome, role: N8nRole) => await startMember(home, role, undo);
		// The first one brings the database up to date.
		const main = await start(stage.home, 'main');
		const other = async (role: N8nRole, number: number) =>
			await start(await copyOf(stage, `${name}-${role}${number}`, settings, undo), role);
		const others = await all([
			async () => await other('worker', 1),
			async () => await other('worker', 2),
			async () => await other('webhookProcessor', 1),
			async () => await other('webhookProcessor', 2),
		]);
		return { main, workers: others.slice(0, 2), webhookProcessors: others.slice(2) };
	});
	const session = await setUpOwner(members.main.server.url);
	return { emulator: stage.emulator, ...people, postgres, redis, balancer, session, ...members };
}

/** Waits for every one, also where one fails: what has been started can then be ended. */
async function all<T>(starts: ReadonlyArray<() => Promise<T>>): Promise<T[]> {
	const settled = await Promise.allSettled(starts.map(async (start) => await start()));
	return settled.map((one) => {
		if (one.status === 'rejected') throw one.reason;
		return one.value;
	});
}

/** Each process has files of its own, as in a container, and the package in them. */
async function copyOf(
	{ home }: Stage,
	name: string,
	settings: NodeJS.ProcessEnv,
	undo: Undo[],
): Promise<N8nHome> {
	const copy = await createHome(name, settings);
	undo.push(async () => await copy.remove());
	await cp(home.packagesFolder, copy.packagesFolder, { recursive: true });
	return copy;
}

async function startMember(home: N8nHome, role: N8nRole, undo: Undo[]): Promise<Member> {
	const port = await anyFreePort();
	let server = await startServer(home, port, role);
	undo.push(async () => await server.kill());
	return {
		get server() {
			return server;
		},
		start: async () => {
			server = await startServer(home, port, role);
		},
	};
}

/**
 * A worker that was killed is noticed sooner than after the minute and a half of n8n's defaults. The lock is renewed
 * well before it ends: by default only after ten seconds, when Bull already gives the execution to another worker.
 */
const impatience = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

const settingsFor = (database: NodeJS.ProcessEnv, redis: Service): NodeJS.ProcessEnv => ({
	...database,
	...impatience,
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	// As docs/scaling.md advises.
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	DB_POSTGRESDB_POOL_SIZE: '10',
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '60',
});
