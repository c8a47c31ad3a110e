import { toChoice } from '../../domain/input/values';
import { readRecord } from '../../domain/offboarding/searchedRecord';
import { valueOf } from '../../fields/parameters';
import { InvalidInput } from '../../platform/invalidInput';
import { textOf } from '../../platform/json';
import { recordLookup } from '../offboarding/lookup/findOffboarding';
import type { Run } from '../task';
import { FIND_BY, processId } from './process.fields';

/** The process that the item names, still unchecked where it is given as an ID. Throws InvalidInput. */
export function processIdLookup(run: Run): (itemIndex: number) => Promise<unknown> {
	const { context } = run;
	const recordOf = recordLookup(run);
	return async (itemIndex) => {
		const ways = ['offboarding', 'processId'] as const;
		const way = toChoice(valueOf(context, FIND_BY.name, itemIndex), FIND_BY.displayName, ways);
		if (way === 'processId') return valueOf(context, processId.name, itemIndex);
		const { offboardingId, processId: found } = readRecord(await recordOf(itemIndex));
		if (found !== undefined && found !== '') return found;
		throw new InvalidInput(
			'Offboarding',
			`has no approval: ${textOf(offboardingId)} was submitted as decided (Direct), or its process is not shown to the app`,
			"Only an offboarding that was submitted with 'Offboarding Mode' Approval has an approval process.",
		);
	};
}
