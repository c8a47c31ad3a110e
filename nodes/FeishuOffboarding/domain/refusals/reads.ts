import type { RefusalTable } from '../../platform/refusals/refusal';

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search
export const searchRefusals: RefusalTable = {
	1160102: {
		message: 'A value used to search for offboardings is not valid',
		advice:
			"Check the dates and statuses you filter by, and 'Employee'. If the search ran over many pages, run it again: a page token does not last.",
	},
	1160103: {
		means: 'scopeMissing',
		scopes: ['corehr:employment.offboarding_reason.search:read'],
		message: 'The app may not filter offboardings by reason',
		advice:
			'Remove the filter by reason, or add the scope 按照离职原因搜索 (corehr:employment.offboarding_reason.search:read) in the Developer Console > Permissions & Scopes (权限管理) and publish a new app version.',
	},
	1160104: {
		message: 'A date range in the search has only one end',
		advice: 'Fill in both the first and the last day of each date range, or leave both empty.',
	},
	1160999: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not carry out the search for offboardings',
		advice:
			'Run it again in a few minutes; if nothing changes, ask Feishu support (技术支持) with the log ID.',
	},
};

// Feishu's page repeats rows of the submit page; only these two fit a list of reasons:
// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/query
export const reasonRefusals: RefusalTable = {
	1160103: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not list the offboarding reasons',
		advice:
			'Reload the list. If it stays empty, open CoreHR admin (人事管理后台) > Offboarding settings (离职配置) > 离职原因 to see whether the reasons are there.',
	},
	1161000: {
		class: 'unknownOutcome',
		message: 'A system behind the list of offboarding reasons did not answer',
		advice:
			'Reload the list in a few minutes; with the log ID, Feishu support (技术支持) can see which system it was.',
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query
export const customFieldsRefusals: RefusalTable = {
	1160005: {
		message: 'Feishu received the request for the custom fields incomplete',
		advice:
			"Reload 'Custom Fields'. If it repeats, a proxy or 'Base URL' in the credential may be changing requests on the way.",
	},
	1160997: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not list the custom fields',
		advice:
			"Reload 'Custom Fields' in a few minutes, or ask Feishu support (技术支持) with the log ID.",
	},
	1162010: {
		message: 'This tenant has no offboarding information to read custom fields from',
		advice:
			'Check in CoreHR admin (人事管理后台) > Profile settings (人员档案配置) > 信息配置 that 离职信息 (offboarding information) exists, and that the company uses Feishu CoreHR Enterprise (飞书人事企业版).',
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/get_by_param
export const customFieldRefusals: RefusalTable = {
	1160005: {
		message: 'The field is stored in Feishu CoreHR in a form that it cannot read itself',
		advice:
			'Ask Feishu support (技术支持) to repair the field, giving them the log ID: this cannot be done from n8n.',
	},
	1160006: {
		message: 'Feishu received the request for the details of a field incomplete',
		advice:
			"Reload 'Block Reason'. If it repeats, look for a proxy that changes requests between n8n and Feishu.",
	},
	1160997: {
		class: 'unknownOutcome',
		message: 'Feishu CoreHR could not give the details of the field',
		advice: "Reload the list of 'Block Reason' in a few minutes.",
	},
	1162010: {
		message: 'This tenant has no offboarding information that the field could belong to',
		advice:
			'Ask the Feishu CoreHR administrator whether 离职信息 (offboarding information) is set up in Profile settings (人员档案配置).',
	},
	1162020: {
		message: 'The field does not exist in the offboarding information of this tenant',
		advice:
			"Check in CoreHR admin (人事管理后台) > Profile settings (人员档案配置) > 信息配置 > 离职信息 that the field is there; without it, leave 'Add to Block List' off.",
	},
};

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/search
export const employeesRefusals: RefusalTable = {
	1160102: {
		message: 'A value used to search for employees is not valid',
		advice:
			"Check the text, email, or ID in 'Employee', and that 'User ID Type' fits the IDs you give.",
	},
	1160103: {
		message: 'The app has no permission to search for employees',
		advice:
			'In the Developer Console > Permissions & Scopes (权限管理), add corehr:employee:read and the scopes of the fields you filter by, set the data scope 员工资源, and publish a new app version.',
	},
};
