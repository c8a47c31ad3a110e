import { at, textIn } from '../../test/host/json';
import { numberIn } from '../ipc/decode';
import type { Operation } from '../operations';
import type { Tenant } from '../tenant';

/** What a run said of itself. */
export interface Told {
	readonly done: number;
	/** The first thing that went wrong, in its own words; empty if nothing did. */
	readonly problem: string;
}

/** One way of doing something to many rows. */
export interface Contender {
	readonly name: string;
	run(operation: Operation, tenant: Tenant): Promise<Told>;
}

export const toldIn = (answer: unknown): Told => ({
	done: numberIn(at(answer, 'done')),
	problem: textIn(at(answer, 'problem')),
});
