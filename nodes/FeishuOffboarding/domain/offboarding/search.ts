import { withoutGaps, type JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';
import type { UserIdType } from '../employee/ids';
import { PAGE_SIZE_MAX } from '../page';

/** Both ends included, YYYY-MM-DD. */
export interface DateRange {
	readonly from: string;
	readonly to: string;
}

/** Both ends included, milliseconds since the epoch. */
export interface TimeRange {
	readonly fromMs: number;
	readonly toMs: number;
}

/** All given conditions hold at once. */
export interface OffboardingFilter {
	readonly statuses?: readonly string[] | undefined;
	/** Of the search's ID type; up to 100. */
	readonly employmentIds?: readonly string[] | undefined;
	readonly initiated?: TimeRange | undefined;
	readonly finished?: TimeRange | undefined;
	readonly expectedDate?: DateRange | undefined;
	readonly offboardingDate?: DateRange | undefined;
	/** Of exactly these, not of reasons below them in the tree. */
	readonly reasons?: readonly string[] | undefined;
	readonly employeeReasons?: readonly string[] | undefined;
}

export interface SearchForm {
	readonly pageSize?: number;
	/** people_corehr_id, which events carry too, unless given. */
	readonly userIdType?: UserIdType;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
export function searchOffboardings(
	filter: OffboardingFilter,
	pageToken: string | undefined,
	{ pageSize = PAGE_SIZE_MAX, userIdType = 'people_corehr_id' }: SearchForm = {},
): ApiRequest {
	const conditions: JsonObject = {
		statuses: filter.statuses && [...filter.statuses],
		employment_ids: filter.employmentIds && [...filter.employmentIds],
		reasons: filter.reasons && [...filter.reasons],
		employee_reasons: filter.employeeReasons && [...filter.employeeReasons],
		...times('apply_initiating_time', filter.initiated),
		...times('apply_finished_time', filter.finished),
		...dates('expected_offboarding_date', filter.expectedDate),
		...dates('offboarding_date', filter.offboardingDate),
	};
	return {
		endpoint: endpoints.search,
		query: { page_size: pageSize, page_token: pageToken, user_id_type: userIdType },
		body: withoutGaps(conditions),
	};
}

/** Times go over the wire as text of whole seconds. */
const seconds = (atMs: number): string => String(Math.floor(atMs / 1_000));

/** A range is refused where one of its ends is missing. */
const times = (name: string, range: TimeRange | undefined): JsonObject =>
	range === undefined
		? {}
		: { [`${name}_start`]: seconds(range.fromMs), [`${name}_end`]: seconds(range.toMs) };

const dates = (name: string, range: DateRange | undefined): JsonObject =>
	range === undefined ? {} : { [`${name}_start`]: range.from, [`${name}_end`]: range.to };
