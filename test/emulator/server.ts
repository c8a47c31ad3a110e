import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApps, type App, type Apps } from './apps';
import { createFaults, type Fault, type FaultChooser } from './faults';
import type { Gate } from './gate';
import { createJournal, type JournalEntry } from './journal';
import { createLimiter } from './limiter';
import type { Person } from './person';
import { createReception } from './reception';
import type { RouteName, Sandbox } from './route';
import { namedPeople, personForCode, recordForCode } from './seed/landmarks';
import { seedOffboardings } from './seed/offboardings';
import type { OffboardingRecord, OffboardingStatus } from './record';
import { createStore } from './store';
import { createTenant, type Tenant } from './tenant';
import { createTokens } from './tokens';

export interface EmulatorOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	clock?: { now(): number };
	/** How long every call takes, at least. */
	latencyMs?: number;
	/** Whether the documented rate limits hold; true by default. */
	limits?: boolean;
	tokenLifetimeSeconds?: number;
	/** How long a new or changed offboarding stays invisible to search. */
	indexLagMs?: number;
	/**
	 * Whether custom fields of type lookup tell their settings. The page says "暂不返回" and yet
	 * describes them; false by default.
	 */
	lookupSettings?: boolean;
	/**
	 * What ID conversion says of an ID without a counterpart, on which the page is silent: nothing
	 * at all, the default, or an empty target.
	 */
	unmatchedIds?: 'leftOut' | 'empty';
	/** Adds that many ordinary people, numbered from E100001. */
	extraPeople?: number;
}

export interface Emulator {
	/** http://127.0.0.1:PORT */
	readonly url: string;
	readonly apps: Apps;
	readonly tenant: Tenant;
	readonly people: ReturnType<typeof namedPeople>;
	/** Whose offboarding is refused with that code. */
	readonly personForCode: Record<number, Person>;
	/** The offboarding ID whose revocation is refused with that code. */
	readonly recordForCode: Record<number, string>;
	setScopes(appId: string, scopes: readonly string[]): void;
	/** Decides an application, or ends a waiting one, as an approver or the calendar would. */
	setStatus(offboardingId: string, status: OffboardingStatus): void;
	offboardings(): OffboardingRecord[];
	requests(route?: RouteName): JournalEntry[];
	clearJournal(): void;
	/** Scripts a fault for the next calls; scripts of a route are played in order. */
	fail(route: RouteName | '*', fault: Fault, options?: { times?: number; skip?: number }): void;
	/** Asked for each call that no script is about. */
	chooseFault(chooser: FaultChooser): void;
	expireTokens(): void;
	revokeTokens(): void;
	close(): Promise<void>;
}

function createSandbox(options: EmulatorOptions, now: number): Sandbox {
	const sandbox = {
		tenant: createTenant(now, options.extraPeople ?? 0),
		store: createStore(),
		apps: createApps(),
		tokens: createTokens(options.tokenLifetimeSeconds ?? 7200, String(now)),
		indexLagMs: options.indexLagMs ?? 0,
		lookupSettings: options.lookupSettings ?? false,
		unmatchedIds: options.unmatchedIds ?? 'leftOut',
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

function closer(server: Server, closing: AbortController): () => Promise<void> {
	return () =>
		new Promise((resolve) => {
			closing.abort();
			server.close(() => resolve());
			server.closeAllConnections();
		});
}

/** A sandbox tenant of Feishu on a loopback port. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const clock = options.clock ?? { now: () => Date.now() };
	const sandbox = createSandbox(options, clock.now());
	const { store, tenant, tokens, apps } = sandbox;
	const { gate, setScopes } = createGate(sandbox, options.limits ?? true);
	const faults = createFaults();
	const journal = createJournal();
	const closing = new AbortController();
	const wait = (ms: number) => sleep(ms, undefined, { signal: closing.signal });
	const latencyMs = options.latencyMs ?? 0;
	const receive = createReception({ gate, faults, journal, clock, wait, latencyMs });
	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		receive(request, response).catch(() => response.socket?.destroy());
	});
	const url = await listen(server, options.port ?? 0);
	return {
		url,
		apps,
		tenant,
		people: namedPeople(tenant),
		personForCode: personForCode(tenant),
		recordForCode: recordForCode(tenant, store),
		setScopes,
		setStatus: (offboardingId, status) => {
			store.change(offboardingId, { status, finishedAt: clock.now() }, clock.now());
		},
		offboardings: () => store.all(),
		requests: (route) => journal.entries(route),
		clearJournal: () => journal.clear(),
		fail: (route, fault, { times = 1, skip = 0 } = {}) => faults.script(route, fault, skip, times),
		chooseFault: (chooser) => faults.choose(chooser),
		expireTokens: () => tokens.expireAll(clock.now()),
		revokeTokens: () => tokens.revokeAll(),
		close: closer(server, closing),
	};
}
