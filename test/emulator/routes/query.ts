import { ok } from '../gateway/envelope';
import { flagAt, textsAt } from '../json';
import { perMinute } from '../gateway/limiter';
import type { Route } from '../gateway/route';
import type { OffboardingReason } from '../seed/reasons';

function toItem(reason: OffboardingReason) {
	const english = reason.englishName;
	return {
		offboarding_reason_unique_identifier: reason.id,
		name: [
			{ lang: 'zh-CN', value: reason.chineseName },
			...(english === undefined ? [] : [{ lang: 'en-US', value: english }]),
		],
		active: reason.active,
		parent_offboarding_reason_unique_identifier: reason.parentId,
		created_time: '2021-08-20 20:28:23',
		updated_time: '2022-01-07 17:21:06',
	};
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/offboarding/query */
export const query: Route = {
	name: 'reasons',
	method: 'POST',
	path: '/open-apis/corehr/v1/offboardings/query',
	limits: [perMinute(100)],
	scopes: [
		'corehr:common_data.preset_data:read',
		'corehr:corehr:readonly',
		'corehr:corehr',
		'corehr:common_data.preset_data:write',
	],
	query: {},
	body: {
		active: { kind: 'boolean' },
		offboarding_reason_unique_identifier: { kind: 'strings', maxLength: 20 },
	},
	answer(call) {
		const active = flagAt(call.body, 'active');
		const wanted = textsAt(call.body, 'offboarding_reason_unique_identifier');
		const items = call.sandbox.tenant.reasons
			.filter((reason) => active === undefined || reason.active === active)
			.filter((reason) => wanted.length === 0 || wanted.includes(reason.id))
			.map(toItem);
		return ok({ items });
	},
};
