import { ok, refuse, type Answer } from '../../gateway/envelope';
import { perSecond } from '../../gateway/limiter';
import type { Route } from '../../gateway/route';
import { actorOf, isAdministrator, operatorOf } from '../../rules/processActor';
import { findProcess, processStatuses, type ApprovalProcess } from '../../tenant/process';
import { userIdTypeParameter } from '../../tenant/userIds';

function refuseProcess({ record, status, template }: ApprovalProcess): Answer | undefined {
	if (status !== processStatuses.completed) return refuse(400, 1161007, '流程不能撤销');
	const isOver = template !== 'offboarding_info' || record.status === 'Offboarded';
	return isOver ? refuse(400, 1161008, '流程不能撤销') : undefined;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_revoke/update */
export const processRevoke: Route = {
	name: 'processRevoke',
	method: 'PUT',
	path: '/open-apis/corehr/v2/process_revoke/:process_id',
	limits: [perSecond(50)],
	scopes: ['corehr:process.instance:write'],
	query: { user_id_type: userIdTypeParameter },
	body: {
		user_id: { kind: 'string' },
		reason: { kind: 'string', maxLength: 500 },
		system_user: { kind: 'boolean' },
	},
	answer(call) {
		const process = findProcess(call.sandbox, call.path.process_id);
		if (!process) return refuse(400, 1160100, '流程不存在');
		const actor = actorOf(call, { person: 'user_id', system: 'system_user' });
		if (actor === 'unknown') return refuse(400, 1160101, '参数错误');
		if (actor !== 'system' && !isAdministrator(call, process, actor)) {
			return refuse(403, 1161003, '无权限');
		}
		const refusal = refuseProcess(process);
		if (refusal) return refusal;
		call.sandbox.store.change(
			process.record.offboardingId,
			{ status: 'Withdrawn' },
			call.now,
			operatorOf(actor),
		);
		return ok({});
	},
};
