import { ok, refuse } from '../../gateway/envelope';
import { perSecond } from '../../gateway/limiter';
import { pageOf, pageSizeParameter, pageTokenParameter, refusePaging } from '../../gateway/paging';
import type { Call, Route } from '../../gateway/route';
import { textAt } from '../../json';
import type { Person } from '../../tenant/person';
import { allProcesses } from '../../tenant/process';
import { userIdTypeOf, userIdTypeParameter } from '../../tenant/userIds';

const invalid = refuse(400, 1160101, 'Illegal parameter');

const running = 1;

/** Those that the page marks as 废弃，不支持这个状态. */
const unsupported: readonly unknown[] = [-2, 0, 4, 16];

function tasksOf(call: Call, person: Person) {
	const { approver_status: wanted } = call.query;
	return allProcesses(call.sandbox)
		.flatMap(({ id, tasks }) => tasks.map((task) => ({ ...task, processId: id })))
		.filter(({ operator }) => operator === person)
		.map(({ closed, id, processId }) => ({
			approver_id: id,
			process_id: processId,
			approver_status: closed?.status ?? running,
		}))
		.filter(({ approver_status }) => wanted === undefined || wanted === approver_status)
		.sort((a, b) => (a.approver_id < b.approver_id ? -1 : 1));
}

/** The first page may be asked for as 1, which is the parameter's default. */
const asked = (call: Call): Call =>
	call.query.page_token === '1' ? { ...call, query: { ...call.query, page_token: '' } } : call;

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/approver/list */
export const approverList: Route = {
	name: 'approvers',
	method: 'GET',
	path: '/open-apis/corehr/v2/approvers',
	limits: [perSecond(10)],
	scopes: ['corehr:process:read'],
	query: {
		page_size: pageSizeParameter,
		page_token: pageTokenParameter,
		user_id_type: userIdTypeParameter,
		user_id: { kind: 'string', required: true },
		approver_status: { kind: 'integer', options: [-2, -1, 0, 1, 2, 3, 4, 5, 6, 12, 14, 16] },
	},
	answer(call) {
		const refusal = refusePaging(asked(call), invalid);
		if (refusal) return refusal;
		if (unsupported.includes(call.query.approver_status)) {
			return refuse(400, 1160121, 'List type does not exist');
		}
		const type = userIdTypeOf(call, 'open_id');
		const person = call.sandbox.tenant.person(type, textAt(call.query, 'user_id') ?? '');
		if (!person) return refuse(400, 1160001, 'Failed to obtain tenant IDs and user IDs');
		const page = pageOf(asked(call), tasksOf(call, person), (task) => task.approver_id);
		return ok({
			approver_list: page.items,
			has_more: page.hasMore,
			page_token: page.pageToken,
		});
	},
};
