import { decideTask } from '../../../nodes/FeishuOffboarding/domain/approval/decision';
import {
	revokeProcess,
	withdrawProcess,
} from '../../../nodes/FeishuOffboarding/domain/approval/ending';
import {
	checkTransfer,
	transferTasks,
} from '../../../nodes/FeishuOffboarding/domain/approval/transfer';
import { endpoints } from '../../../nodes/FeishuOffboarding/domain/endpoints';
import { classOf } from '../../../nodes/FeishuOffboarding/platform/answers/answerClass';
import approversExample from '../../fixtures/approversExample.json';
import errors from '../../fixtures/approvalErrors.json';
import processRevokeExample from '../../fixtures/processRevokeExample.json';
import processWithdrawExample from '../../fixtures/processWithdrawExample.json';
import taskDecisionExample from '../../fixtures/taskDecisionExample.json';
import taskTransferExample from '../../fixtures/taskTransferExample.json';

const processId = '7328345170959681068';
const answer = (body: unknown, status = 200) =>
	({ kind: 'answer', status, headers: {}, body }) as const;

describe('a write to an approval, as documented', () => {
	it.each([
		['withdraw', withdrawProcess, processWithdrawExample.request],
		['revoke', revokeProcess, processRevokeExample.request],
	])('%s sends the body of the example, with one of the two who may act', (_name, end, example) => {
		const { system_user, user_id, ...rest } = example;
		const given = { userIdType: 'open_id', processId, reason: example.reason } as const;
		expect(end({ ...given, operatorId: user_id }).request.body).toEqual({ user_id, ...rest });
		expect(end({ ...given, operatorId: '' }).request.body).toEqual({ system_user, ...rest });
	});

	it('reject sends the body of the example, but for the form', () => {
		const { system_approval, user_id, field_values_v2, ...rest } = taskDecisionExample.request;
		expect(field_values_v2).toHaveLength(1);
		const given = {
			userIdType: 'open_id',
			processId,
			approverId: '7',
			reason: rest.reason,
		} as const;
		const bodyOf = (operatorId: string) =>
			decideTask('rejected', { ...given, operatorId }).request.body;
		expect(bodyOf(user_id)).toEqual({ user_id, ...rest });
		expect(bodyOf('')).toEqual({ system_approval, ...rest });
	});

	it('transfer sends the body of the example', () => {
		const { operator, system_user, ...rest } = taskTransferExample.request;
		const bodyOf = (operatorId: string) =>
			transferTasks(
				checkTransfer({
					userIdType: 'people_corehr_id',
					processId,
					approverIds: rest.approver_ids,
					remark: rest.remark,
					operatorId,
				}),
				rest.to_user_id,
			).request.body;
		expect(bodyOf(operator)).toEqual({ operator, ...rest });
		expect(bodyOf('')).toEqual({ system_user, ...rest });
	});
});

describe('the documented answers of the approval centre', () => {
	it.each([
		['withdraw', endpoints.withdrawProcess, processWithdrawExample.response],
		['revoke', endpoints.revokeProcess, processRevokeExample.response],
		['tasks', endpoints.listApproverTasks, approversExample.response],
		['decision', endpoints.decideTask, taskDecisionExample.response],
		['transfer', endpoints.transferTasks, taskTransferExample.response],
	])('to %s mean that it was done', (_name, endpoint, response) => {
		expect(classOf(endpoint, answer(response))).toBe('done');
	});

	const rows = errors.endpoints.flatMap(({ name, rows: all }) =>
		all.map((row) => ({ name, ...row })),
	);

	it.each(rows)('tell by the code, whatever the status: $name $code', ({ name, code, ...row }) => {
		const endpoint = Object.entries(endpoints).find(([key]) => key === name)?.[1];
		const answers = [row.httpStatus, 200, 500].map((status) =>
			answer({ code, msg: row.msg }, status),
		);
		const classes = answers.map((one) => endpoint && classOf(endpoint, one));
		expect(new Set(classes).size).toBe(1);
		expect(['refused', 'busy', 'unknownOutcome']).toContain(classes[0]);
	});
});
