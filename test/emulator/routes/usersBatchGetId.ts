import { ok } from '../gateway/envelope';
import { flagAt, textsAt, type JsonObject } from '../json';
import { perMinute, perSecond } from '../gateway/limiter';
import { idOf, type Person } from '../tenant/person';
import type { Call, Route } from '../gateway/route';
import type { Field } from '../gateway/schema';
import { userIdTypeOf } from '../tenant/userIds';

const statusScopes = [
	'contact:user.employee:readonly',
	'contact:contact:access_as_app',
	'contact:contact:readonly',
	'contact:contact:readonly_as_app',
] as const;

function status(person: Person): JsonObject {
	return {
		is_frozen: false,
		is_resigned: person.status === 'terminated',
		is_activated: person.status === 'hired',
		is_exited: false,
		is_unjoin: false,
	};
}

/** What is told of a person: nothing but the address itself where no account is found. */
function toEntry(call: Call, key: JsonObject, person: Person | undefined): JsonObject {
	const hidden = person?.status === 'terminated' && !flagAt(call.body, 'include_resigned');
	if (!person || hidden || person.openId === '') return key;
	return {
		...key,
		user_id: idOf(person, userIdTypeOf(call, 'open_id')),
		status: call.hasScope(...statusScopes) ? status(person) : undefined,
	};
}

/** "非中国大陆地区的手机号需要添加以 “+” 开头的国家或地区代码" */
const withCountry = (mobile: string) => (mobile.startsWith('+') ? mobile : `+86${mobile}`);

const list: Field = { kind: 'strings', maxLength: 50 };

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/contact-v3/user/batch_get_id */
export const usersBatchGetId: Route = {
	name: 'userIds',
	method: 'POST',
	path: '/open-apis/contact/v3/users/batch_get_id',
	limits: [perMinute(1000), perSecond(50)],
	scopes: ['contact:user.id:readonly'],
	query: { user_id_type: { kind: 'string', options: ['open_id', 'union_id', 'user_id'] } },
	body: { emails: list, mobiles: list, include_resigned: { kind: 'boolean' } },
	answer(call) {
		const { people } = call.sandbox.tenant;
		const byEmail = textsAt(call.body, 'emails').map((email) =>
			toEntry(
				call,
				{ email },
				people.find((person) => person.email === email),
			),
		);
		const byMobile = textsAt(call.body, 'mobiles').map((mobile) =>
			toEntry(
				call,
				{ mobile },
				people.find((person) => person.phone === withCountry(mobile)),
			),
		);
		return ok({ user_list: [...byEmail, ...byMobile] });
	},
};
