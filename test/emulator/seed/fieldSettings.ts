import type { CustomField, FieldOption, FieldSettings } from '../tenant/customField';

interface Traits {
	isOpen?: boolean;
	isRequired?: boolean;
	isSystem?: boolean;
}

export function field(
	apiName: string,
	[chinese, english]: readonly [string, string],
	type: number,
	settings: FieldSettings = {},
	traits: Traits = {},
): CustomField {
	return {
		apiName,
		name: { zh_cn: chinese, en_us: english },
		description: { zh_cn: `${chinese}（离职信息）`, en_us: '' },
		type,
		isOpen: traits.isOpen ?? true,
		isRequired: traits.isRequired ?? false,
		isSystem: traits.isSystem ?? false,
		settings,
	};
}

export function text(
	maxLength: number,
	form: { multiline?: boolean; url?: boolean } = {},
): FieldSettings {
	return {
		text_field_setting: {
			is_multilingual: false,
			is_multiline: form.multiline ?? false,
			max_length: maxLength,
			is_url_type: form.url ?? false,
		},
	};
}

export function number(kind: number, decimalPlaces: number): FieldSettings {
	return {
		number_field_setting: {
			number_field_type: kind,
			decimal_places: decimalPlaces,
			round_type: 0,
			decimal_total_places: 16,
		},
	};
}

export function option(
	apiName: string,
	[chinese, english]: readonly [string, string],
	isOpen = true,
): FieldOption {
	return {
		api_name: apiName,
		name: { zh_cn: chinese, en_us: english },
		description: { zh_cn: '', en_us: '' },
		is_open: isOpen,
	};
}

export function choice(isMultiple: boolean, options: readonly FieldOption[]): FieldSettings {
	return { enum_field_setting: { enum_field_option_list: options, is_multiple: isMultiple } };
}

export function people(isMultiple: boolean): FieldSettings {
	return {
		lookup_field_setting: { lookup_obj_api_name: 'employment', is_multiple: isMultiple },
	};
}
