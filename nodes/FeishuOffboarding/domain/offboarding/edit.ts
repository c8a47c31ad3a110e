import { InvalidInput } from '../../platform/invalidInput';
import { isRecord, listAt, textAt, type JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { toCalendarDate } from '../dates/calendarDate';
import { endpoints } from '../endpoints';
import { toId, toPersonId, type UserIdType } from '../employee/ids';
import { ifAdded, isGiven, toExplanation, toFlag, toOptionName } from '../input/values';

/** One field of the record and what it is to be set to; lists as JSON text. */
export interface FieldEdit {
	readonly field_name: string;
	readonly value: string;
}

/** What the user wants changed, as read: checked here and nowhere else. */
export interface EditInput {
	/** IANA name: the zone in which an instant becomes a date. */
	readonly timeZone: string;
	readonly updateFields: Readonly<Record<string, unknown>>;
	readonly customFields: readonly FieldEdit[];
	/** Fields named by their code in the tenant's settings, each with `fieldCode` and `value`. */
	readonly otherFields: readonly unknown[];
}

/** Field codes that the page of the call says cannot be edited. */
const UNEDITABLE = new Set([
	...['wk_id', 'wk_tenant_id', 'employment', 'process_id', 'flow_id', 'node_id', 'initiator_id'],
	...['status', 'checklist_status', 'checklist_process_id', 'type', 'hrbp_ids', 'hrbp_list'],
	...['probation_id', 'wk_created_at', 'wk_created_by', 'wk_updated_at', 'wk_updated_by'],
	...['wk_deleted_at', 'wk_is_deleted', 'noncompete_agreement_id', 'social_insurance_end_date'],
	...['provident_fund_end_date', 'sign_type'],
]);

/**
 * The changes, each field once. Throws InvalidInput for the first that cannot be sent.
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit
 */
export function toFieldEdits(input: EditInput): FieldEdit[] {
	const edits = [
		...systemEdits(input),
		...input.customFields,
		...input.otherFields.map(toOtherEdit),
	];
	const names = edits.map(({ field_name }) => field_name);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) {
		throw new InvalidInput(
			'Fields by Code',
			`sets ${twice} a second time`,
			'Give each field once.',
		);
	}
	if (edits.length > 0) return edits;
	throw new InvalidInput(
		'Update Fields',
		'is empty, and no other field is changed either',
		"Add what is to be changed in 'Update Fields', 'Custom Fields' or 'Fields by Code'.",
	);
}

/** Throws InvalidInput for a change that cannot be sent; custom fields, which the tenant has to be asked about, aside. */
export function checkEdits(input: Omit<EditInput, 'customFields'>): void {
	systemEdits(input);
	input.otherFields.forEach(toOtherEdit);
}

export function editOffboarding(
	{ operatorId, userIdType }: { readonly operatorId: unknown; readonly userIdType: UserIdType },
	offboardingId: unknown,
	edits: readonly FieldEdit[],
): ApiRequest {
	return {
		endpoint: endpoints.edit,
		query: { user_id_type: userIdType },
		body: {
			offboarding_id: toId(offboardingId, 'Offboarding'),
			...(isGiven(operatorId)
				? { operator_id: toPersonId(operatorId, 'Operator ID', userIdType) }
				: {}),
			update_data: edits.map((entry) => ({ ...entry })),
		},
	};
}

/** Feishu's list of what was changed, as one object. */
export function decodeEdits(data: JsonObject): JsonObject {
	return Object.fromEntries(
		listAt(data, 'data').map((entry) => [
			textAt(entry, 'field_name') ?? '',
			textAt(entry, 'value') ?? '',
		]),
	);
}

/** The page does not list the codes of system fields; these are the names under which search gives them. */
function systemEdits({ timeZone, updateFields }: Omit<EditInput, 'customFields'>): FieldEdit[] {
	const { blockReason, offboardingDate } = updateFields;
	const blocks = ifAdded(updateFields, 'addToBlockList', (value) =>
		toFlag(value, 'Add to Block List'),
	);
	if (blocks === false && isGiven(blockReason)) {
		throw new InvalidInput(
			'Block Reason Name or ID',
			"is filled in although 'Add to Block List' is off",
			"Turn 'Add to Block List' on, or remove the block reason.",
		);
	}
	const values: Readonly<Record<string, string | undefined>> = {
		offboarding_date: isGiven(offboardingDate)
			? toCalendarDate(offboardingDate, 'Offboarding Date', timeZone)
			: undefined,
		reason: toOptionName(updateFields.offboardingReason, 'Offboarding Reason Name or ID'),
		reason_explanation: toExplanation(updateFields.reasonExplanation, 'Reason Explanation'),
		add_block_list: blocks === undefined ? undefined : String(blocks),
		block_reason: toOptionName(blockReason, 'Block Reason Name or ID'),
		block_reason_explanation: toExplanation(
			updateFields.blockReasonExplanation,
			'Block Reason Explanation',
		),
	};
	return Object.entries(values).flatMap(([field_name, value]) =>
		value === undefined ? [] : { field_name, value },
	);
}

function toOtherEdit(entry: unknown): FieldEdit {
	const fieldCode = toId(isRecord(entry) ? entry.fieldCode : undefined, 'Field Code');
	if (UNEDITABLE.has(fieldCode)) {
		throw new InvalidInput(
			'Field Code',
			`names ${fieldCode}, which Feishu does not let anybody change`,
			"Remove it from 'Fields by Code'.",
		);
	}
	return { field_name: fieldCode, value: toFieldText(isRecord(entry) ? entry.value : undefined) };
}

/** Text as it is, lists as JSON text; a whole number only as far as it has kept all its digits. */
function toFieldText(value: unknown): string {
	if (Array.isArray(value) && value.length > 0) return JSON.stringify(value);
	if (isPlain(value)) return String(value);
	throw new InvalidInput(
		'Value',
		isGiven(value) ? 'is neither a text nor a list' : 'is empty',
		"Give each field in 'Fields by Code' a value; Feishu cannot empty a field here.",
	);
}

function isPlain(value: unknown): value is string | number | boolean {
	if (typeof value === 'number') {
		return Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value));
	}
	return typeof value === 'boolean' || (typeof value === 'string' && value !== '');
}
