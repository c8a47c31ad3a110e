import type { Cost, Subject } from '../measures/overhead';
import type { Operation } from '../operations';

/** The same subject's costs over few and over many items. */
export interface Growth {
	readonly subject: Subject;
	readonly operation: Operation;
	readonly few: Cost;
	readonly many: Cost;
}

const isSame = (a: Cost, b: Cost) => a.subject === b.subject && a.operation === b.operation;

export function growths(costs: readonly Cost[]): Growth[] {
	return costs.flatMap((few) => {
		const many = costs.find((cost) => isSame(cost, few) && cost.items > few.items);
		const { subject, operation } = few;
		return many === undefined ? [] : [{ subject, operation, few, many }];
	});
}

/** The CPU time by that of the bare loop over the same items. */
export function ratioToBareLoop(cost: Cost, costs: readonly Cost[]): number {
	const bare = costs.find(
		({ subject, operation, items }) =>
			subject === 'bareLoop' && operation === cost.operation && items === cost.items,
	);
	return bare === undefined ? Number.NaN : cost.cpuMicros / bare.cpuMicros;
}
