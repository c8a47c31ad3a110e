import type { UserIdType } from '../../domain/employee/ids';
import { decodeOffboardings, type OffboardingRecord } from '../../domain/offboarding/record';
import {
	PAGE_SIZE_MAX,
	searchOpenOffboardings,
	searchSubmittedOffboardings,
} from '../../domain/requests';
import type { ApiRequest } from '../../platform/request';
import type { FeishuClient } from '../../transport/client';
import { allItems } from '../../transport/pages';

/** How many people one search may be asked for: each has at most one open record. */
export const PEOPLE_PER_SEARCH = PAGE_SIZE_MAX;

/** The open offboardings of the given people. */
export async function openRecordsOf(
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
): Promise<OffboardingRecord[]> {
	return await recordsOf(client, employmentIds, (token) =>
		searchOpenOffboardings(type, { size: PAGE_SIZE_MAX, token }, employmentIds),
	);
}

/** The offboardings of the given people that a submit may have made. */
export async function submittedRecordsOf(
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
): Promise<OffboardingRecord[]> {
	return await recordsOf(client, employmentIds, (token) =>
		searchSubmittedOffboardings(type, { size: PAGE_SIZE_MAX, token }, employmentIds),
	);
}

/** An ID that was not asked for, as one of another kind would be, is left out. */
async function recordsOf(
	client: FeishuClient,
	employmentIds: readonly string[],
	requestFor: (pageToken: string | undefined) => ApiRequest,
): Promise<OffboardingRecord[]> {
	if (employmentIds.length === 0) return [];
	const wanted = new Set(employmentIds);
	const records = decodeOffboardings({ items: await allItems(client, requestFor) });
	return records.filter(({ employmentId }) => wanted.has(employmentId));
}
