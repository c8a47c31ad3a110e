import { ok, refuse, type Answer } from '../gateway/envelope';
import { isUserIdType, type DepartmentIdType } from '../tenant/ids';
import { textAt, textsAt } from '../json';
import { perMinute, perSecond } from '../gateway/limiter';
import { departmentIdIn, idOf } from '../tenant/person';
import type { Call, Route } from '../gateway/route';

const LONGEST_ID = 50;

const invalid = refuse(400, 1160001, 'Param Invalid');

/** From the ID that was given to the one that was asked for; empty where there is none. */
type Conversion = (call: Call, id: string) => string;

function convertUserId(call: Call, id: string): string {
	const text = textAt(call.query, 'feishu_user_id_type') ?? '';
	const feishu = isUserIdType(text) ? text : 'open_id';
	const toFeishu = call.query.id_transform_type === 1;
	const [from, to] = toFeishu
		? (['people_corehr_id', feishu] as const)
		: ([feishu, 'people_corehr_id'] as const);
	const person = call.sandbox.tenant.person(from, id);
	return person ? idOf(person, to) : '';
}

function convertDepartmentId(call: Call, id: string): string {
	const feishu: DepartmentIdType =
		textAt(call.query, 'feishu_department_id_type') === 'department_id'
			? 'department_id'
			: 'open_department_id';
	const toFeishu = call.query.id_transform_type === 1;
	const [from, to] = toFeishu
		? (['people_corehr_department_id', feishu] as const)
		: ([feishu, 'people_corehr_department_id'] as const);
	const department = call.sandbox.tenant.departments.find(
		(candidate) => departmentIdIn(candidate, from) === id,
	);
	return department ? departmentIdIn(department, to) : '';
}

/** The sandbox has neither people admin nor job levels, job families and employee types. */
const convertNothing: Conversion = () => '';

function conversionFor({ query }: Call): Conversion {
	if (query.id_transform_type === 3 || query.id_transform_type === 4) return convertNothing;
	if (query.id_type === 'user_id') return convertUserId;
	return query.id_type === 'department_id' ? convertDepartmentId : convertNothing;
}

// "当选择 user_id 且 id_transform_type 为 1、2、4 时，feishu_user_id_type 必填", and the same for
// departments, although the table also has a default for both.
const idTypeParameters: Readonly<Record<string, string>> = {
	user_id: 'feishu_user_id_type',
	department_id: 'feishu_department_id_type',
};

function refuseIds(call: Call): Answer | undefined {
	const required = idTypeParameters[textAt(call.query, 'id_type') ?? ''];
	const isMissing =
		required !== undefined &&
		call.query.id_transform_type !== 3 &&
		call.query[required] === undefined;
	const fits = textsAt(call.body, 'ids').every((id) => id !== '' && id.length <= LONGEST_ID);
	return isMissing || !fits ? invalid : undefined;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/common_data-id/convert */
export const idConvert: Route = {
	name: 'convertIds',
	method: 'POST',
	path: '/open-apis/corehr/v1/common_data/id/convert',
	limits: [perMinute(1000), perSecond(50)],
	scopes: ['corehr:common_data.id.convert:read'],
	query: {
		id_transform_type: { kind: 'integer', required: true, options: [1, 2, 3, 4] },
		id_type: {
			kind: 'string',
			required: true,
			options: ['user_id', 'department_id', 'job_level_id', 'job_family_id', 'employee_type_id'],
		},
		feishu_user_id_type: { kind: 'string', options: ['open_id', 'union_id', 'user_id'] },
		feishu_department_id_type: {
			kind: 'string',
			options: ['open_department_id', 'department_id'],
		},
	},
	body: { ids: { kind: 'strings', required: true, minLength: 1, maxLength: 100 } },
	answer(call) {
		const refusal = refuseIds(call);
		if (refusal) return refusal;
		const convert = conversionFor(call);
		const items = textsAt(call.body, 'ids').map((id) => ({ id, target_id: convert(call, id) }));
		const { unmatchedIds } = call.sandbox;
		return ok({
			items: items.filter(({ target_id }) => unmatchedIds === 'empty' || target_id !== ''),
		});
	},
};
