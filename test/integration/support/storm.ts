import type { Fault, FaultChooser } from '../../emulator/gateway/faults';

/** Numbers in [0, 1) that are the same in every run: mulberry32. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Every kind of fault. */
const faults: readonly Fault[] = [
	{ kind: 'answer', status: 500, code: 5000, msg: 'busy' },
	{ kind: 'rateLimit', status: 429, resetSeconds: 1 },
	{ kind: 'rateLimit', status: 400 },
	{ kind: 'token', code: 99991663 },
	{ kind: 'resetBefore' },
	{ kind: 'resetAfter' },
	{ kind: 'hangBefore' },
	{ kind: 'hangAfter' },
	{ kind: 'truncatedAfter' },
	{ kind: 'gatewayBefore', status: 502 },
	{ kind: 'gatewayAfter', status: 504 },
	{ kind: 'codeAfter', status: 500, code: 1160103, msg: 'general internal server error code' },
	{ kind: 'delay', ms: 5 },
];

/** Each kind of fault hits that share of all calls; the look-ups and reads as well as the writes. */
export function stormOf(share: number, seed: number): FaultChooser {
	const random = seeded(seed);
	return ({ route }) => {
		if (route === 'tenantAccessToken') return undefined;
		const fault = faults[Math.floor(random() / share)];
		// On a look-up the code has another meaning, and is final.
		return fault?.kind === 'codeAfter' && !['submit', 'revoke'].includes(route) ? undefined : fault;
	};
}
