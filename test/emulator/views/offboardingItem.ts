import { fieldTypes, type CustomField } from '../tenant/customField';
import { dateTimeOf } from '../tenant/dates';
import { parseJson } from '../json';
import type { Call } from '../gateway/route';
import type { Checklist, OffboardingRecord } from '../tenant/record';
import { shownId, userIdTypeOf } from '../tenant/userIds';

// Keys whose value is `undefined` do not reach the wire: Feishu leaves out what has no value
// and what the app has no field scope for.
type Optional<T> = T | undefined;

function i18n(chinese: string, english: Optional<string>) {
	const names = [{ lang: 'zh-CN', value: chinese }];
	return english === undefined || english === ''
		? names
		: [...names, { lang: 'en-US', value: english }];
}

function reasonEnum(call: Call, id: string) {
	const reason = call.sandbox.tenant.reasons.find((candidate) => candidate.id === id);
	return reason && { enum_name: id, display: i18n(reason.chineseName, reason.englishName) };
}

function optionEnum(call: Call, fieldName: string, apiName: string) {
	const setting = call.sandbox.tenant.field(fieldName)?.settings.enum_field_setting;
	const option = setting?.enum_field_option_list.find(
		(candidate) => candidate.api_name === apiName,
	);
	return option && { enum_name: apiName, display: i18n(option.name.zh_cn, option.name.en_us) };
}

/** Numbers and lists stand in the JSON text as they are, everything else as a JSON string. */
function jsonText(field: CustomField, value: string): string {
	const isText = field.type === fieldTypes.text;
	const isNumber = field.type === fieldTypes.number;
	const isBare = isNumber || (!isText && Array.isArray(parseJson(value)));
	return isBare ? value : JSON.stringify(value);
}

function customFieldItems(call: Call, record: OffboardingRecord) {
	return record.customFields.flatMap(({ fieldName, value }) => {
		const field = call.sandbox.tenant.field(fieldName);
		if (!field) return [];
		const { name, type } = field;
		return [{ custom_api_name: fieldName, name, type, value: jsonText(field, value) }];
	});
}

function reasonFields(call: Call, record: OffboardingRecord) {
	if (!call.hasScope('corehr:employment.offboarding_reason:read')) return {};
	const { employeeReason } = record;
	return {
		reason: reasonEnum(call, record.reason),
		reason_explanation: record.reasonExplanation,
		employee_reason: reasonEnum(call, employeeReason),
		employee_reason_explanation:
			employeeReason === '' ? undefined : record.employeeReasonExplanation,
	};
}

function blockListFields(call: Call, record: OffboardingRecord) {
	if (!call.hasScope('corehr:offboarding.block_list:read', 'corehr:offboarding.block_list:write')) {
		return {};
	}
	return {
		// A string here, a boolean in the answer to submit.
		add_block_list: String(record.addBlockList),
		block_reason: optionEnum(call, 'block_reason', record.blockReason),
		block_reason_explanation: record.blockReasonExplanation,
	};
}

function noncompeteFields(call: Call, { noncompete }: OffboardingRecord) {
	if (!call.hasScope('corehr:offboarding.noncompete_agreement:read')) return {};
	const { enforced, company, start, end } = noncompete;
	return {
		enforce_noncompete_agreement: enforced,
		noncompete_agreement_company: company || undefined,
		noncompete_agreement_start_date: start || undefined,
		noncompete_agreement_end_date: end || undefined,
	};
}

function scopedFields(call: Call, record: OffboardingRecord) {
	const seen = <T>(value: T, ...anyOf: string[]): Optional<T> =>
		call.hasScope(...anyOf) ? value : undefined;
	return {
		custom_fields: seen(customFieldItems(call, record), 'corehr:offboarding.custom_field:read'),
		retain_account: seen(
			record.retainAccount,
			'corehr:offboarding.retain_account:read',
			'corehr:offboarding.retain_account:write',
		),
		last_attendance_date: seen(
			record.lastAttendanceDate,
			'corehr:offboarding.last_attendance_date:read',
		),
		social_insurance_end_date: seen(
			record.offboardingDate.slice(0, 7),
			'corehr:offboarding.social_insurance:read',
		),
		provident_fund_end_date: seen(
			record.offboardingDate.slice(0, 7),
			'corehr:offboarding.social_insurance:read',
		),
		sign_type: seen(
			optionEnum(call, 'sign_type', 'electronic'),
			'corehr:offboarding.signature:read',
		),
		signature_file: seen('[]', 'corehr:offboarding.signature:read'),
	};
}

function initiatingType(record: OffboardingRecord): string {
	if (record.mode === 1) return 'offboarding_directly';
	return record.initiatorId === record.employmentId
		? 'offboarding_initiated_by_self'
		: 'offboarding_initiated_by_others';
}

const timeOf = (atMs: Optional<number>) => (atMs === undefined ? undefined : dateTimeOf(atMs));

function checklistFields({ status, processId, startedAt, finishedAt }: Checklist) {
	return {
		checklist_status: status,
		checklist_start_time: timeOf(startedAt),
		checklist_finish_time: timeOf(finishedAt),
		checklist_process_id: processId,
	};
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search */
export function offboardingItem(call: Call, record: OffboardingRecord) {
	const type = userIdTypeOf(call, 'open_id');
	const show = (employmentId: Optional<string>) => {
		const person = call.sandbox.tenant.person('people_corehr_id', employmentId ?? '');
		return person && shownId(person, type);
	};
	return {
		offboarding_id: record.offboardingId,
		initiating_type: initiatingType(record),
		status: record.status,
		application_info: {
			apply_initiator_id: show(record.initiatorId),
			apply_initiating_time: dateTimeOf(record.createdAt),
			apply_finish_time: timeOf(record.finishedAt),
			process_id: record.processId,
		},
		offboarding_info: {
			employment_id: show(record.employmentId),
			hrbp_id: [],
			expected_offboarding_date: record.expectedDate,
			offboarding_date: record.offboardingDate,
			...reasonFields(call, record),
			...blockListFields(call, record),
			...noncompeteFields(call, record),
			...scopedFields(call, record),
			is_transfer_with_workforce: record.transferWithWorkforce,
		},
		offboarding_checklist: checklistFields(record.checklist),
	};
}
