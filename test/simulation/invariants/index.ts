import type { History } from '../history/history';
import { itemsOf } from '../history/itemStory';
import type { Invariant } from './invariant';
import * as looks from './looks';
import * as revokes from './revokes';
import * as runs from './runs';
import * as submits from './submits';

/** Checked after every seed. */
const invariants: Readonly<Record<string, Invariant>> = {
	...submits,
	...looks,
	...revokes,
	...runs,
};

export interface Violation {
	readonly invariant: string;
	readonly complaint: string;
}

export function violationsOf(history: History): Violation[] {
	const items = itemsOf(history);
	return Object.entries(invariants).flatMap(([invariant, check]) =>
		check(history, items).map((complaint) => ({ invariant, complaint })),
	);
}
