import {
	decideTask,
	type DecisionInput,
} from '../../../../nodes/FeishuOffboarding/domain/approval/decision';
import type { JsonObject } from '../../../../nodes/FeishuOffboarding/platform/json';

const input: DecisionInput = {
	userIdType: 'open_id',
	processId: '7328345170959681068',
	approverId: '7381468648050787884',
	operatorId: '',
	reason: '',
};
const SENT = 1_800_000_000_000;

describe('a decision', () => {
	it('is the system’s unless somebody is named', () => {
		expect(decideTask('approved', input).request.body).toEqual({
			status: 3,
			system_approval: true,
		});
		const named = { ...input, operatorId: 'ou_1', reason: ' Agreed ' };
		expect(decideTask('approved', named).request.body).toEqual({
			status: 3,
			user_id: 'ou_1',
			reason: 'Agreed',
		});
	});

	it.each<[string, Partial<DecisionInput>, string]>([
		['no task', { approverId: '' }, "'Approver ID' is empty"],
		['a task as a number', { approverId: 7381468648050788000n }, "'Approver ID' was given as a"],
		['a path for a task', { approverId: '../x' }, "'Approver ID' is not an ID"],
		['no process', { processId: undefined }, "'Process ID' is empty"],
		['an operator of another type', { operatorId: 'on_1' }, "'Operator ID' is of the type"],
		['a reason that is no text', { reason: 5 }, "'Reason' is not a text"],
		['a reason that is too long', { reason: 'x'.repeat(1001) }, "'Reason' has 1001 characters"],
	])('is refused for %s', (_case, changes, message) => {
		expect(() => decideTask('approved', { ...input, ...changes })).toThrow(message);
	});

	it.each(['', '  ', undefined, null])('that rejects says why: %p', (reason) => {
		expect(() => decideTask('rejected', { ...input, reason })).toThrow("'Reason' is empty");
	});
});

describe('what a process tells of a decision', () => {
	const approver_id = '7381468648050787884';
	const closed = (more: JsonObject) => ({ done_list: [{ approver_id, ...more }] });
	const complete_time = String(SENT + 500);
	const finding = (process: JsonObject, reason: string) =>
		decideTask('approved', { ...input, reason }).findingIn(process, SENT);

	it.each<[string, JsonObject]>([
		['asBefore', { todos: [{ approver_id }] }],
		['asBefore', { system_todos: [{ approver_id }] }],
		['carriedOut', closed({ status: 3, complete_time, approval_opinion: 'Yes' })],
		['carriedOut', closed({ status: 3, complete_time, approval_opinion: ' Yes\r\n' })],
		['carriedOut', { system_done_list: [{ approver_id, status: 3, complete_time }] }],
		['carriedOut', closed({ status: 3 })],
		// Somebody else, in the same moment.
		['unclear', closed({ status: 3, complete_time, approval_opinion: 'No objection' })],
		['unclear', closed({ status: 3, complete_time, approval_opinion: '' })],
		['overtaken', closed({ status: 3, complete_time: String(SENT - 3_600_000) })],
		['overtaken', closed({ status: 2, complete_time })],
		['overtaken', closed({ status: 4, complete_time })],
		['unclear', closed({ status: 7 })],
		['unclear', closed({})],
		['unclear', { todos: [{ approver_id: '1' }], done_list: [{ approver_id: '2', status: 3 }] }],
		['unclear', {}],
	])('is %s for %j', (expected, process) => {
		expect(finding(process, 'Yes')).toBe(expected);
	});

	it('allows for clocks that are a little apart', () => {
		expect(finding(closed({ status: 3, complete_time: String(SENT - 30_000) }), '')).toBe(
			'carriedOut',
		);
	});
});
