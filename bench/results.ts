import type { Load } from './measures/load';
import type { Cost } from './measures/overhead';
import type { Reading } from './measures/reading';
import type { Throughput } from './measures/throughput';

/** Everything that was measured in one run. */
export interface Results {
	readonly throughput: Throughput[];
	/** Several processes of this node at once. */
	readonly sharing: Throughput[];
	readonly costs: Cost[];
	readonly readings: Reading[];
	readonly loads: Load[];
	/** What could not be measured, and why. */
	readonly failures: string[];
}

export const nothingYet = (): Results => ({
	throughput: [],
	sharing: [],
	costs: [],
	readings: [],
	loads: [],
	failures: [],
});
