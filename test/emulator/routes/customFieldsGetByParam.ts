import { ok, refuse } from '../gateway/envelope';
import { fieldDetails, isObject, metaScopes } from '../views/fieldDetails';
import { textAt } from '../json';
import { perMinute, perSecond } from '../gateway/limiter';
import type { Route } from '../gateway/route';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/custom_field/get_by_param */
export const customFieldsGetByParam: Route = {
	name: 'customField',
	method: 'GET',
	path: '/open-apis/corehr/v1/custom_fields/get_by_param',
	limits: [perMinute(1000), perSecond(50)],
	scopes: metaScopes,
	query: { object_api_name: { kind: 'string' }, custom_api_name: { kind: 'string' } },
	answer(call) {
		const object = textAt(call.query, 'object_api_name') ?? '';
		const name = textAt(call.query, 'custom_api_name') ?? '';
		if (object === '' || name === '') {
			return refuse(400, 1160006, 'required parameter is empty');
		}
		if (!isObject(object)) return refuse(400, 1162010, 'object does not exist');
		const { tenant, lookupSettings } = call.sandbox;
		const field = object === 'offboarding_info' ? tenant.field(name) : undefined;
		return field
			? ok({ data: fieldDetails(field, lookupSettings) })
			: refuse(400, 1162020, 'field does not exist');
	},
};
