import { perMinute, perSecond, type Endpoint } from '../platform/request';
import { employmentEndpoints } from './employmentEndpoints';
import { approvalEndpoints } from './approval/endpoints';
import { appEndpoints } from './app/endpoints';
import { batchGetRefusals } from './refusals/batchGet';
import { convertRefusals } from './refusals/convert';
import { editRefusals } from './refusals/edit';
import {
	customFieldRefusals,
	customFieldsRefusals,
	employeesRefusals,
	reasonRefusals,
	searchRefusals,
} from './refusals/reads';
import { revokeRefusals } from './refusals/revoke';
import { submitRefusals } from './refusals/submit';

const META_DATA_SCOPES = [
	'corehr:common_data.meta_data:read',
	'corehr:corehr:readonly',
	'corehr:corehr',
] as const;

/** Every endpoint that this package calls, the token exchange excepted. */
export const endpoints = {
	submit: {
		name: 'Submit offboarding',
		method: 'POST',
		path: '/open-apis/corehr/v2/offboardings/submit_v2',
		limits: [perMinute(100)],
		scopes: ['corehr:offboarding.submit:write'],
		writes: true,
		// There is no idempotency key: whoever does not know the outcome has to look it up.
		repeatable: false,
		refusals: submitRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/submit_v2',
	},

	revoke: {
		name: 'Revoke offboarding',
		method: 'POST',
		path: '/open-apis/corehr/v2/offboardings/revoke',
		limits: [perSecond(20)],
		scopes: ['corehr:offboarding.revoke:write'],
		writes: true,
		// A second revoke of the same record is answered "has been withdrawn", which proves the first one.
		repeatable: true,
		refusals: revokeRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/revoke',
	},

	edit: {
		name: 'Update offboarding',
		method: 'POST',
		path: '/open-apis/corehr/v2/offboardings/edit',
		limits: [perSecond(20)],
		scopes: ['corehr:offboarding.update:write'],
		writes: true,
		// A second edit sets the same fields to the same values again.
		repeatable: true,
		refusals: editRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/edit',
	},

	search: {
		name: 'Search offboardings',
		method: 'POST',
		path: '/open-apis/corehr/v1/offboardings/search',
		limits: [perMinute(100)],
		scopes: ['corehr:offboarding:read', 'corehr:offboarding:write'],
		writes: false,
		repeatable: true,
		refusals: searchRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/search',
	},

	queryReasons: {
		name: 'Get offboarding reasons',
		method: 'POST',
		path: '/open-apis/corehr/v1/offboardings/query',
		limits: [perMinute(100)],
		scopes: [
			'corehr:common_data.preset_data:read',
			'corehr:common_data.preset_data:write',
			'corehr:corehr:readonly',
			'corehr:corehr',
		],
		writes: false,
		repeatable: true,
		refusals: reasonRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/query',
	},

	listCustomFields: {
		name: 'Get custom fields',
		method: 'GET',
		path: '/open-apis/corehr/v1/custom_fields/query',
		limits: [perMinute(1000), perSecond(50)],
		scopes: META_DATA_SCOPES,
		writes: false,
		repeatable: true,
		refusals: customFieldsRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query',
	},

	getCustomField: {
		name: 'Get custom field',
		method: 'GET',
		path: '/open-apis/corehr/v1/custom_fields/get_by_param',
		limits: [perMinute(1000), perSecond(50)],
		scopes: META_DATA_SCOPES,
		writes: false,
		repeatable: true,
		refusals: customFieldRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/get_by_param',
	},

	searchEmployees: {
		name: 'Search employees',
		method: 'POST',
		path: '/open-apis/corehr/v2/employees/search',
		limits: [perMinute(100)],
		scopes: ['corehr:employee:read', 'corehr:employee:write'],
		writes: false,
		repeatable: true,
		refusals: employeesRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/search',
	},

	batchGetEmployees: {
		name: 'Get employees',
		method: 'POST',
		path: '/open-apis/corehr/v2/employees/batch_get',
		limits: [perMinute(100)],
		scopes: ['corehr:employee:read', 'corehr:employee:write'],
		writes: false,
		repeatable: true,
		refusals: batchGetRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/batch_get',
	},

	convertIds: {
		name: 'Convert employee identifiers',
		method: 'POST',
		path: '/open-apis/corehr/v1/common_data/id/convert',
		limits: [perMinute(1000), perSecond(50)],
		scopes: ['corehr:common_data.id.convert:read'],
		writes: false,
		repeatable: true,
		refusals: convertRefusals,
		documentation:
			'https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/common_data-id/convert',
	},

	...approvalEndpoints,

	...employmentEndpoints,

	...appEndpoints,
} as const satisfies Readonly<Record<string, Endpoint>>;
