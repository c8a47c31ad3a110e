import { listAt, textAt } from '../../platform/json';
import { endpoints } from '../endpoints';
import { PAGE_SIZE_MAX } from '../page';
import { clear, dayOf, doubtful, LAST_DAY, type EmploymentSource } from './source';

interface JobChange {
	readonly employmentId: string;
	readonly status: string;
	/** YYYY-MM-DD */
	readonly effectiveDate: string;
}

/** Neither rejected nor withdrawn. */
const STATUSES = ['Approving', 'Approved', 'Transformed', 'NoNeedApproval'] as const;

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/job_change/search */
export const jobChanges: EmploymentSource<JobChange> = {
	name: 'Job Change',
	peoplePerSearch: 30,

	search: ({ earliestDate, employmentIds, userIdType }, pageToken) => ({
		endpoint: endpoints.searchJobChanges,
		query: { page_size: PAGE_SIZE_MAX, page_token: pageToken, user_id_type: userIdType },
		body: {
			employment_ids: [...employmentIds],
			statuses: [...STATUSES],
			// A range is refused where one of its ends is missing.
			effective_date_start: earliestDate,
			effective_date_end: LAST_DAY,
		},
	}),

	decode: (data) =>
		listAt(data, 'items').map((item) => ({
			employmentId: textAt(item, 'employment_id') ?? '',
			status: textAt(item, 'status') ?? '',
			effectiveDate: dayOf(textAt(item, 'effective_date') ?? ''),
		})),

	judge(facts, date) {
		const [next] = facts
			.filter(({ effectiveDate }) => effectiveDate > date)
			.sort((a, b) => a.effectiveDate.localeCompare(b.effectiveDate));
		if (next === undefined) return clear('No job change takes effect after the offboarding date.');
		return next.status === 'Approving'
			? doubtful(`A job change for ${next.effectiveDate} is under approval`, 1160200)
			: doubtful(
					`A job change takes effect on ${next.effectiveDate}, after the offboarding date`,
					1160603,
				);
	},
};
