import type { OffboardingFilter } from '../../../../nodes/FeishuOffboarding/domain/offboarding/search';
import type { PolledRecord } from '../../../../nodes/FeishuOffboarding/domain/polling/polledRecord';
import { firstPoll, poll } from '../../../../nodes/FeishuOffboarding/domain/polling/poll';
import type { PollState } from '../../../../nodes/FeishuOffboarding/domain/polling/pollState';

export const NOW_MS = Date.parse('2024-12-01T08:00:00Z');
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** Open records are found by status, everything else by its person; notes what was asked. */
export function tenantOf(records: readonly PolledRecord[]) {
	const asked: OffboardingFilter[] = [];
	const find = (filter: OffboardingFilter) => {
		asked.push(filter);
		return Promise.resolve(records.filter((candidate) => matches(filter, candidate)));
	};
	return { asked, find };
}

function matches(
	{ statuses, employmentIds, initiated, offboardingDate: dates }: OffboardingFilter,
	{ status, employmentId, initiatingTime, offboardingDate }: PolledRecord,
): boolean {
	const conditions = [
		statuses?.includes(status),
		employmentIds?.includes(employmentId),
		initiated && Date.parse(`${initiatingTime}Z`) >= initiated.fromMs,
		dates && offboardingDate >= dates.from && offboardingDate <= dates.to,
	];
	return conditions.every((condition) => condition !== false);
}

export const start = async (...records: PolledRecord[]): Promise<PollState> =>
	(await firstPoll(tenantOf(records).find, 'app', undefined, NOW_MS)).state;

export const next = async (state: PollState, ...records: PolledRecord[]) =>
	await poll(tenantOf(records).find, state, NOW_MS + MINUTE_MS);
