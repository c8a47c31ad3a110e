import { fieldTypes, type CustomField } from '../tenant/customField';
import { isDate, isDateTime } from '../tenant/dates';
import { parseJson } from '../json';
import type { Tenant } from '../tenant/tenant';

/** What is wrong with a value; each endpoint has answers of its own for it. */
export type ValueFault =
	| 'hyperlink'
	| 'length'
	| 'option'
	| 'number'
	| 'person'
	| 'company'
	| 'attachment'
	| 'date'
	| 'boolean';

// Value formats: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom-fields-guide
type Rule = (field: CustomField, value: string, tenant: Tenant) => ValueFault | undefined;

function isWebAddress(value: string): boolean {
	if (!/^https?:\/\/[^\s/]+/.test(value)) return false;
	// Not URL.canParse: once compiled, Node 20's refuses addresses with letters such as 'ü'.
	try {
		return new URL(value).host !== '';
	} catch {
		return false;
	}
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
	if (setting.is_url_type && !isWebAddress(value)) return 'hyperlink';
	return value.length > setting.max_length ? 'length' : undefined;
};

const booleanRule: Rule = (_field, value) =>
	value === 'true' || value === 'false' ? undefined : 'boolean';

const numberRule: Rule = (field, value) => {
	const setting = field.settings.number_field_setting;
	const [, whole, decimals = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
	const fits =
		setting !== undefined &&
		whole !== undefined &&
		decimals.length <= setting.decimal_places &&
		whole.length + decimals.length <= setting.decimal_total_places;
	return fits ? undefined : 'number';
};

const optionRule: Rule = (field, value) => {
	const setting = field.settings.enum_field_setting;
	const open = setting?.enum_field_option_list.filter((option) => option.is_open) ?? [];
	const known = chosen(value, setting?.is_multiple ?? false)?.every((name) =>
		open.some((option) => option.api_name === name),
	);
	return known ? undefined : 'option';
};

const lookupRule: Rule = (field, value, tenant) => {
	const setting = field.settings.lookup_field_setting;
	if (setting?.lookup_obj_api_name === 'company') {
		return tenant.companyIds.includes(value) ? undefined : 'company';
	}
	// Employment IDs of CoreHR only, whatever user_id_type the request has.
	const known = chosen(value, setting?.is_multiple ?? false)?.every(
		(id) => tenant.person('people_corehr_id', id) !== undefined,
	);
	return known ? undefined : 'person';
};

const CLOCK_TIME = 3;

const dateRule: Rule = (field, value) => {
	const hasTime = field.settings.date_time_field_setting?.date_time_type === CLOCK_TIME;
	return isDate(value) || (hasTime && isDateTime(value)) ? undefined : 'date';
};

const rules = new Map<number, Rule>([
	[fieldTypes.text, textRule],
	[fieldTypes.boolean, booleanRule],
	[fieldTypes.number, numberRule],
	[fieldTypes.option, optionRule],
	[fieldTypes.lookup, lookupRule],
	[fieldTypes.dateTime, dateRule],
	[fieldTypes.attachment, () => 'attachment'],
]);

/** Whether a field of this type takes a value at all, be it only to refuse it by name. */
export function takesValue(field: CustomField): boolean {
	return field.isOpen && rules.has(field.type);
}

export function faultOf(field: CustomField, value: string, tenant: Tenant): ValueFault | undefined {
	return rules.get(field.type)?.(field, value, tenant);
}
