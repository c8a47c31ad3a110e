import type { Person } from './person';
import type { Decision, OffboardingRecord, RecordChange } from './record';
import type { Sandbox } from '../gateway/route';
import type { Tenant } from './tenant';

export type Verdict = Decision['verdict'];

export interface ApprovalStep {
	readonly approver: Person;
	/** The node of the process definition. */
	readonly nodeId: string;
	readonly nodeName: { readonly zh_cn: string; readonly en_us: string };
}

/** Who approves for the people department; the second one where the first one leaves. */
const HR_NUMBERS = ['E0005', 'E0025'] as const;

export function hrPartner(tenant: Tenant, employmentId: string): Person {
	const partner = HR_NUMBERS.map((number) => tenant.personByNumber(number)).find(
		(person) => person !== undefined && person.employmentId !== employmentId,
	);
	if (!partner) throw new Error('The seed has nobody in the people department');
	return partner;
}

/** The manager, where there is one, and then the people department. */
export function stepsOf(tenant: Tenant, employmentId: string): ApprovalStep[] {
	const leaver = tenant.person('people_corehr_id', employmentId);
	const manager = tenant.personByNumber(leaver?.managerNumber ?? '');
	const hr = {
		approver: hrPartner(tenant, employmentId),
		nodeId: 'approval_hr',
		nodeName: { zh_cn: 'HR 审批', en_us: 'HR approval' },
	};
	if (!manager) return [hr];
	const nodeName = { zh_cn: '直属上级审批', en_us: 'Manager approval' };
	return [{ approver: manager, nodeId: 'approval_manager', nodeName }, hr];
}

export function isFullyApproved(tenant: Tenant, record: OffboardingRecord): boolean {
	const { decisions, employmentId } = record;
	return (
		decisions.length === stepsOf(tenant, employmentId).length &&
		decisions.every(({ verdict }) => verdict === 'approved')
	);
}

/** The approver whose turn it is decides. */
export function decide(
	sandbox: Pick<Sandbox, 'store' | 'tenant'>,
	offboardingId: string,
	decision: Decision,
): void {
	const { store, tenant } = sandbox;
	const record = store.record(offboardingId);
	if (record?.status !== 'Approving') return;
	const steps = stepsOf(tenant, record.employmentId);
	const step = steps[record.decisions.length];
	const decisions = [...record.decisions, decision];
	const isLast = decisions.length === steps.length || decision.verdict === 'rejected';
	const outcome: RecordChange = {
		status: decision.verdict === 'rejected' ? 'Rejected' : 'Approved',
		finishedAt: decision.at,
	};
	store.change(
		offboardingId,
		{ decisions, ...(isLast ? outcome : {}) },
		decision.at,
		step?.approver.employmentId,
	);
}

/** Every approver who is still asked decides alike. */
export function decideAll(
	sandbox: Pick<Sandbox, 'store' | 'tenant'>,
	offboardingId: string,
	decision: Decision,
): void {
	while (sandbox.store.record(offboardingId)?.status === 'Approving') {
		decide(sandbox, offboardingId, decision);
	}
}
