import type { UserIdType } from '../../../domain/employee/ids';
import { isOpen, isWithdrawn, latestOf } from '../../../domain/offboarding/record';
import type { FeishuClient } from '../../../transport/client';
import type { Leaver } from './leaverLookup';
import { recordsAbout } from './openRecords';

/** The ID of the person's withdrawn record; undefined where a record is open, and where the latest one ended in another way. */
export async function withdrawnIdOf(
	client: FeishuClient,
	type: UserIdType,
	{ employmentId }: Leaver,
): Promise<string | undefined> {
	const records = await recordsAbout(client, type, [employmentId]);
	const own = records.filter((record) => record.employmentId === employmentId);
	const latest = own.some(isOpen) ? undefined : latestOf(own);
	return latest !== undefined && isWithdrawn(latest) ? latest.offboardingId : undefined;
}
