import type { JsonObject } from '../json';
import type { Call } from '../gateway/route';
import { dayOf, DAY_MS, momentOf } from '../tenant/dates';
import { longId, siblingId } from '../tenant/ids';
import type { Contract, Person, Transfer } from '../tenant/person';
import { shownId, userIdTypeOf } from '../tenant/userIds';
import { departmentIdOf } from './employeeItem';

/** "如果是无固定时间类型的合同，结束时间固定是9999.12.31": https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/contract/guide */
const NEVER = '9999-12-31';

const PROBATION_DAYS = 90;

const ownId = (call: Call, person: Person) => shownId(person, userIdTypeOf(call, 'open_id'));

const choice = (enum_name: string, chinese: string, english: string): JsonObject => ({
	enum_name,
	display: [
		{ lang: 'zh-CN', value: chinese },
		{ lang: 'en-US', value: english },
	],
});

const nth = (person: Person, family: 'contract' | 'jobChange', index: number): string =>
	String(BigInt(siblingId(person.employmentId, 'employment', family)) + BigInt(index));

export const contractIdOf = (person: Person, index: number): string =>
	nth(person, 'contract', index);

function contractStatus({ start, actualEnd, expectedEnd }: Contract, today: string): JsonObject {
	if (start > today) return choice('contract_to_be_effective', '待生效', 'To be effective');
	return (actualEnd ?? expectedEnd ?? NEVER) < today
		? choice('contract_closed', '已终止', 'Closed')
		: choice('contract_open', '生效中', 'Open');
}

/** What the app may see of a contract only with a scope for it. */
function contractPeriod(call: Call, { actualEnd, expectedEnd, start }: Contract): JsonObject {
	if (!call.hasScope('corehr:contract.period:read', 'corehr:contract.period:write')) return {};
	return {
		effective_time: `${start} 00:00:00`,
		contract_end_date: expectedEnd ?? actualEnd ?? NEVER,
		expiration_time: actualEnd === undefined ? undefined : `${actualEnd} 00:00:00`,
	};
}

function contractCompany(call: Call): JsonObject {
	return call.hasScope('corehr:contract.company:read', 'corehr:contract.company:write')
		? { first_party_company_id: longId('company', 1) }
		: {};
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/contract/search */
export function contractItem(call: Call, person: Person, index: number): JsonObject {
	const contract = person.contracts[index] ?? { start: person.hireDate };
	return {
		id: contractIdOf(person, index),
		...contractPeriod(call, contract),
		employment_id: ownId(call, person),
		contract_type: choice('labor_contract', '劳动合同', 'Labour contract'),
		...contractCompany(call),
		person_id: person.personId,
		duration_type:
			contract.expectedEnd === undefined
				? choice('open_ended', '无固定期限', 'Open-ended')
				: choice('fixed_term', '固定期限', 'Fixed term'),
		contract_number: `${person.employeeNumber}-${index + 1}`,
		signing_type: index === 0 ? choice('new', '新签', 'New') : choice('renewed', '续签', 'Renewed'),
		contract_status: contractStatus(contract, dayOf(call.now)),
		renewal_status: choice('not_started', '未发起', 'Not started'),
		signing_times: index + 1,
	};
}

export const jobChangeIdOf = (person: Person, index: number): string =>
	nth(person, 'jobChange', index);

export function jobChangeStatus({ effectiveOn, state }: Transfer, today: string): string {
	if (state === 'approving') return 'Approving';
	return effectiveOn > today ? 'Approved' : 'Transformed';
}

/** Job changes are all of one type here. */
export const JOB_CHANGE = { type: 'direct_leader_change', reason: 'involuntary_transfer' };

/** When a job change was entered, which the sandbox does not keep. */
export const jobChangeUpdatedAt = ({ effectiveOn }: Transfer): number =>
	momentOf(effectiveOn) - 400 * DAY_MS;

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/job_change/search */
export function jobChangeItem(call: Call, person: Person, index: number): JsonObject {
	const transfer = person.transfers[index] ?? { effectiveOn: person.hireDate, state: 'done' };
	const department = call.sandbox.tenant.department(person.departmentId);
	const departmentId = department && departmentIdOf(department, call);
	const at = String(jobChangeUpdatedAt(transfer));
	return {
		job_change_id: jobChangeIdOf(person, index),
		employment_id: ownId(call, person),
		status: jobChangeStatus(transfer, dayOf(call.now)),
		transfer_type_unique_identifier: JOB_CHANGE.type,
		transfer_reason_unique_identifier: JOB_CHANGE.reason,
		process_id: nth(person, 'jobChange', index + 500),
		effective_date: transfer.effectiveOn,
		created_time: at,
		updated_time: at,
		transfer_info: {
			remark: call.hasScope('corehr:job_change.remark:read') ? '' : undefined,
			probation_exist: false,
			original_department: departmentId,
			target_department: departmentId,
		},
	};
}

const probationStatuses: Readonly<Record<string, readonly [string, string]>> = {
	waiting: ['待发起转正', 'To be initiated'],
	approved: ['审批通过', 'Approved'],
	converted: ['已转正', 'Converted'],
	offboarded: ['已离职', 'Offboarded'],
};

/** The probation of a person: everybody has had one, and nobody's was extended. */
export function probationOf(person: Person, now: number) {
	const today = dayOf(now);
	const start = person.probationStart;
	const expectedEnd = dayOf(momentOf(start) + PROBATION_DAYS * DAY_MS);
	const isOver = expectedEnd < today;
	const actualEnd = person.confirmedOn ?? (isOver ? expectedEnd : undefined);
	const inForce = actualEnd !== undefined && actualEnd <= today ? 'converted' : 'approved';
	const status = actualEnd === undefined ? 'waiting' : inForce;
	return {
		id: siblingId(person.employmentId, 'employment', 'probation'),
		start,
		expectedEnd,
		actualEnd,
		status: person.status === 'terminated' ? 'offboarded' : status,
	};
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/probation/search */
export function probationItem(call: Call, person: Person): JsonObject {
	const { actualEnd, expectedEnd, id, start, status } = probationOf(person, call.now);
	const [chinese, english] = probationStatuses[status] ?? ['', ''];
	return {
		employment_id: ownId(call, person),
		probation_id: id,
		probation_start_date: start,
		probation_expected_end_date: expectedEnd,
		actual_probation_end_date: actualEnd,
		initiating_time: actualEnd === undefined ? undefined : expectedEnd,
		submission_type:
			actualEnd === undefined ? undefined : choice('hr_submission', 'HR 发起', 'By HR'),
		probation_status: choice(status, chinese, english),
		converted_via_bpm: false,
		final_assessment_status: choice('no_need', '无需考核', 'None needed'),
	};
}
