import { toOffboardingId } from '../../../domain/employee/ids';
import { offboardingModes } from '../../../fields/offboarding';
import { locatedOf } from '../../../fields/parameters';
import { userIdTypeOf } from '../../../fields/userIdType';
import { InvalidInput } from '../../../platform/invalidInput';
import { LookAhead } from '../../items/lookAhead';
import type { Run } from '../../task';
import { leaverLookup, type LeaverLookup, type Wanted } from './leaverLookup';
import { openRecordsOf, PEOPLE_PER_SEARCH } from './openRecords';

/** The ID of the offboarding that the item names in `offboarding`. Throws InvalidInput where there is none, or no certain one. */
export type OffboardingIdLookup = (itemIndex: number) => Promise<string>;

const OPEN: Wanted = {
	name: 'open offboarding',
	advice:
		'An offboarding that took effect, was rejected or revoked is not open; Get Many shows whether there was one.',
};

/** Finds the one open offboarding of each employee, up to a hundred neighbours with one request. */
export function offboardingIdLookup(
	run: Run,
	leavers: LeaverLookup = leaverLookup(run),
): OffboardingIdLookup {
	const openRecords = new LookAhead<string, Awaited<ReturnType<typeof openRecordsOf>>>(
		run,
		PEOPLE_PER_SEARCH,
		async (itemIndex) => {
			const leaver = await leavers.of(itemIndex);
			return (
				leaver && {
					question: leaver.employmentId,
					way: userIdTypeOf(run.context, itemIndex),
				}
			);
		},
		async (employmentIds, itemIndex) => {
			const type = userIdTypeOf(run.context, itemIndex);
			return await openRecordsOf(await run.client(itemIndex), type, employmentIds);
		},
	);
	return async (itemIndex) => {
		const leaver = await leavers.of(itemIndex);
		if (leaver === undefined) {
			const { value } = locatedOf(run.context, 'offboarding', itemIndex);
			return toOffboardingId(value, 'Offboarding', offboardingModes);
		}
		const { employmentId } = leaver;
		const all = await openRecords.about(itemIndex);
		const records = all.filter((record) => record.employmentId === employmentId);
		const [record] = records;
		if (record === undefined) throw await leavers.without(itemIndex, leaver, OPEN);
		if (records.length === 1) return record.offboardingId;
		throw new InvalidInput(
			'Offboarding',
			`matches ${records.length} open offboardings of the employee ${employmentId}`,
			"Give the offboarding's own ID.",
		);
	};
}
