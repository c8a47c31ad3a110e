import {
	checkTransfer,
	transferTasks,
	type TransferInput,
} from '../../../../nodes/FeishuOffboarding/domain/approval/transfer';
import type { JsonObject } from '../../../../nodes/FeishuOffboarding/platform/json';

const input: TransferInput = {
	userIdType: 'open_id',
	processId: '7410664363763172908',
	approverIds: '71, 72',
	operatorId: '',
	remark: '',
};
const SENT = 1_800_000_000_000;

const bodyOf = (changes: Partial<TransferInput>) =>
	transferTasks(checkTransfer({ ...input, ...changes }), 'ou_2').request.body;

describe('a transfer', () => {
	it.each<[string, unknown]>([
		['text with commas', '71, 72,71'],
		['a list', ['71', '72']],
		['JSON text', '["71","72"]'],
	])('takes the tasks as %s', (_form, approverIds) => {
		expect(bodyOf({ approverIds })).toEqual({
			to_user_id: 'ou_2',
			approver_ids: ['71', '72'],
			system_user: true,
		});
	});

	it('names who transfers, and why', () => {
		expect(bodyOf({ operatorId: 'ou_1', remark: 'Leaves' })).toMatchObject({
			operator: 'ou_1',
			remark: 'Leaves',
		});
	});

	it.each<[Partial<TransferInput>, string]>([
		[{ approverIds: '' }, "'Approver IDs' is empty"],
		[{ approverIds: [] }, "'Approver IDs' is empty"],
		[{ approverIds: ['7424452160928106028', 7424452160928106000n] }, "'Approver IDs' was given as"],
		[{ approverIds: 'a task' }, "'Approver IDs' is not an ID"],
		[
			{ approverIds: Array.from({ length: 21 }, (_none, index) => String(index)) },
			"'Approver IDs' has 21 entries, more than the 20",
		],
		[{ processId: '' }, "'Process ID' is empty"],
		[{ operatorId: 'on_1' }, "'Operator ID'"],
		[{ remark: {} }, "'Remark' is not a text"],
	])('is refused for %j', (changes, message) => {
		expect(() => bodyOf(changes)).toThrow(message);
	});
});

describe('what a process tells of a transfer', () => {
	const node_definition_id = 'approval_1';
	const task = (approver_id: string, operator_id: string, more: JsonObject = {}): JsonObject => ({
		approver_id,
		operator_id,
		node_definition_id,
		...more,
	});
	const finding = (process: JsonObject, approverIds: string) =>
		transferTasks(checkTransfer({ ...input, approverIds }), 'ou_2').findingIn(process, SENT);
	const create_time = String(SENT + 500);
	const long_ago = String(SENT - 3_600_000);

	it.each<[string, JsonObject]>([
		['asBefore', { todos: [task('71', 'ou_1')] }],
		['carriedOut', { todos: [task('71', 'ou_2')] }],
		// The page does not say whether a task keeps its ID.
		[
			'carriedOut',
			{ todos: [task('73', 'ou_2', { create_time })], done_list: [task('71', 'ou_1')] },
		],
		[
			'overtaken',
			{
				todos: [task('73', 'ou_2', { create_time: long_ago })],
				done_list: [task('71', 'ou_1', { complete_time: long_ago })],
			},
		],
		['unclear', { status: 1, done_list: [task('71', 'ou_1', { complete_time: create_time })] }],
		['overtaken', { status: 9, done_list: [task('71', 'ou_1')] }],
		[
			'unclear',
			{
				status: 1,
				todos: [task('73', 'ou_2', { node_definition_id: 'approval_2', create_time })],
				done_list: [task('71', 'ou_1', { complete_time: create_time })],
			},
		],
		['unclear', { todos: [task('73', 'ou_1')] }],
		['unclear', {}],
	])('is %s for %j', (expected, process) => {
		expect(finding(process, '71')).toBe(expected);
	});

	it('is unclear where one task moved and another did not', () => {
		const todos = [task('71', 'ou_2'), task('72', 'ou_1')];
		expect(finding({ todos }, '71,72')).toBe('unclear');
		expect(finding({ todos: todos.map((one) => ({ ...one, operator_id: 'ou_2' })) }, '71,72')).toBe(
			'carriedOut',
		);
	});
});
