import { momentOf } from '../tenant/dates';
import { refuse, type Answer } from '../gateway/envelope';
import type { OffboardingRecord, RecordChange } from '../tenant/record';
import type { Tenant } from '../tenant/tenant';
import { faultOf, takesValue, type ValueFault } from './fieldValues';

/** One change that an edit asks for. */
export interface Edit {
	readonly fieldName: string;
	readonly value: string;
}

const illegalParameter = refuse(400, 1160102, 'parameter is illegal');
const notAllowed = refuse(400, 1160623, 'not allowed to edit this offboarding');

// "不可编辑的字段api_name 范围":
// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit
const uneditable: readonly string[] = `wk_id wk_tenant_id employment process_id flow_id node_id
	initiator_id status checklist_status checklist_process_id type hrbp_ids hrbp_list probation_id
	wk_created_at wk_created_by wk_updated_at wk_updated_by wk_deleted_at wk_is_deleted
	noncompete_agreement_id social_insurance_end_date provident_fund_end_date sign_type`.split(/\s+/);

const valueRefusals: Readonly<Record<ValueFault, Answer>> = {
	hyperlink: refuse(400, 1160617, 'hyperlink field format is illegal'),
	length: refuse(400, 1160618, 'text field exceeds maximum limit'),
	option: refuse(400, 1160619, 'enum value of the enum field is invalid'),
	number: refuse(400, 1160630, 'invalid number value'),
	person: refuse(400, 1160636, 'custom employment does not exist'),
	company: refuse(400, 1160304, 'company id not found'),
	attachment: refuse(400, 1160637, 'not support edit attachment'),
	date: refuse(400, 1160638, 'invalid date time value'),
	boolean: refuse(400, 1160639, 'invalid bool value'),
};

export const invalidBlockList = refuse(400, 1160710, 'invalid block list');
const explanationTooLong = refuse(400, 1160604, 'reason explanation length exceed maximum');

/** Fields about whose length a row of its own speaks. */
const lengthRefusals: Readonly<Record<string, Answer>> = {
	reason_explanation: explanationTooLong,
	employee_reason_explanation: explanationTooLong,
	block_reason_explanation: invalidBlockList,
};

function refuseEdit({ fieldName, value }: Edit, tenant: Tenant): Answer | undefined {
	if (uneditable.includes(fieldName)) return notAllowed;
	const field = tenant.field(fieldName);
	if (!field) return illegalParameter;
	if (!takesValue(field)) return notAllowed;
	const fault = faultOf(field, value, tenant);
	if (!fault) return undefined;
	return (fault === 'length' ? lengthRefusals[fieldName] : undefined) ?? valueRefusals[fault];
}

export function refuseEdits(edits: readonly Edit[], tenant: Tenant): Answer | undefined {
	const names = edits.map(({ fieldName }) => fieldName);
	if (edits.length === 0 || new Set(names).size < names.length) return illegalParameter;
	return edits.map((edit) => refuseEdit(edit, tenant)).find((refusal) => refusal);
}

type Effect = (value: string, record: OffboardingRecord) => RecordChange;

const effects: Readonly<Record<string, Effect>> = {
	offboarding_date: (value) => ({ offboardingDate: value }),
	expected_offboarding_date: (value) => ({ expectedDate: value }),
	last_attendance_date: (value) => ({ lastAttendanceDate: value }),
	apply_initiating_time: (value) => ({ createdAt: momentOf(value) }),
	apply_finish_time: (value) => ({ finishedAt: momentOf(value) }),
	reason: (value) => ({ reason: value }),
	reason_explanation: (value) => ({ reasonExplanation: value }),
	employee_reason: (value) => ({ employeeReason: value }),
	employee_reason_explanation: (value) => ({ employeeReasonExplanation: value }),
	add_block_list: (value) =>
		value === 'true'
			? { addBlockList: true }
			: { addBlockList: false, blockReason: '', blockReasonExplanation: '' },
	block_reason: (value) => ({ blockReason: value }),
	block_reason_explanation: (value) => ({ blockReasonExplanation: value }),
	retain_account: (value) => ({ retainAccount: value === 'true' }),
	is_transfer_with_workforce: (value) => ({ transferWithWorkforce: value === 'true' }),
	enforce_noncompete_agreement: (value, { noncompete }) => ({
		noncompete:
			value === 'true'
				? { ...noncompete, enforced: true }
				: { enforced: false, company: '', start: '', end: '' },
	}),
	noncompete_agreement_company: (value, { noncompete }) => ({
		noncompete: { ...noncompete, company: value },
	}),
	noncompete_agreement_start_date: (value, { noncompete }) => ({
		noncompete: { ...noncompete, start: value },
	}),
	noncompete_agreement_end_date: (value, { noncompete }) => ({
		noncompete: { ...noncompete, end: value },
	}),
};

function setCustomField({ fieldName, value }: Edit, record: OffboardingRecord): RecordChange {
	const others = record.customFields.filter((field) => field.fieldName !== fieldName);
	return { customFields: [...others, { fieldName, value }] };
}

const switches: readonly string[] = ['add_block_list', 'enforce_noncompete_agreement'];

/** The record as it would be; what switches something off or on comes first. */
export function edited(record: OffboardingRecord, edits: readonly Edit[]): OffboardingRecord {
	const isSwitch = ({ fieldName }: Edit) => switches.includes(fieldName);
	const ordered = [...edits.filter(isSwitch), ...edits.filter((edit) => !isSwitch(edit))];
	return ordered.reduce((current, edit) => {
		const change = effects[edit.fieldName]?.(edit.value, current) ?? setCustomField(edit, current);
		return { ...current, ...change };
	}, record);
}
