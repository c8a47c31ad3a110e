import { dateTimeOf } from '../tenant/dates';
import type { OffboardingRecord } from '../tenant/record';

const timeText = (atMs: number | undefined) => (atMs === undefined ? '' : dateTimeOf(atMs));
const flagText = (flag: boolean) => (flag ? 'true' : '');

/** What a record holds, under the API names of its fields; empty where it holds nothing. */
function valuesOf(record: OffboardingRecord): Readonly<Record<string, string>> {
	const { checklist, noncompete } = record;
	return {
		status: record.status,
		checklist_status: checklist.status === 'AntiBegin' ? '' : checklist.status,
		checklist_process_id: checklist.processId ?? '',
		process_id: record.processId ?? '',
		initiator_id: record.initiatorId ?? '',
		apply_initiating_time: timeText(record.createdAt),
		apply_finish_time: timeText(record.finishedAt),
		offboarding_date: record.offboardingDate,
		expected_offboarding_date: record.expectedDate,
		last_attendance_date: record.lastAttendanceDate,
		reason: record.reason,
		reason_explanation: record.reasonExplanation,
		employee_reason: record.employeeReason,
		employee_reason_explanation: record.employeeReasonExplanation,
		add_block_list: flagText(record.addBlockList),
		block_reason: record.blockReason,
		block_reason_explanation: record.blockReasonExplanation,
		enforce_noncompete_agreement: flagText(noncompete.enforced),
		noncompete_agreement_company: noncompete.company,
		noncompete_agreement_start_date: noncompete.start,
		noncompete_agreement_end_date: noncompete.end,
		retain_account: flagText(record.retainAccount),
		is_transfer_with_workforce: flagText(record.transferWithWorkforce),
		...Object.fromEntries(record.customFields.map(({ fieldName, value }) => [fieldName, value])),
	};
}

/** The API names of the fields in which a record differs from what it was. */
export function changedFields(
	before: OffboardingRecord | undefined,
	after: OffboardingRecord,
): string[] {
	const old = before ? valuesOf(before) : {};
	return Object.entries(valuesOf(after))
		.filter(([name, value]) => value !== (old[name] ?? ''))
		.map(([name]) => name);
}
