interface Label {
	readonly zh_cn: string;
	readonly en_us: string;
}

export interface FieldOption {
	readonly api_name: string;
	readonly name: Label;
	readonly description: Label;
	readonly is_open: boolean;
}

/** The field types of https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query */
export const fieldTypes = {
	text: 1,
	boolean: 2,
	number: 3,
	option: 4,
	lookup: 5,
	autoNumber: 6,
	dateTime: 7,
	attachment: 8,
	image: 9,
	calculated: 10,
} as const;

export interface FieldSettings {
	readonly text_field_setting?: {
		readonly is_multilingual: boolean;
		readonly is_multiline: boolean;
		readonly max_length: number;
		readonly is_url_type: boolean;
	};
	readonly number_field_setting?: {
		/** 1 percent, 2 integer, 3 value, 4 money */
		readonly number_field_type: number;
		readonly decimal_places: number;
		readonly round_type: number;
		readonly decimal_total_places: number;
	};
	readonly enum_field_setting?: {
		readonly enum_field_option_list: readonly FieldOption[];
		readonly is_multiple: boolean;
	};
	readonly lookup_field_setting?: {
		readonly lookup_obj_api_name: string;
		readonly is_multiple: boolean;
	};
	readonly date_time_field_setting?: { readonly date_time_type: number };
	readonly attachment_field_setting?: { readonly is_multiple: boolean };
	readonly image_field_setting?: {
		readonly image_type: number;
		readonly display_style: number;
	};
	readonly calculated_field_setting?: { readonly type: number };
}

export interface CustomField {
	readonly apiName: string;
	readonly name: Label;
	readonly description: Label;
	readonly type: number;
	readonly isOpen: boolean;
	readonly isRequired: boolean;
	/** Preset by Feishu: told by the details of a field, not in the list of custom fields. */
	readonly isSystem: boolean;
	readonly settings: FieldSettings;
}
