import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApps, resetSecret, type App } from './gateway/apps';
import { documentedRetryDelaysMs } from './events/courier';
import { refusal } from './connection/codes';
import { createLongConnections, type LongConnections } from './connection/desk';
import type { Subscription } from './events/delivery';
import type { Emulator, EmulatorOptions } from './emulator';
import { createEventDesk } from './events/eventDesk';
import { createFaults, type Faults } from './gateway/faults';
import type { Gate } from './gateway/gate';
import { createHumanDecisions } from './tenant/humanDecisions';
import { createJournal, type Journal } from './gateway/journal';
import { createLimiter } from './gateway/limiter';
import { createReception } from './gateway/reception';
import type { Sandbox } from './gateway/route';
import { namedPeople, personForCode, recordForCode, recordForEditCode } from './seed/landmarks';
import { seedOffboardings } from './seed/offboardings';
import { createStore } from './tenant/store';
import { createTenant } from './tenant/tenant';
import { createTokens } from './gateway/tokens';

export type { Emulator, EmulatorOptions } from './emulator';

/** "需要在 3 秒内以 HTTP 200 状态码响应": https://open.feishu.cn/document/ukTMukTMukTM/uUTNz4SN1MjL1UzM */
const DOCUMENTED_ANSWER_MS = 3_000;

function createSandbox(
	options: EmulatorOptions,
	now: number,
	connections: LongConnections,
): Sandbox {
	const sandbox = {
		tenant: createTenant(now, options.extraPeople ?? 0),
		store: createStore(),
		apps: createApps(),
		tokens: createTokens(options.tokenLifetimeSeconds ?? 7200, String(now)),
		connections,
		indexLagMs: options.indexLagMs ?? 0,
		lookupSettings: options.lookupSettings ?? false,
		unmatchedIds: options.unmatchedIds ?? 'leftOut',
		badElements: options.badElements ?? [],
	};
	seedOffboardings(sandbox.store, sandbox.tenant, now);
	return sandbox;
}

function createGate(sandbox: Sandbox, limits: boolean) {
	const scopes = new Map<string, readonly string[]>();
	const gate: Gate = {
		sandbox,
		limiter: createLimiter(),
		limits,
		scopesOf: (app: App) => scopes.get(app.appId) ?? app.scopes,
	};
	return { gate, setScopes: (appId: string, next: readonly string[]) => scopes.set(appId, next) };
}

async function listen(server: Server, port: number): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return `http://127.0.0.1:${address.port}`;
}

function closer(
	server: Server,
	closing: AbortController,
	connections: LongConnections,
): () => Promise<void> {
	return () =>
		new Promise((resolve) => {
			closing.abort();
			connections.closeAll();
			server.close(() => resolve());
			server.closeAllConnections();
		});
}

/** Everything but the server itself. */
function assemble(options: EmulatorOptions, signal: AbortSignal) {
	const clock = options.clock ?? { now: () => Date.now() };
	const realSleep = (ms: number) => sleep(ms, undefined, { signal });
	const wait = (ms: number) => (clock.sleep ? clock.sleep(ms) : realSleep(ms));
	const answerMs = options.eventAnswerMs ?? DOCUMENTED_ANSWER_MS;
	const birthday = String(clock.now());
	const connections = createLongConnections({
		options: options.connection ?? {},
		clock,
		answerMs,
		birthday,
	});
	const sandbox = createSandbox(options, clock.now(), connections);
	const { gate, setScopes } = createGate(sandbox, options.limits ?? true);
	const line = { clock, closing: signal, connections, answerMs, birthday, log: [] };
	const { desk, tell } = createEventDesk({
		...sandbox,
		scopesOf: gate.scopesOf,
		line,
		wait,
		retryDelaysMs: options.eventRetryDelaysMs ?? documentedRetryDelaysMs,
	});
	sandbox.store.watch(tell);
	return { clock, wait, sandbox, gate, setScopes, desk };
}

function calls(faults: Faults, journal: Journal) {
	return {
		requests: (route) => journal.entries(route),
		clearJournal: () => journal.clear(),
		fail: (route, fault, { times = 1, skip = 0 } = {}) => faults.script(route, fault, skip, times),
		refuseConnections(code, { times = 1, skip = 0 } = {}) {
			const { status, body } = refusal(code);
			const headers = { 'Content-Type': 'application/json; charset=utf-8' };
			const fault = { kind: 'answer', status, headers, rawBody: JSON.stringify(body) } as const;
			faults.script('connectionEndpoint', fault, skip, times);
		},
		chooseFault: (chooser) => faults.choose(chooser),
	} satisfies Partial<Emulator>;
}

function tenantOf({ tenant, store, apps, connections }: Sandbox) {
	return {
		apps,
		longConnections: connections.desk,
		resetSecret: (appId) => resetSecret(apps, appId),
		tenant,
		people: namedPeople(tenant),
		personForCode: personForCode(tenant),
		recordForCode: recordForCode(tenant, store),
		recordForEditCode: recordForEditCode(tenant, store),
		offboardings: () => store.all(),
	} satisfies Partial<Emulator>;
}

async function subscribeOrClose(emulator: Emulator, subscription: Subscription): Promise<void> {
	try {
		if (subscription.by === 'connection') emulator.assumeConnected(subscription);
		else await emulator.subscribe(subscription);
	} catch (error) {
		await emulator.close();
		throw error;
	}
}

/** A sandbox tenant of Feishu on a loopback port. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const closing = new AbortController();
	// Every call that waits listens to it.
	setMaxListeners(0, closing.signal);
	const { clock, wait, sandbox, gate, setScopes, desk } = assemble(options, closing.signal);
	const faults = createFaults();
	const journal = createJournal();
	const latencyMs = options.latencyMs ?? 0;
	const receive = createReception({ gate, faults, journal, desk, clock, wait, latencyMs });
	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		receive(request, response).catch(() => response.socket?.destroy());
	});
	server.on('upgrade', (...upgrade) => sandbox.connections.upgrade(...upgrade));
	const url = await listen(server, options.port ?? 0);
	sandbox.connections.setOrigin(url);
	const emulator: Emulator = {
		...desk,
		...tenantOf(sandbox),
		...calls(faults, journal),
		...createHumanDecisions(sandbox, clock),
		url,
		setScopes,
		expireTokens: () => sandbox.tokens.expireAll(clock.now()),
		revokeTokens: () => sandbox.tokens.revokeAll(),
		close: closer(server, closing, sandbox.connections),
	};
	if (options.events) await subscribeOrClose(emulator, options.events);
	return emulator;
}
