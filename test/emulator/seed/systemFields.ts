import { fieldTypes, type CustomField, type FieldSettings } from '../tenant/customField';
import { choice, field, option, text } from './fieldSettings';
import type { OffboardingReason } from './reasons';

// The pages name a few system fields (block_reason, sign_type, offboarding_date and those that
// nobody may edit) as the search answers name them; the others follow that example.

const LONG_TEXT = text(6000, { multiline: true });
const DAY: FieldSettings = { date_time_field_setting: { date_time_type: 1 } };
const MOMENT: FieldSettings = { date_time_field_setting: { date_time_type: 3 } };
const COMPANY: FieldSettings = {
	lookup_field_setting: { lookup_obj_api_name: 'company', is_multiple: false },
};

const { boolean, dateTime, lookup, option: choiceType, text: textType } = fieldTypes;

function system(
	apiName: string,
	labels: readonly [string, string],
	type: number,
	settings: FieldSettings = {},
): CustomField {
	return field(apiName, labels, type, settings, { isSystem: true });
}

const dates = (): CustomField[] => [
	system('offboarding_date', ['离职日期', 'Offboarding date'], dateTime, DAY),
	system('expected_offboarding_date', ['期望离职日期', 'Expected date'], dateTime, DAY),
	system('last_attendance_date', ['最后出勤日期', 'Last attendance'], dateTime, DAY),
	system('apply_initiating_time', ['离职申请发起时间', 'Applied at'], dateTime, MOMENT),
	system('apply_finish_time', ['审批通过时间', 'Approved at'], dateTime, MOMENT),
];

function reasonFields(reasons: readonly OffboardingReason[]): CustomField[] {
	const options = choice(
		false,
		reasons.map(({ id, chineseName, englishName = '', active }) =>
			option(id, [chineseName, englishName], active),
		),
	);
	return [
		system('reason', ['离职原因', 'Reason'], choiceType, options),
		system('reason_explanation', ['离职原因说明', 'Explanation'], textType, LONG_TEXT),
		system('employee_reason', ['离职原因（员工）', 'Reason (employee)'], choiceType, options),
		system(
			'employee_reason_explanation',
			['离职原因说明（员工）', 'Explanation (employee)'],
			textType,
			LONG_TEXT,
		),
	];
}

const blockList = (): CustomField[] => [
	system('add_block_list', ['是否加入屏蔽名单', 'On the block list'], boolean),
	system(
		'block_reason',
		['屏蔽原因', 'Block reason'],
		choiceType,
		choice(false, [
			option('block_reason_red_line', ['红线', 'Red line']),
			option('block_reason_dishonesty', ['诚信问题', 'Dishonesty']),
			option('block_reason_conflict', ['利益冲突', 'Conflict of interest'], false),
		]),
	),
	system('block_reason_explanation', ['屏蔽原因说明', 'Block explanation'], textType, LONG_TEXT),
];

const noncompete = (): CustomField[] => [
	system('enforce_noncompete_agreement', ['是否启动竞业', 'Non-compete'], boolean),
	system('noncompete_agreement_company', ['竞业公司', 'Non-compete company'], lookup, COMPANY),
	system('noncompete_agreement_start_date', ['竞业开始日期', 'Non-compete from'], dateTime, DAY),
	system('noncompete_agreement_end_date', ['竞业结束日期', 'Non-compete until'], dateTime, DAY),
];

const others = (): CustomField[] => [
	system('retain_account', ['是否保留飞书账号', 'Account kept'], boolean),
	system('is_transfer_with_workforce', ['是否带编转移', 'Transferred'], boolean),
	system(
		'sign_type',
		['签署方式', 'Signing'],
		choiceType,
		choice(false, [
			option('electronic', ['电子签', 'Electronic']),
			option('paper', ['线下签署', 'On paper']),
		]),
	),
];

/** Fields of `offboarding_info` that every tenant has. */
export function createSystemFields(reasons: readonly OffboardingReason[]): CustomField[] {
	return [...dates(), ...reasonFields(reasons), ...blockList(), ...noncompete(), ...others()];
}
