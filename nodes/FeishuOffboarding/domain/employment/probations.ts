import { listAt, recordAt, textAt } from '../../platform/json';
import { endpoints } from '../endpoints';
import { PAGE_SIZE_MAX } from '../page';
import { clear, dayOf, doubtful, type EmploymentSource } from './source';

/** Dates are YYYY-MM-DD, and empty where there is none. */
interface Probation {
	readonly employmentId: string;
	readonly status: string;
	readonly start: string;
	/** When the employee passes it, or is to: the actual end, or else the one that is expected. */
	readonly end: string;
}

/** Somebody has applied for the completion (转正), or it is recorded. */
const COMPLETIONS: readonly string[] = ['pending', 'approved', 'converted'];

const END_FIELDS = [
	'actual_probation_end_date',
	'probation_extend_expected_end_date',
	'probation_expected_end_date',
] as const;

const endOf = (item: unknown): string =>
	END_FIELDS.map((field) => textAt(item, field) ?? '').find((end) => end !== '') ?? '';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/probation/search */
export const probations: EmploymentSource<Probation> = {
	name: 'Probation',
	// Its page gives no number of people; a page holds so many records, and an employment has one.
	peoplePerSearch: PAGE_SIZE_MAX,

	search: ({ employmentIds, userIdType }, pageToken) => ({
		endpoint: endpoints.searchProbations,
		query: { page_size: PAGE_SIZE_MAX, page_token: pageToken, user_id_type: userIdType },
		body: { employment_ids: [...employmentIds] },
	}),

	decode: (data) =>
		listAt(data, 'items').map((item) => ({
			employmentId: textAt(item, 'employment_id') ?? '',
			status: textAt(recordAt(item, 'probation_status'), 'enum_name') ?? '',
			start: dayOf(textAt(item, 'probation_start_date') ?? ''),
			end: dayOf(endOf(item)),
		})),

	judge(facts, date) {
		const toStart = facts.find(({ start }) => start > date);
		if (toStart !== undefined) {
			return doubtful(`Probation starts on ${toStart.start}, after the offboarding date`, 1160602);
		}
		const completion = facts.find(({ end, status }) => end > date && COMPLETIONS.includes(status));
		return completion === undefined
			? clear('No completion of probation (转正) is recorded after the offboarding date.')
			: doubtful(
					`The completion of probation (转正) on ${completion.end} lies after the offboarding date`,
					1160602,
				);
	},
};
