import type { Run, Scenario } from '../plan/scenario';

/** A run as it took place; one that is started again after its process was killed is another run. */
export interface StartedRun {
	readonly name: string;
	/** The process and how often it had been started, such as A1. */
	readonly instance: string;
	readonly plan: Run;
	readonly atMs: number;
}

/** A call of our code. */
export interface SentCall {
	readonly number: number;
	readonly run: string;
	readonly instance: string;
	/** Undefined for a call that belongs to no single item, as the one for a token. */
	readonly item: number | undefined;
	readonly route: string;
	readonly body: Readonly<Record<string, unknown>>;
	/** Its place in the story, which orders what happens within a millisecond. */
	readonly order: number;
	readonly atMs: number;
	/** Absent where it never reached Feishu. */
	arrivedMs: number | undefined;
	/** When the caller had its answer, or gave up. */
	endedMs: number | undefined;
	/** Feishu's code in the answer that reached the caller. */
	heardCode: number | undefined;
	/** Whether no answer reached the caller that says what became of the call. */
	lost: boolean;
}

/** Who made or changed a record: a call of ours, or somebody else. */
export type Author = { readonly call: number } | { readonly other: string };

interface Change {
	readonly atMs: number;
	readonly order: number;
	readonly status: string;
	readonly author: Author;
}

export interface MadeRecord {
	readonly offboardingId: string;
	readonly employmentId: string;
	readonly madeMs: number;
	readonly author: Author;
	readonly changes: Change[];
}

/** What a run said of one of its items. */
export interface Told {
	readonly item: number;
	readonly outcome: string;
	readonly offboardingId: string | undefined;
	readonly outcomeUnknown: boolean;
	readonly message: string;
	readonly code: number | undefined;
}

export interface RunEnd {
	readonly run: string;
	readonly atMs: number;
	readonly order: number;
	readonly status: string;
	/** In the order in which they left the node, output after output. */
	readonly told: readonly Told[];
	/** Of a run that stopped: the item that stopped it. */
	readonly stoppedBy: number | undefined;
}

interface Cancel {
	readonly run: string;
	readonly order: number;
	readonly atMs: number;
}

/** All that happened in a seed; the invariants ask nothing else. */
export interface History {
	readonly scenario: Scenario;
	readonly runs: StartedRun[];
	readonly calls: SentCall[];
	readonly records: Map<string, MadeRecord>;
	readonly ends: RunEnd[];
	readonly cancels: Cancel[];
	/** Names of the runs that were killed with their process. */
	readonly killed: Set<string>;
	/** One line an event. */
	readonly story: string[];
	/** People by employee number: their employment ID. */
	readonly people: ReadonlyMap<string, string>;
}
