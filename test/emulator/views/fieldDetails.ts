import { fieldTypes, type CustomField, type FieldSettings } from '../tenant/customField';

// "当前仅字段类型为「文本」「布尔」「数字」「枚举」「日期时间」「附件」「图片」时返回相应的配置信息":
// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query
const silentTypes: readonly number[] = [
	fieldTypes.lookup,
	fieldTypes.autoNumber,
	fieldTypes.calculated,
];

function shownSettings(field: CustomField, lookupSettings: boolean): FieldSettings | undefined {
	const silent =
		silentTypes.includes(field.type) && !(lookupSettings && field.type === fieldTypes.lookup);
	return silent ? undefined : field.settings;
}

/** One field as both custom field endpoints tell it. */
export function fieldDetails(field: CustomField, lookupSettings: boolean) {
	return {
		custom_api_name: field.apiName,
		name: field.name,
		description: field.description,
		is_open: field.isOpen,
		is_required: field.isRequired,
		is_unique: false,
		object_api_name: 'offboarding_info',
		type: field.type,
		common_schema_config: shownSettings(field, lookupSettings),
		create_time: '1625542287',
		update_time: '1625542639',
	};
}

export const metaScopes = [
	'corehr:common_data.meta_data:read',
	'corehr:corehr:readonly',
	'corehr:corehr',
] as const;

// Objects a tenant always has. Only the first has fields here.
const objects: readonly string[] = [
	'offboarding_info',
	'person',
	'employment',
	'job_data',
	'contract',
	'department',
];

export function isObject(apiName: string): boolean {
	return objects.includes(apiName);
}
