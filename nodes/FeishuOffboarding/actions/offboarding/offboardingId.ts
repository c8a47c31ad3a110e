import { toPersonId, type UserIdType } from '../../domain/employee/ids';
import { locatedOf } from '../../fields/parameters';
import { InvalidInput } from '../../platform/invalidInput';
import type { FeishuClient } from '../../transport/client';
import type { Run } from '../operation';
import { openRecordsOf } from './openRecords';

/** The ID of the record that the item names in `offboarding`, looked up where it names the employee. */
export async function offboardingIdOf(
	run: Run,
	client: FeishuClient,
	type: UserIdType,
	itemIndex: number,
): Promise<unknown> {
	const { mode, value } = locatedOf(run.context, 'offboarding', itemIndex);
	if (mode !== 'employee') return value;
	const employmentId = toPersonId(value, 'Offboarding', type);
	const records = await openRecordsOf(client, type, [employmentId]);
	const [record] = records;
	if (record !== undefined && records.length === 1) return record.offboardingId;
	throw new InvalidInput(
		'Offboarding',
		record === undefined
			? `matches nothing: the employee ${employmentId} has no open offboarding`
			: `matches ${records.length} open offboardings of the employee ${employmentId}`,
		record === undefined
			? "Check the ID and the app's data permissions; an offboarding that took effect, was rejected or revoked is not open."
			: "Give the offboarding's own ID.",
	);
}
