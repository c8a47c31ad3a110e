import { setTimeout as sleep } from 'node:timers/promises';
import { createConsole } from './console/settings';
import { allApps, createApps, resetSecret } from './gateway/apps';
import { documentedRetryDelaysMs } from './events/courier';
import { refusal } from './connection/codes';
import { createLongConnections, type LongConnections } from './connection/desk';
import type { Emulator, EmulatorOptions } from './emulator';
import { createEventDesk } from './events/eventDesk';
import { createFaults, type Faults } from './gateway/faults';
import type { Gate } from './gateway/gate';
import { createHumanDecisions } from './tenant/humanDecisions';
import { createJournal, type Journal } from './gateway/journal';
import { createLimiter } from './gateway/limiter';
import type { Sandbox } from './gateway/route';
import { namedPeople, personForCode, recordForCode, recordForEditCode } from './seed/landmarks';
import { seedOffboardings } from './seed/offboardings';
import { createStore } from './tenant/store';
import { createTenant } from './tenant/tenant';
import { createTokens } from './gateway/tokens';

/** "需要在 3 秒内以 HTTP 200 状态码响应": https://open.feishu.cn/document/ukTMukTMukTM/uUTNz4SN1MjL1UzM */
const DOCUMENTED_ANSWER_MS = 3_000;

function createSandbox(
	options: EmulatorOptions,
	now: number,
	connections: LongConnections,
): Sandbox {
	const apps = createApps();
	const sandbox = {
		tenant: createTenant(now, options.extraPeople ?? 0),
		store: createStore(),
		apps,
		console: createConsole(allApps(apps)),
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
	const gate: Gate = { sandbox, limiter: createLimiter(), limits: options.limits ?? true };
	const line = { clock, closing: signal, connections, answerMs, birthday, log: [] };
	const { desk, tell } = createEventDesk({
		...sandbox,
		line,
		wait,
		retryDelaysMs: options.eventRetryDelaysMs ?? documentedRetryDelaysMs,
	});
	sandbox.store.watch(tell);
	return { clock, wait, sandbox, gate, desk };
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

/** Everything but the server: the tenant as it is called, and as tests see and steer it. */
export function build(options: EmulatorOptions, signal: AbortSignal) {
	const { clock, wait, sandbox, gate, desk } = assemble(options, signal);
	const faults = createFaults();
	const journal = createJournal();
	const latencyMs = options.latencyMs ?? 0;
	return {
		reception: { gate, faults, journal, desk, clock, wait, latencyMs },
		sandbox,
		tenant: {
			...desk,
			...tenantOf(sandbox),
			...calls(faults, journal),
			...createHumanDecisions(sandbox, clock),
			setScopes: (appId, scopes) => sandbox.console.setScopes(appId, scopes),
			expireTokens: () => sandbox.tokens.expireAll(clock.now()),
			revokeTokens: () => sandbox.tokens.revokeAll(),
		} satisfies Omit<Emulator, 'url' | 'close'>,
	};
}
