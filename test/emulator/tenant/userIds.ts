import { isUserIdType, userIdTypes, type UserIdType } from './ids';
import { textAt } from '../json';
import { idOf, type Person } from './person';
import type { Call } from '../gateway/route';
import type { Field } from '../gateway/schema';

export const userIdTypeParameter: Field = { kind: 'string', options: userIdTypes };

export function userIdTypeOf(call: Call, otherwise: UserIdType): UserIdType {
	const type = textAt(call.query, 'user_id_type') ?? '';
	return isUserIdType(type) ? type : otherwise;
}

/**
 * Where a person has no ID of the wanted kind, Feishu gives its internal one:
 * https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/search
 */
export function shownId(person: Person, type: UserIdType): string {
	return idOf(person, type) || person.employmentId;
}
