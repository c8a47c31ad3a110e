import { isRecord, recordAt, textAt, toJsonObject, type JsonObject } from '../../platform/json';

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
	const info = recordAt(item, 'offboarding_info');
	const application = recordAt(item, 'application_info');
	return {
		offboardingId: textIn(item, 'offboarding_id'),
		employmentId: textIn(info, 'employment_id'),
		status: textIn(item, 'status'),
		// While an application waits for approval there may only be the date that was asked for.
		offboardingDate: textIn(info, 'offboarding_date') || textIn(info, 'expected_offboarding_date'),
		checklistStatus: textIn(recordAt(item, 'offboarding_checklist'), 'checklist_status'),
		initiatingTime: textIn(application, 'apply_initiating_time'),
		processId: textIn(application, 'process_id'),
		raw: toJsonObject(item),
	};
}

const textIn = (value: unknown, key: string): string => textAt(value, key) ?? '';
