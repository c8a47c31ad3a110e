/** What is said to a person when Feishu says no: what happened, and what to do about it. */
export interface Refusal {
	readonly message: string;
	readonly advice: string;
}

/** Keyed by Feishu code. A code means something else on another endpoint, so each has its own table. */
export type RefusalTable = Readonly<Record<number, Refusal>>;
