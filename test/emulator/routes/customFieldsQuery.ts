import { ok, refuse } from '../gateway/envelope';
import { fieldDetails, isObject, metaScopes } from '../views/fieldDetails';
import { textsAt } from '../json';
import { perMinute, perSecond } from '../gateway/limiter';
import type { Route } from '../gateway/route';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/query */
export const customFieldsQuery: Route = {
	name: 'customFields',
	method: 'GET',
	path: '/open-apis/corehr/v1/custom_fields/query',
	limits: [perMinute(1000), perSecond(50)],
	scopes: metaScopes,
	query: { object_api_name_list: { kind: 'strings', maxLength: 20 } },
	answer(call) {
		const names = textsAt(call.query, 'object_api_name_list');
		if (names.length === 0 || names.includes('')) {
			return refuse(400, 1160005, 'required parameter is empty');
		}
		if (!names.every(isObject)) return refuse(400, 1162010, 'object does not exist');
		const { tenant, lookupSettings } = call.sandbox;
		const fields = names.includes('offboarding_info') ? tenant.customFields : [];
		const items = fields
			.filter((field) => !field.isSystem)
			.map((field) => fieldDetails(field, lookupSettings));
		return ok({ items });
	},
};
