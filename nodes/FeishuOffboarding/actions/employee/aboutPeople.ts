import { LookAhead, type Asked } from '../items/lookAhead';
import type { Run } from '../task';

/** What is known of the item's employee. */
export type AboutPerson<Fact> = (itemIndex: number, employmentId: string) => Promise<Fact[]>;

export interface Known {
	readonly employmentId: string;
}

/** Asks for up to `perCall` neighbours at once. */
export function aboutPeople<Fact extends Known>(
	run: Run,
	perCall: number,
	askedOf: (itemIndex: number) => Promise<Asked<string> | undefined>,
	ask: (employmentIds: readonly string[], itemIndex: number) => Promise<Fact[]>,
): AboutPerson<Fact> {
	const together = new LookAhead<string, Fact[]>(run, perCall, askedOf, ask);
	return async (itemIndex, employmentId) => {
		const found = await together.about(itemIndex);
		return found.filter((fact) => fact.employmentId === employmentId);
	};
}
