import type { UserIdType } from '../../domain/ids';
import { decodeOffboardings, type OffboardingRecord } from '../../domain/offboarding';
import { PAGE_SIZE_MAX, searchOpenOffboardings } from '../../domain/requests';
import type { FeishuClient } from '../../transport/client';
import { allItems } from '../../transport/pages';

/** How many people one search may be asked for: each has at most one open record. */
export const PEOPLE_PER_SEARCH = PAGE_SIZE_MAX;

/** The open offboardings of the given people; an ID of another kind in the answer is left out. */
export async function openRecordsOf(
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
): Promise<OffboardingRecord[]> {
	if (employmentIds.length === 0) return [];
	const items = await allItems(client, (token) =>
		searchOpenOffboardings(type, { size: PAGE_SIZE_MAX, token }, employmentIds),
	);
	return decodeOffboardings({ items }).filter((record) =>
		employmentIds.includes(record.employmentId),
	);
}
