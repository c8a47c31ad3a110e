import type { Peer } from './peer';

/** The connections of all apps. */
export interface Hall {
	add(peer: Peer): void;
	/** Open and closed ones, in the order in which they were opened. */
	all(appId?: string): Peer[];
	/** As far as the server knows: half-open ones are among them. */
	online(appId?: string): Peer[];
	/** One connection of the app, by chance: the others do not get the event. */
	choose(appId: string): Peer | undefined;
}

/** Mulberry32, in [0, 1): https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function createChance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export function createHall(seed: number): Hall {
	const peers: Peer[] = [];
	const chance = createChance(seed);
	const all = (appId?: string) =>
		peers.filter(({ view }) => appId === undefined || view.appId === appId);
	const online = (appId?: string) => all(appId).filter(({ view }) => view.state !== 'closed');
	return {
		add: (peer) => void peers.push(peer),
		all,
		online,
		choose(appId) {
			const candidates = online(appId);
			return candidates[Math.floor(chance() * candidates.length)];
		},
	};
}
