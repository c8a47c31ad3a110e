import { ok, refuse, type Answer } from '../../gateway/envelope';
import { perSecond } from '../../gateway/limiter';
import type { Call, Route } from '../../gateway/route';
import { textAt } from '../../json';
import { actorOf, operatorOf, type Actor } from '../../rules/processActor';
import { decide } from '../../tenant/approvals';
import { changeChecklist } from '../../tenant/checklist';
import {
	findProcess,
	taskStatuses,
	taskTypes,
	type ApprovalProcess,
	type Task,
} from '../../tenant/process';
import { departmentIdTypes } from '../../tenant/ids';
import { userIdTypeParameter } from '../../tenant/userIds';

const invalid = refuse(400, 1161002, '参数非法');

const verdicts = { rejected: 2, approved: 3 } as const;

function refuseTask(task: Task, actor: Actor): Answer | undefined {
	if (actor === 'unknown') return invalid;
	if (actor !== 'system' && actor !== task.operator) return refuse(403, 1161003, '无权限');
	if (task.closed?.status === taskStatuses.cancelled) return refuse(400, 1161005, '审批状态已更新');
	return task.closed ? refuse(400, 1161001, '审批已被处理') : undefined;
}

function carryOut(call: Call, { record }: ApprovalProcess, task: Task, actor: Actor): Answer {
	const { store } = call.sandbox;
	const isApproved = call.body.status === verdicts.approved;
	if (task.type === taskTypes.form) {
		const status = isApproved ? 'Finished' : 'Rejected';
		changeChecklist(store, record.offboardingId, status, call.now, operatorOf(actor));
	} else {
		decide(call.sandbox, record.offboardingId, {
			at: call.now,
			verdict: isApproved ? 'approved' : 'rejected',
			opinion: textAt(call.body, 'reason') ?? '',
		});
	}
	return ok({ code: 0, msg: '' });
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process-approver/update */
export const taskDecision: Route = {
	name: 'taskDecision',
	method: 'PUT',
	path: '/open-apis/corehr/v2/processes/:process_id/approvers/:approver_id',
	limits: [perSecond(50)],
	scopes: ['corehr:process.instance:write'],
	query: {
		user_id_type: userIdTypeParameter,
		department_id_type: { kind: 'string', options: departmentIdTypes },
	},
	body: {
		status: { kind: 'integer', required: true, options: Object.values(verdicts) },
		user_id: { kind: 'string' },
		system_approval: { kind: 'boolean' },
		reason: { kind: 'string', maxLength: 1000 },
		field_values_v2: {
			kind: {
				variable_api_name: { kind: 'string' },
				variable_value: { kind: 'object' },
				sub_values: { kind: { key: { kind: 'string' }, value: { kind: 'object' } } },
			},
		},
	},
	answer(call) {
		const process = findProcess(call.sandbox, call.path.process_id);
		const task = process?.tasks.find(({ id }) => id === call.path.approver_id);
		if (!process || !task) return invalid;
		const isWithoutReason = (textAt(call.body, 'reason') ?? '') === '';
		if (call.body.status === verdicts.rejected && isWithoutReason) return invalid;
		const actor = actorOf(call, { person: 'user_id', system: 'system_approval' });
		return refuseTask(task, actor) ?? carryOut(call, process, task, actor);
	},
};
