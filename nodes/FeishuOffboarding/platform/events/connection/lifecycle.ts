import type { Lifecycle, LifecycleEvent, LifecycleStep, Trouble } from './phases';
import { defaultTiming, readTiming } from './timing';

/** Discovery and handshake together. */
const CONNECT_MS = 30_000;

/** A pong may be late by that much. Two pings without an answer are needed: one may be lost. */
const PATIENCE_MS = 10_000;

/** Feishu frees the place of a connection that is gone only after minutes. */
const CROWDED_MS = 300_000;

/** A connection that is made after a while, in which others who need it may come. */
export const beginning = (nowMs: number, delayMs: number): Lifecycle => ({
	phase: 'waiting',
	attempt: 0,
	untilMs: nowMs + delayMs,
	timing: defaultTiming,
	trouble: undefined,
});

/** When the next tick is due; undefined where nothing waits for the clock. */
export function dueMs(state: Lifecycle): number | undefined {
	if (state.phase === 'waiting' || state.phase === 'connecting') return state.untilMs;
	return state.phase === 'open' ? Math.min(state.pingAtMs, silentMs(state)) : undefined;
}

const silentMs = ({ heardMs, timing }: Extract<Lifecycle, { phase: 'open' }>): number =>
	heardMs + 2 * timing.pingMs + PATIENCE_MS;

/** Never throws, and waits for nothing. `random` is at least 0 and below 1. */
export function step(
	state: Lifecycle,
	event: LifecycleEvent,
	nowMs: number,
	random: number,
): LifecycleStep {
	if (state.phase === 'stopped' || state.phase === 'fatal') return nothing(state);
	if ('attempt' in event && event.attempt !== state.attempt) return nothing(state);
	if (event.kind === 'stop') {
		return { state: { ...base(state), phase: 'stopped' }, actions: ['hangUp'] };
	}
	if (event.kind === 'refused') {
		const { refusal } = event;
		return { state: { ...base(state), phase: 'fatal', refusal }, actions: ['hangUp'] };
	}
	return react(state, event, nowMs, random);
}

function react(
	state: Alive,
	event: Exclude<LifecycleEvent, { kind: 'stop' | 'refused' }>,
	nowMs: number,
	random: number,
): LifecycleStep {
	switch (event.kind) {
		case 'tick':
			return tick(state, nowMs, random);
		case 'hurry':
			return hurry(state, nowMs);
		case 'gather':
			return nothing(gather(state, event.untilMs));
		case 'failed':
			return fail(state, event.trouble, nowMs, random);
		default:
			return advance(state, event, nowMs);
	}
}

type Alive = Exclude<Lifecycle, { phase: 'stopped' | 'fatal' }>;

const nothing = (state: Lifecycle): LifecycleStep => ({ state, actions: [] });
const base = ({ attempt, timing }: Lifecycle) => ({ attempt, timing });

function advance(
	state: Alive,
	event: Extract<LifecycleEvent, { kind: 'discovered' | 'opened' | 'heard' }>,
	nowMs: number,
): LifecycleStep {
	if (state.phase === 'connecting' && event.kind === 'discovered') {
		return nothing({ ...state, timing: readTiming(event.config, state.timing) });
	}
	if (state.phase === 'connecting' && event.kind === 'opened') {
		const { pingMs } = state.timing;
		const open = { phase: 'open', pingAtMs: nowMs + pingMs, heardMs: nowMs } as const;
		return { state: { ...base(state), ...open }, actions: ['ping'] };
	}
	if (state.phase !== 'open' || event.kind !== 'heard') return nothing(state);
	const timing = readTiming(event.config, state.timing);
	// A shorter interval holds at once, or the server's patience would end before the next ping.
	const pingAtMs = Math.min(state.pingAtMs, nowMs + timing.pingMs);
	return nothing({ ...state, timing, pingAtMs, heardMs: nowMs });
}

function tick(state: Alive, nowMs: number, random: number): LifecycleStep {
	const isDue = (atMs: number): boolean => nowMs >= atMs;
	if (state.phase === 'waiting')
		return isDue(state.untilMs) ? connect(state, nowMs) : nothing(state);
	if (state.phase === 'connecting') {
		const trouble = { reason: 'Feishu did not answer in time', isCrowded: false };
		return isDue(state.untilMs) ? fail(state, trouble, nowMs, random) : nothing(state);
	}
	if (isDue(silentMs(state))) {
		const trouble = { reason: 'nothing was heard from Feishu any more', isCrowded: false };
		return fail(state, trouble, nowMs, random);
	}
	return isDue(state.pingAtMs)
		? { state: { ...state, pingAtMs: nowMs + state.timing.pingMs }, actions: ['ping'] }
		: nothing(state);
}

function hurry(state: Alive, nowMs: number): LifecycleStep {
	return state.phase === 'waiting' && state.trouble?.isCrowded !== true
		? connect(state, nowMs)
		: nothing(state);
}

const gather = (state: Alive, untilMs: number): Lifecycle =>
	state.phase === 'waiting' && state.attempt === 0
		? { ...state, untilMs: Math.max(state.untilMs, untilMs) }
		: state;

function connect(state: Alive, nowMs: number): LifecycleStep {
	return {
		state: {
			phase: 'connecting',
			attempt: state.attempt + 1,
			untilMs: nowMs + CONNECT_MS,
			timing: state.timing,
		},
		actions: ['connect'],
	};
}

/** After a loss a random wait, so that not everybody comes back at once; after a vain attempt the interval. */
function fail(state: Alive, trouble: Trouble, nowMs: number, random: number): LifecycleStep {
	if (state.phase === 'waiting') return nothing(state);
	const { jitterMs, retryMs } = state.timing;
	const usualMs = state.phase === 'open' ? random * jitterMs : retryMs;
	const delayMs = trouble.isCrowded ? Math.max(CROWDED_MS, retryMs) + random * jitterMs : usualMs;
	return {
		state: { ...base(state), phase: 'waiting', untilMs: nowMs + delayMs, trouble },
		actions: ['hangUp'],
	};
}
