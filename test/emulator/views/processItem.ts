import { preferredName, type Person } from '../tenant/person';
import type { ApprovalProcess, Label, Task } from '../tenant/process';
import type { Call } from '../gateway/route';
import { shownId, userIdTypeOf } from '../tenant/userIds';

const alike = (text: string): Label => ({ zh_cn: text, en_us: text });

function links(place: string) {
	const page = `people.example.com/${place}`;
	return {
		web_link: `https://${page}`,
		pc_link: `https://applink.example.com/client/web_url/open?url=${encodeURIComponent(`https://${page}`)}`,
		mobile_link: `https://applink.example.com/client/mini_program/open?path=${encodeURIComponent(place)}`,
	};
}

const nameOf = (person: Person): Label => ({
	zh_cn: person.localName,
	en_us: person.englishName,
});

function taskItem(call: Call, process: ApprovalProcess, task: Task) {
	return {
		approver_id: task.id,
		type: task.type,
		links: links(`process/${process.id}/task/${task.id}`),
		operator_id: shownId(task.operator, userIdTypeOf(call, 'open_id')),
		operator_name: nameOf(task.operator),
		node_name: task.nodeName,
		create_time: String(task.createdAt),
		node_definition_id: task.nodeId,
	};
}

function doneItem(call: Call, process: ApprovalProcess, task: Task) {
	const { closed } = task;
	if (!closed) return [];
	return [
		{
			...taskItem(call, process, task),
			status: closed.status,
			complete_time: String(closed.at),
			approval_opinion: closed.opinion,
		},
	];
}

function initiator(call: Call, { record, template }: ApprovalProcess) {
	const id = template === 'offboarding_info' ? (record.initiatorId ?? '') : '';
	const person = call.sandbox.tenant.person('people_corehr_id', id);
	return {
		// "当发起人为系统时，该字段返回为空"
		initiator_id: person ? shownId(person, userIdTypeOf(call, 'open_id')) : '',
		initiator_name: person ? nameOf(person) : alike(''),
	};
}

function abstracts(call: Call, { record }: ApprovalProcess) {
	const { tenant } = call.sandbox;
	const leaver = tenant.person('people_corehr_id', record.employmentId);
	const reason = tenant.reasons.find(({ id }) => id === record.reason);
	return [
		{
			name: { zh_cn: '离职员工', en_us: 'Employee' },
			value: alike(leaver ? preferredName(leaver) : ''),
		},
		{
			name: { zh_cn: '离职日期', en_us: 'Offboarding date' },
			value: alike(record.offboardingDate),
		},
		{
			name: { zh_cn: '离职原因', en_us: 'Reason' },
			value: { zh_cn: reason?.chineseName ?? '', en_us: reason?.englishName ?? '' },
		},
	];
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get */
export function processItem(call: Call, process: ApprovalProcess) {
	const { tasks, completedAt, templateName } = process;
	const open = tasks.filter(({ closed }) => closed === undefined);
	return {
		process_id: process.id,
		status: process.status,
		flow_template_id: process.template,
		flow_template_name: templateName,
		flow_definition_id: process.definitionId,
		flow_definition_name: templateName,
		...initiator(call, process),
		create_time: String(process.createdAt),
		complete_time: completedAt === undefined ? undefined : String(completedAt),
		start_links: links(`process/${process.id}`),
		abstracts: abstracts(call, process),
		todos: open.map((task) => taskItem(call, process, task)),
		cc_list: [],
		done_list: tasks.flatMap((task) => doneItem(call, process, task)),
		properties: 1,
		system_todos: [],
		system_done_list: [],
		comment_infos: [],
		is_last_completed_correct_process: false,
		process_name: templateName,
	};
}
