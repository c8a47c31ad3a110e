import type { ApiRequest } from '../platform/request';
import { search } from './endpoints';
import { PAGE_SIZE_MAX } from './requests';

/** All given conditions hold at once. */
export interface OffboardingFilter {
	readonly statuses?: readonly string[];
	/** people_corehr_id; up to 100. */
	readonly employmentIds?: readonly string[];
	/** Milliseconds since the epoch, both ends included. */
	readonly initiated?: { readonly fromMs: number; readonly toMs: number };
	/** YYYY-MM-DD, both ends included. */
	readonly offboardingDate?: { readonly from: string; readonly to: string };
}

/** Times go over the wire as text of whole seconds. */
const seconds = (atMs: number): string => String(Math.floor(atMs / 1_000));

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
export function searchOffboardings(
	{ statuses, employmentIds, initiated, offboardingDate }: OffboardingFilter,
	pageToken: string | undefined,
): ApiRequest {
	return {
		endpoint: search,
		query: {
			page_size: PAGE_SIZE_MAX,
			page_token: pageToken,
			// The ID that events carry too.
			user_id_type: 'people_corehr_id',
		},
		body: {
			...(statuses === undefined ? {} : { statuses: [...statuses] }),
			...(employmentIds === undefined ? {} : { employment_ids: [...employmentIds] }),
			...(initiated === undefined
				? {}
				: {
						apply_initiating_time_start: seconds(initiated.fromMs),
						apply_initiating_time_end: seconds(initiated.toMs),
					}),
			...(offboardingDate === undefined
				? {}
				: {
						offboarding_date_start: offboardingDate.from,
						offboarding_date_end: offboardingDate.to,
					}),
		},
	};
}
