import { listAt, recordAt, textAt } from '../../platform/json';
import { endpoints } from '../endpoints';
import { PAGE_SIZE_MAX } from '../page';
import { clear, dayOf, doubtful, LAST_DAY, unknown, type EmploymentSource } from './source';

/** Dates are YYYY-MM-DD, and empty where there is none or the app may not see it. */
interface Contract {
	readonly employmentId: string;
	readonly type: string;
	readonly start: string;
	readonly plannedEnd: string;
	readonly actualEnd: string;
}

/** Agreements that stand beside the contract of employment: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/feishu-people-enum-constant */
const SIDE_AGREEMENTS: readonly string[] = ['noncompete_agreement', 'confidential_agreement'];

const lastDay = ({ actualEnd, plannedEnd }: Contract): string =>
	[actualEnd, plannedEnd].find((end) => end !== '') ?? LAST_DAY;

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/contract/search */
export const contracts: EmploymentSource<Contract> = {
	name: 'Contract',
	peoplePerSearch: 20,

	search: ({ employmentIds, userIdType }, pageToken) => ({
		endpoint: endpoints.searchContracts,
		query: { page_size: PAGE_SIZE_MAX, page_token: pageToken, user_id_type: userIdType },
		body: { employment_id_list: [...employmentIds] },
	}),

	decode: (data) =>
		listAt(data, 'items').map((item) => ({
			employmentId: textAt(item, 'employment_id') ?? '',
			type: textAt(recordAt(item, 'contract_type'), 'enum_name') ?? '',
			start: dayOf(textAt(item, 'effective_time') ?? ''),
			plannedEnd: dayOf(textAt(item, 'contract_end_date') ?? ''),
			actualEnd: dayOf(textAt(item, 'expiration_time') ?? ''),
		})),

	judge(facts, date) {
		const held = facts.filter(({ type }) => !SIDE_AGREEMENTS.includes(type));
		if (held.length === 0) return doubtful('Feishu shows no contract of the employee', 1160203);
		if (held.some(({ start }) => start === '')) {
			return unknown(
				'The app may not see from when to when contracts run. To have this checked, add the scope corehr:contract.period:read (获取合同期限信息).',
			);
		}
		const later = held.find(({ start }) => start > date);
		if (later !== undefined) {
			return doubtful(`A contract starts on ${later.start}, after the offboarding date`, 1160204);
		}
		const current = held.find((contract) => lastDay(contract) >= date);
		if (current === undefined) {
			const [last = ''] = held.map(lastDay).sort().reverse();
			return doubtful(`The last contract ends on ${last}, before the offboarding date`, 1160203);
		}
		// A contract that goes on may carry the last day of all: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/contract/guide
		return current.actualEnd === '' || current.actualEnd === LAST_DAY
			? clear(inForce(current))
			: doubtful(`The contract has the actual end date ${current.actualEnd}`, 1160205);
	},
};

function inForce(contract: Contract): string {
	const end = lastDay(contract);
	return end === LAST_DAY
		? `A contract is in force since ${contract.start}, without an end.`
		: `A contract is in force from ${contract.start} to ${end}.`;
}
