import { ok, refuse, type Answer } from '../../gateway/envelope';
import { perSecond } from '../../gateway/limiter';
import type { Call, Route } from '../../gateway/route';
import { actorOf, isAdministrator, operatorOf, type Actor } from '../../rules/processActor';
import { changeChecklist } from '../../tenant/checklist';
import { findProcess, processStatuses, type ApprovalProcess } from '../../tenant/process';
import { userIdTypeParameter } from '../../tenant/userIds';

const invalid = refuse(400, 1160101, '参数错误');

function mayAct(call: Call, process: ApprovalProcess, actor: Actor): boolean {
	const isInitiator =
		process.template === 'offboarding_info' &&
		operatorOf(actor) !== '' &&
		operatorOf(actor) === process.record.initiatorId;
	return actor === 'system' || isInitiator || isAdministrator(call, process, actor);
}

function withdraw(call: Call, process: ApprovalProcess, actor: Actor): Answer {
	const { store } = call.sandbox;
	const { offboardingId } = process.record;
	const operator = operatorOf(actor);
	if (process.template === 'offboarding_info') {
		const change = { status: 'Withdrawn', finishedAt: call.now } as const;
		store.change(offboardingId, change, call.now, operator);
	} else changeChecklist(store, offboardingId, 'Withdrawn', call.now, operator);
	return ok({});
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process_withdraw/update */
export const processWithdraw: Route = {
	name: 'processWithdraw',
	method: 'PUT',
	path: '/open-apis/corehr/v2/process_withdraw/:process_id',
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
		const actor = actorOf(call, { person: 'user_id', system: 'system_user' });
		if (!process || actor === 'unknown') return invalid;
		if (!mayAct(call, process, actor)) return refuse(403, 1161003, '无权限');
		return process.status === processStatuses.running
			? withdraw(call, process, actor)
			: refuse(400, 1161006, '所有审批已经结束');
	},
};
