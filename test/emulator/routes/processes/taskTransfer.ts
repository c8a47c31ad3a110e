import { ok, refuse, type Answer } from '../../gateway/envelope';
import { perMinute } from '../../gateway/limiter';
import type { Call, Route } from '../../gateway/route';
import { textAt, textsAt } from '../../json';
import { actorOf, isAdministrator, operatorOf, type Actor } from '../../rules/processActor';
import type { Person } from '../../tenant/person';
import {
	findProcess,
	processStatuses,
	type ApprovalProcess,
	type Task,
} from '../../tenant/process';
import { userIdTypeOf, userIdTypeParameter } from '../../tenant/userIds';

const invalid = refuse(400, 1160101, '参数非法');

function refuseOperator(
	call: Call,
	process: ApprovalProcess,
	tasks: readonly Task[],
): Answer | undefined {
	const actor = transferrer(call);
	if (actor === 'unknown') return invalid;
	const mayAct =
		actor === 'system' ||
		isAdministrator(call, process, actor) ||
		tasks.every(({ operator }) => operator === actor);
	return mayAct ? undefined : refuse(400, 1161003, '无权限');
}

const transferrer = (call: Call): Actor =>
	actorOf(call, { person: 'operator', system: 'system_user' });

function refuseReceiver(
	process: ApprovalProcess,
	tasks: readonly Task[],
	receiver: Person | undefined,
): Answer | undefined {
	if (receiver?.status !== 'hired') return refuse(400, 1160117, '员工不存在');
	const nodes = tasks.map(({ nodeId }) => nodeId);
	const hasOne = process.tasks.some(
		({ closed, nodeId, operator }) => !closed && operator === receiver && nodes.includes(nodeId),
	);
	return hasOne ? refuse(400, 1160245, '被转交人已是当前节点处理人') : undefined;
}

function receiverOf(call: Call): Person | undefined {
	const type = userIdTypeOf(call, 'open_id');
	return call.sandbox.tenant.person(type, textAt(call.body, 'to_user_id') ?? '');
}

function transfer(
	call: Call,
	{ record }: ApprovalProcess,
	ids: readonly string[],
	receiver: Person | undefined,
): Answer {
	const employmentId = receiver?.employmentId ?? '';
	const moved = ids.map((taskId) => ({ taskId, employmentId }));
	const change = { handedTo: [...record.handedTo, ...moved] };
	const operator = operatorOf(transferrer(call));
	call.sandbox.store.change(record.offboardingId, change, call.now, operator);
	return ok({});
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-transfer/update */
export const taskTransfer: Route = {
	name: 'taskTransfer',
	method: 'PUT',
	path: '/open-apis/corehr/v2/processes/:process_id/transfer',
	limits: [perMinute(20)],
	scopes: ['corehr:process.instance:write'],
	query: { user_id_type: userIdTypeParameter },
	body: {
		operator: { kind: 'string' },
		to_user_id: { kind: 'string', required: true },
		approver_ids: { kind: 'strings', required: true, minLength: 1, maxLength: 20 },
		remark: { kind: 'string' },
		system_user: { kind: 'boolean' },
	},
	answer(call) {
		const process = findProcess(call.sandbox, call.path.process_id);
		if (!process) return invalid;
		if (process.status !== processStatuses.running) return refuse(400, 1160221, '流程状态非法');
		const ids = textsAt(call.body, 'approver_ids');
		const tasks = process.tasks.filter(({ closed, id }) => !closed && ids.includes(id));
		if (tasks.length !== ids.length) return invalid;
		const receiver = receiverOf(call);
		return (
			refuseOperator(call, process, tasks) ??
			refuseReceiver(process, tasks, receiver) ??
			transfer(call, process, ids, receiver)
		);
	},
};
