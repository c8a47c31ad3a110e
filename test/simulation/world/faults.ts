import type { Fault } from '../../emulator/gateway/faults';
import type { Random } from '../plan/random';

/** What the network makes of one call. Delays are milliseconds. */
export interface Passage {
	readonly name: string;
	/** No connection is made: nothing leaves. */
	readonly neverConnected: boolean;
	/** What Feishu, or what stands in front of it, does otherwise than it should. */
	readonly fault: Fault | undefined;
	readonly thereMs: number;
	readonly backMs: number;
}

const GATEWAY = [502, 503, 504] as const;

interface Draw {
	readonly route: string;
	readonly timeoutMs: number;
}

type Misfortune = (random: Random, draw: Draw) => Partial<Passage> & { readonly name: string };

/** How far ahead a reset lies that Feishu names, at most. */
export const LONGEST_RESET_SECONDS = 90;

const by = (name: string, fault: Fault) => ({ name, fault });

/** Before: Feishu never does it. After: Feishu does it, and the answer is lost or says something else. */
const before: readonly [Misfortune, ...Misfortune[]] = [
	() => ({ name: 'connection refused', neverConnected: true }),
	() => by('cut before', { kind: 'resetBefore' }),
	() => by('silence before', { kind: 'hangBefore' }),
	(random) => {
		const status = random.pick(GATEWAY);
		return by(`gateway's ${status} page before`, { kind: 'gatewayBefore', status });
	},
	(random) => {
		const resetSeconds = random.weighted([
			[3, random.between(1, 20)],
			[1, random.between(50, LONGEST_RESET_SECONDS)],
		]);
		return by(`429, reset in ${resetSeconds} s`, { kind: 'rateLimit', resetSeconds });
	},
	() => by('429 without a reset', { kind: 'rateLimit' }),
	() => by('limit told with 400', { kind: 'rateLimit', status: 400 }),
	() => by('token refused', { kind: 'token', code: 99991663 }),
	() => by('busy before', { kind: 'answer', status: 500, code: 5000, msg: 'busy' }),
];

const after: readonly [Misfortune, ...Misfortune[]] = [
	() => by('cut after', { kind: 'resetAfter' }),
	() => by('silence after', { kind: 'hangAfter' }),
	() => by('half an answer', { kind: 'truncatedAfter' }),
	(random) => {
		const status = random.pick(GATEWAY);
		return by(`gateway's ${status} page after`, { kind: 'gatewayAfter', status });
	},
	(random, { route }) => {
		if (route !== 'submit' && route !== 'revoke') return by('cut after', { kind: 'resetAfter' });
		const code = route === 'submit' ? random.pick([1160103, 1161000]) : 1160103;
		return by(`${code} after`, { kind: 'codeAfter', status: 500, code, msg: 'internal error' });
	},
	(random) => ({ name: 'late answer', backMs: random.between(2_000, 29_000) }),
	// Not later than some seconds after the caller has given up.
	(random, { timeoutMs }) => ({
		name: 'late arrival',
		thereMs: random.weighted([
			[1, timeoutMs + random.between(-2_000, 5_000)],
			[1, random.between(1_000, timeoutMs)],
		]),
	}),
];

const WRITES: readonly string[] = ['submit', 'revoke'];

/** Writes suffer more than reads: about them there is more to find out. */
export function passageOf(random: Random, share: number, draw: Draw): Passage {
	const good = {
		name: '',
		neverConnected: false,
		fault: undefined,
		thereMs: random.between(10, 200),
		backMs: random.between(10, 200),
	};
	if (!random.chance(WRITES.includes(draw.route) ? share : share / 3)) return good;
	const misfortunes = random.chance(0.5) ? before : after;
	return { ...good, ...random.pick(misfortunes)(random, draw) };
}
