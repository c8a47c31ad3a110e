/** How much is measured. */
export interface Plan {
	readonly quick: boolean;
	/** Rows of one run, for every contender. */
	readonly revokes: readonly number[];
	readonly submits: readonly number[];
	/** Rows that name the employee, whose record this node has to search for. */
	readonly revokesByEmployee: readonly number[];
	readonly sharing: {
		readonly processes: readonly number[];
		/** Of every process. */
		readonly revokes: readonly number[];
	};
	readonly overhead: {
		readonly few: number;
		readonly many: number;
		/** Runs before the measured one, so that the code is compiled. */
		readonly warmUp: number;
		/** Runs over few items, of which the median counts; many items are a median of their own. */
		readonly rounds: number;
	};
	/** How many records Get Many reads, few and many. */
	readonly reading: readonly number[];
	/** How often the built nodes are loaded, of which the median counts. */
	readonly loads: number;
}

/** How long every answer of the emulator takes, except where overhead is measured. */
export const LATENCY_MS = 300;

const full: Plan = {
	quick: false,
	revokes: [200, 1_000],
	submits: [250],
	revokesByEmployee: [200],
	sharing: { processes: [2, 4], revokes: [250, 1_000] },
	overhead: { few: 1_000, many: 10_000, warmUp: 1_000, rounds: 5 },
	reading: [1_000, 10_000],
	loads: 15,
};

const quick: Plan = {
	quick: true,
	revokes: [60],
	submits: [30],
	revokesByEmployee: [60],
	sharing: { processes: [2, 4], revokes: [40] },
	overhead: { few: 100, many: 400, warmUp: 100, rounds: 1 },
	reading: [1_000, 2_000],
	loads: 3,
};

export const planFor = (isQuick: boolean): Plan => (isQuick ? quick : full);
