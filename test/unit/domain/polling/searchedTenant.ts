import type { OffboardingFilter } from '../../../../nodes/FeishuOffboarding/domain/offboarding/search';
import {
	decodePolledRecords,
	type PolledRecord,
} from '../../../../nodes/FeishuOffboarding/domain/polling/polledRecord';

export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;
export const START_MS = Date.parse('2024-12-01T00:00:00Z');

export interface Version {
	readonly atMs: number;
	readonly status: string;
	readonly offboardingDate: string;
	readonly checklistStatus: string;
}

/** A record with all that becomes of it. */
export interface History {
	readonly offboardingId: string;
	readonly employmentId: string;
	readonly versions: readonly Version[];
	/** While search does not show it although it has done so before. */
	readonly hidden: { readonly fromMs: number; readonly toMs: number };
}

export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

interface TenantOptions {
	/** How long a version stays invisible to search. */
	readonly lagMs: number;
	/** How far Feishu's clock is ahead. */
	readonly skewMs: number;
	/** Whether direct offboardings have the time of an application. */
	readonly datesOnly: boolean;
}

/** What search answers at a time, for a tenant whose whole history is known. */
export function searchTenant(
	histories: readonly History[],
	{ lagMs, skewMs, datesOnly }: TenantOptions,
	filter: OffboardingFilter,
	atMs: number,
): PolledRecord[] {
	const items = histories.flatMap((history) => {
		const version = visibleVersion(history, atMs - lagMs);
		const madeAtMs = (history.versions[0]?.atMs ?? 0) + skewMs;
		const isDirect = history.versions[0]?.status !== 'Approving';
		const initiatedMs = datesOnly && isDirect ? undefined : madeAtMs;
		return version && matches(filter, history, version, initiatedMs)
			? [itemOf(history, version, initiatedMs)]
			: [];
	});
	return decodePolledRecords(items);
}

export const visibleVersion = ({ versions }: History, atMs: number): Version | undefined =>
	versions.filter((version) => version.atMs <= atMs).at(-1);

function matches(
	{ statuses, employmentIds, initiated, offboardingDate: dates }: OffboardingFilter,
	history: History,
	version: Version,
	initiatedMs = Number.NaN,
): boolean {
	const isWithin = <T extends string | number>(value: T, from: T, to: T) =>
		value >= from && value <= to;
	const conditions = [
		statuses?.includes(version.status),
		employmentIds?.includes(history.employmentId),
		initiated && isWithin(initiatedMs, initiated.fromMs, initiated.toMs),
		dates && isWithin(version.offboardingDate, dates.from, dates.to),
	];
	return conditions.every((condition) => condition !== false);
}

function itemOf(history: History, version: Version, initiatedMs: number | undefined) {
	const time = initiatedMs === undefined ? undefined : new Date(initiatedMs).toISOString();
	return {
		offboarding_id: history.offboardingId,
		status: version.status,
		application_info: { apply_initiating_time: time?.slice(0, 19).replace('T', ' ') },
		offboarding_info: {
			employment_id: history.employmentId,
			offboarding_date: version.offboardingDate,
		},
		offboarding_checklist: { checklist_status: version.checklistStatus },
	};
}
