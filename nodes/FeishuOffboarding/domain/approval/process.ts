import {
	givenAt,
	listAt,
	recordAt,
	textAt,
	type JsonObject,
	type JsonValue,
	withoutBlanks,
} from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';
import { toPathId, type UserIdType } from '../employee/ids';
import { labelOf, type LabelLanguage } from '../labels';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get */
export function getApprovalProcess(userIdType: UserIdType, processId: unknown): ApiRequest {
	return {
		endpoint: endpoints.getProcess,
		path: { process_id: toPathId(processId, 'Process ID') },
		query: { user_id_type: userIdType },
	};
}

/** Feishu's numbers in words: 进行中, 拒绝, 撤回, 撤销, 已完成, 撤销中. */
const STATUS_NAMES: ReadonlyMap<number, string> = new Map([
	[1, 'InProgress'],
	[2, 'Rejected'],
	[4, 'Withdrawn'],
	[8, 'Revoked'],
	[9, 'Completed'],
	[15, 'Revoking'],
]);

/** 普通流程, 撤销流程, 更正流程. */
const PROPERTY_NAMES: ReadonlyMap<number, string> = new Map([
	[1, 'Application'],
	[2, 'Revocation'],
	[3, 'Correction'],
]);

/** 审批单, 表单. */
const TASK_TYPE_NAMES: ReadonlyMap<number, string> = new Map([
	[1, 'Approval'],
	[5, 'Form'],
]);

const DECISION_NAMES: ReadonlyMap<number, string> = new Map([
	[2, 'Rejected'],
	[3, 'Done'],
	[4, 'Cancelled'],
]);

/** What still waits for somebody. */
export const openTasks = (data: JsonObject): unknown[] => [
	...listAt(data, 'todos'),
	...listAt(data, 'system_todos'),
];

/** What was decided or cancelled. */
export const closedTasks = (data: JsonObject): unknown[] => [
	...listAt(data, 'done_list'),
	...listAt(data, 'system_done_list'),
];

/** A process in the fields that are used most: where it stands, who has it now, who decided what. */
export function simplifyProcess(data: JsonObject, language: LabelLanguage): JsonObject {
	return withoutBlanks({
		process_id: textAt(data, 'process_id'),
		status: nameIn(STATUS_NAMES, givenAt(data, 'status')),
		name: label(data, 'process_name', language) ?? label(data, 'flow_definition_name', language),
		initiator_id: textAt(data, 'initiator_id'),
		initiator_name: label(data, 'initiator_name', language),
		create_time: timeAt(data, 'create_time'),
		complete_time: timeAt(data, 'complete_time'),
		properties: nameIn(PROPERTY_NAMES, givenAt(data, 'properties')),
		waiting_for: openTasks(data).map((task) => taskOf(task, language)),
		decisions: closedTasks(data).map((task) => decisionOf(task, language)),
		link: linkOf(data, 'start_links'),
	});
}

/** What the writes to a task ask for, and where it stands in the process. */
const placeOf = (task: unknown, language: LabelLanguage): JsonObject => ({
	approver_id: textAt(task, 'approver_id'),
	type: nameIn(TASK_TYPE_NAMES, givenAt(task, 'type')),
	node_name: label(task, 'node_name', language),
	node_definition_id: textAt(task, 'node_definition_id'),
});

const taskOf = (task: unknown, language: LabelLanguage): JsonObject =>
	withoutBlanks({
		...placeOf(task, language),
		operator_id: textAt(task, 'operator_id'),
		operator_name: label(task, 'operator_name', language),
		since: timeAt(task, 'create_time'),
		link: linkOf(task, 'links'),
	});

const decisionOf = (task: unknown, language: LabelLanguage): JsonObject =>
	withoutBlanks({
		...placeOf(task, language),
		operator_id: textAt(task, 'operator_id'),
		operator_name: label(task, 'operator_name', language),
		decision: nameIn(DECISION_NAMES, givenAt(task, 'status')),
		opinion: textAt(task, 'approval_opinion'),
		at: timeAt(task, 'complete_time'),
		link: linkOf(task, 'links'),
	});

/** A number that the page does not list stays visible as one; what is no number is passed on. */
function nameIn(
	names: ReadonlyMap<number, string>,
	status: JsonValue | undefined,
): JsonValue | undefined {
	return typeof status === 'number' ? (names.get(status) ?? `Status ${status}`) : status;
}

const label = (value: unknown, key: string, language: LabelLanguage): string | undefined =>
	labelOf(recordAt(value, key), language);

const linkOf = (value: unknown, key: string): string | undefined =>
	textAt(recordAt(value, key), 'web_link');

/** Milliseconds as ISO 8601. */
function timeAt(value: unknown, key: string): string | undefined {
	const ms = millisecondsAt(value, key);
	return ms === undefined ? undefined : new Date(ms).toISOString();
}

/** Milliseconds since the epoch; the page has them as text, and zero stands for none. */
export function millisecondsAt(value: unknown, key: string): number | undefined {
	const given = givenAt(value, key);
	const text = typeof given === 'number' ? String(given) : (textAt(value, key) ?? '');
	return /^\d{1,15}$/.test(text) && text !== '0' ? Number(text) : undefined;
}
