import { givenAt, recordAt, textAt, type JsonValue } from '../../platform/json';

/** A record as search gives it, by parts. What is missing is undefined: the app may lack the scope for it. */
export interface SearchedRecord {
	readonly offboardingId: string | undefined;
	/** The word, or whatever stands in its place. */
	readonly status: JsonValue | undefined;
	readonly checklistStatus: JsonValue | undefined;
	readonly employmentId: string | undefined;
	/** YYYY-MM-DD */
	readonly offboardingDate: string | undefined;
	/** The date that was applied for, YYYY-MM-DD. */
	readonly expectedDate: string | undefined;
	/** YYYY-MM-DD HH:mm:ss, in a time zone that is not documented. */
	readonly initiatingTime: JsonValue | undefined;
	readonly processId: string | undefined;
	/** `offboarding_info` */
	readonly info: Readonly<Record<string, unknown>>;
	readonly reason: Readonly<Record<string, unknown>>;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
export function readRecord(item: unknown): SearchedRecord {
	const info = recordAt(item, 'offboarding_info');
	const application = recordAt(item, 'application_info');
	const expectedDate = textAt(info, 'expected_offboarding_date');
	return {
		offboardingId: textAt(item, 'offboarding_id'),
		status: givenAt(item, 'status'),
		checklistStatus: givenAt(recordAt(item, 'offboarding_checklist'), 'checklist_status'),
		employmentId: textAt(info, 'employment_id'),
		// While an application waits for approval there may only be the date that was asked for.
		offboardingDate: textAt(info, 'offboarding_date') || expectedDate,
		expectedDate,
		initiatingTime: givenAt(application, 'apply_initiating_time'),
		processId: textAt(application, 'process_id'),
		info,
		reason: recordAt(info, 'reason'),
	};
}
