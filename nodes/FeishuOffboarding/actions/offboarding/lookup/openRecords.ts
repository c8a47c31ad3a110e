import type { UserIdType } from '../../../domain/employee/ids';
import {
	decodeOffboardings,
	openStatuses,
	type OffboardingRecord,
} from '../../../domain/offboarding/record';
import { searchOffboardings } from '../../../domain/offboarding/search';
import { PAGE_SIZE_MAX } from '../../../domain/page';
import type { ApiRequest } from '../../../platform/request';
import type { FeishuClient } from '../../../transport/client';
import { allItems } from '../../../transport/reads/pages';

/** How many people one search may be asked for: each has at most one open record. */
export const PEOPLE_PER_SEARCH = PAGE_SIZE_MAX;

/** The open offboardings of the given people. */
export async function openRecordsOf(
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
): Promise<OffboardingRecord[]> {
	return await recordsOf(client, employmentIds, (token) =>
		searchOffboardings({ statuses: openStatuses, employmentIds }, token, { userIdType: type }),
	);
}

/** All offboardings of the given people, whatever their status. */
export async function recordsAbout(
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
): Promise<OffboardingRecord[]> {
	return await recordsOf(client, employmentIds, (token) =>
		searchOffboardings({ employmentIds }, token, { userIdType: type }),
	);
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Those that were applied for since then. Search compares moments, so that no time zone has to be guessed. */
export async function recordsSince(
	client: FeishuClient,
	type: UserIdType,
	employmentId: string,
	sinceMs: number,
): Promise<OffboardingRecord[]> {
	const employmentIds = [employmentId];
	const initiated = { fromMs: sinceMs, toMs: client.clock.now() + DAY_MS };
	return await recordsOf(client, employmentIds, (token) =>
		searchOffboardings({ employmentIds, initiated }, token, { userIdType: type }),
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
