import { fieldTypes, type CustomField } from '../customField';
import { isDate } from '../dates';
import { refuse, type Answer } from '../envelope';
import { parseJson } from '../json';
import type { Tenant } from '../tenant';

// Value formats: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom-fields-guide
type Rule = (field: CustomField, value: string, tenant: Tenant) => Answer | undefined;

function isWebAddress(value: string): boolean {
	return /^https?:\/\/[^\s/]+/.test(value) && URL.canParse(value);
}

/** One bare value, or the values of a JSON list; nothing when the list is not one of texts. */
function chosen(value: string, isMultiple: boolean): readonly string[] | undefined {
	if (!isMultiple) return [value];
	const list = parseJson(value);
	if (!Array.isArray(list)) return undefined;
	const texts = list.filter((entry) => typeof entry === 'string');
	return texts.length === list.length ? texts : undefined;
}

const textRule: Rule = (field, value) => {
	const setting = field.settings.text_field_setting;
	if (!setting) return undefined;
	if (setting.is_url_type && !isWebAddress(value)) {
		return refuse(500, 1160617, 'hyperlink field format is illegal');
	}
	return value.length > setting.max_length
		? refuse(500, 1160618, 'text field exceeds maximum limit')
		: undefined;
};

const booleanRule: Rule = (_field, value) =>
	value === 'true' || value === 'false'
		? undefined
		: refuse(500, 1160639, 'invalid bool value in custom fields');

const numberRule: Rule = (field, value) => {
	const setting = field.settings.number_field_setting;
	const [, whole, decimals = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
	const fits =
		setting !== undefined &&
		whole !== undefined &&
		decimals.length <= setting.decimal_places &&
		whole.length + decimals.length <= setting.decimal_total_places;
	return fits ? undefined : refuse(500, 1160630, 'invalid number value in custom fields');
};

const optionRule: Rule = (field, value) => {
	const setting = field.settings.enum_field_setting;
	const open = setting?.enum_field_option_list.filter((option) => option.is_open) ?? [];
	const known = chosen(value, setting?.is_multiple ?? false)?.every((name) =>
		open.some((option) => option.api_name === name),
	);
	return known ? undefined : refuse(500, 1160619, 'enum value of the enum field is invalid');
};

const personRule: Rule = (field, value, tenant) => {
	const ids = chosen(value, field.settings.lookup_field_setting?.is_multiple ?? false);
	// Employment IDs of CoreHR only, whatever user_id_type the request has.
	const known = ids?.every((id) => tenant.person('people_corehr_id', id) !== undefined);
	return known ? undefined : refuse(500, 1160636, 'employee is not exist or has offboarded');
};

const dateRule: Rule = (_field, value) =>
	isDate(value) ? undefined : refuse(500, 1160638, 'invalid date value in custom fields');

const rules = new Map<number, Rule>([
	[fieldTypes.text, textRule],
	[fieldTypes.boolean, booleanRule],
	[fieldTypes.number, numberRule],
	[fieldTypes.option, optionRule],
	[fieldTypes.lookup, personRule],
	[fieldTypes.dateTime, dateRule],
	[fieldTypes.attachment, () => refuse(500, 1160637, 'not support attachment field')],
]);

/** Whether submit takes a value for this field at all, be it only to refuse it with a code. */
export function takesValue(field: CustomField | undefined): field is CustomField {
	return field !== undefined && field.isOpen && !field.isSystem && rules.has(field.type);
}

export function refuseValue(field: CustomField, value: string, tenant: Tenant) {
	return rules.get(field.type)?.(field, value, tenant);
}
