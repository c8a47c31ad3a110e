import { hrPartner, isFullyApproved, stepsOf } from './approvals';
import { longId, siblingId } from './ids';
import type { Person } from './person';
import type { OffboardingRecord } from './record';
import type { Store } from './store';
import type { Tenant } from './tenant';

// Names and states: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/process/get
export const processStatuses = {
	running: 1,
	rejected: 2,
	recalled: 4,
	revoked: 8,
	completed: 9,
	beingRevoked: 15,
} as const;

export const taskTypes = { approval: 1, form: 5 } as const;
export const taskStatuses = { rejected: 2, done: 3, cancelled: 4 } as const;

export interface Label {
	readonly zh_cn: string;
	readonly en_us: string;
}

export interface Task {
	readonly id: string;
	readonly type: number;
	readonly operator: Person;
	readonly nodeId: string;
	readonly nodeName: Label;
	readonly createdAt: number;
	/** Absent while the operator is still asked. */
	readonly closed:
		{ readonly at: number; readonly status: number; readonly opinion: string } | undefined;
}

export interface ApprovalProcess {
	readonly id: string;
	/** Business type: https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/corehr-v1/process-form_variable_data/access-guide */
	readonly template: 'offboarding_info' | 'offboarding_transfer';
	readonly templateName: Label;
	readonly definitionId: string;
	readonly status: number;
	readonly record: OffboardingRecord;
	readonly createdAt: number;
	readonly completedAt: number | undefined;
	readonly tasks: readonly Task[];
}

const definitionId = (sequence: number) =>
	`people_${longId('definition', 0)}_${longId('definition', sequence)}`;

function applicationStatus(tenant: Tenant, record: OffboardingRecord): number {
	const statuses = {
		Approving: processStatuses.running,
		Approved: processStatuses.completed,
		NoNeedApproval: processStatuses.completed,
		Offboarded: processStatuses.completed,
		Rejected: processStatuses.rejected,
		Withdrawn: isFullyApproved(tenant, record) ? processStatuses.revoked : processStatuses.recalled,
	};
	return statuses[record.status];
}

function closureOf(record: OffboardingRecord, index: number): Task['closed'] {
	const decision = record.decisions[index];
	if (decision) {
		const { at, verdict, opinion } = decision;
		const status = verdict === 'approved' ? taskStatuses.done : taskStatuses.rejected;
		return { at, status, opinion };
	}
	return record.status === 'Approving'
		? undefined
		: { at: record.finishedAt ?? record.createdAt, status: taskStatuses.cancelled, opinion: '' };
}

/** To whom the task was handed last. */
function holderOf(tenant: Tenant, { handedTo }: OffboardingRecord, id: string): Person | undefined {
	const last = handedTo.filter(({ taskId }) => taskId === id).at(-1);
	return last && tenant.person('people_corehr_id', last.employmentId);
}

function applicationTasks(tenant: Tenant, record: OffboardingRecord, processId: string): Task[] {
	const { decisions } = record;
	const isRefused = decisions.at(-1)?.verdict === 'rejected';
	const asked = stepsOf(tenant, record.employmentId).slice(
		0,
		decisions.length + (isRefused ? 0 : 1),
	);
	const idAt = (index: number) =>
		String(BigInt(siblingId(processId, 'process', 'task')) + BigInt(index));
	return asked.map(({ approver, nodeId, nodeName }, index) => ({
		id: idAt(index),
		type: taskTypes.approval,
		operator: holderOf(tenant, record, idAt(index)) ?? approver,
		nodeId,
		nodeName,
		createdAt: decisions[index - 1]?.at ?? record.createdAt,
		closed: closureOf(record, index),
	}));
}

function application(tenant: Tenant, record: OffboardingRecord): ApprovalProcess[] {
	const { processId } = record;
	if (processId === undefined) return [];
	const status = applicationStatus(tenant, record);
	return [
		{
			id: processId,
			template: 'offboarding_info',
			templateName: { zh_cn: '离职申请', en_us: 'Offboarding application' },
			definitionId: definitionId(1),
			status,
			record,
			createdAt: record.createdAt,
			completedAt: status === processStatuses.running ? undefined : record.finishedAt,
			tasks: applicationTasks(tenant, record, processId),
		},
	];
}

const checklistOutcomes = {
	AntiBegin: { process: processStatuses.running, task: undefined },
	Approving: { process: processStatuses.running, task: undefined },
	Finished: { process: processStatuses.completed, task: taskStatuses.done },
	Rejected: { process: processStatuses.rejected, task: taskStatuses.rejected },
	Withdrawn: { process: processStatuses.recalled, task: taskStatuses.cancelled },
} as const;

function handOver(tenant: Tenant, record: OffboardingRecord): ApprovalProcess[] {
	const { processId, status, startedAt = record.createdAt, finishedAt } = record.checklist;
	if (processId === undefined) return [];
	const outcome = checklistOutcomes[status];
	const id = siblingId(processId, 'checklist', 'form');
	const task: Task = {
		id,
		type: taskTypes.form,
		operator: holderOf(tenant, record, id) ?? hrPartner(tenant, record.employmentId),
		nodeId: 'form_hand_over',
		nodeName: { zh_cn: '交接核实', en_us: 'Hand-over check' },
		createdAt: startedAt,
		closed:
			outcome.task === undefined
				? undefined
				: { at: finishedAt ?? startedAt, status: outcome.task, opinion: '' },
	};
	return [
		{
			id: processId,
			template: 'offboarding_transfer',
			templateName: { zh_cn: '离职手续办理', en_us: 'Offboarding checklist' },
			definitionId: definitionId(2),
			status: outcome.process,
			record,
			createdAt: startedAt,
			completedAt: finishedAt,
			tasks: [task],
		},
	];
}

/** The application, where approval was asked for, and the hand-over, where it has begun. */
export function processesOf(tenant: Tenant, record: OffboardingRecord): ApprovalProcess[] {
	return [...application(tenant, record), ...handOver(tenant, record)];
}

interface Tenancy {
	readonly tenant: Tenant;
	readonly store: Store;
}

export const allProcesses = ({ store, tenant }: Tenancy): ApprovalProcess[] =>
	store.all().flatMap((record) => processesOf(tenant, record));

export const findProcess = (
	sandbox: Tenancy,
	id: string | undefined,
): ApprovalProcess | undefined => allProcesses(sandbox).find((process) => process.id === id);
