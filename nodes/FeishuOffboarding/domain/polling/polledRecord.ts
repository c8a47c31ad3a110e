import { isRecord, textOf, toJsonObject, type JsonObject } from '../../platform/json';
import { readRecord } from '../offboarding/searchedRecord';

/** A record as the search call gives it, as far as a change of it can be told. */
export interface PolledRecord {
	readonly offboardingId: string;
	readonly employmentId: string;
	readonly status: string;
	/** YYYY-MM-DD */
	readonly offboardingDate: string;
	readonly checklistStatus: string;
	/** YYYY-MM-DD HH:mm:ss, in a time zone that is not documented; empty where there is none. */
	readonly initiatingTime: string;
	readonly processId: string;
	/** The record in Feishu's own words. */
	readonly raw: JsonObject;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
export function decodePolledRecords(items: readonly unknown[]): PolledRecord[] {
	return items
		.filter(isRecord)
		.map(decodePolledRecord)
		.filter(({ offboardingId }) => offboardingId !== '');
}

function decodePolledRecord(item: Record<string, unknown>): PolledRecord {
	const read = readRecord(item);
	return {
		offboardingId: textOf(read.offboardingId),
		employmentId: textOf(read.employmentId),
		status: textOf(read.status),
		offboardingDate: textOf(read.offboardingDate),
		checklistStatus: textOf(read.checklistStatus),
		initiatingTime: textOf(read.initiatingTime),
		processId: textOf(read.processId),
		raw: toJsonObject(item),
	};
}
