export type OffboardingStatus =
	'Approving' | 'Approved' | 'Offboarded' | 'Rejected' | 'Withdrawn' | 'NoNeedApproval';

export type ChecklistStatus = 'AntiBegin' | 'Approving' | 'Finished' | 'Rejected' | 'Withdrawn';

/** What stands in the way of a revocation or an edit, though the record itself is in order. */
export type Obstacle =
	| 'internalError'
	| 'unknownError'
	| 'beingWithdrawn'
	| 'modificationApproval'
	| 'withdrawalApproval';

/** What an approver said. */
export interface Decision {
	readonly at: number;
	readonly verdict: 'approved' | 'rejected';
	readonly opinion: string;
}

/** A task that changed hands; a people_corehr_id. */
interface HandOver {
	readonly taskId: string;
	readonly employmentId: string;
}

export interface Checklist {
	readonly status: ChecklistStatus;
	readonly processId: string | undefined;
	readonly startedAt: number | undefined;
	readonly finishedAt: number | undefined;
}

interface Noncompete {
	readonly enforced: boolean;
	/** The ID of a company; empty, as the dates, where nothing is agreed. */
	readonly company: string;
	readonly start: string;
	readonly end: string;
}

export interface OffboardingRecord {
	readonly offboardingId: string;
	/** people_corehr_id */
	readonly employmentId: string;
	readonly mode: 1 | 2;
	readonly status: OffboardingStatus;
	readonly offboardingDate: string;
	readonly expectedDate: string;
	readonly lastAttendanceDate: string;
	readonly reason: string;
	readonly reasonExplanation: string;
	/** What the leaver says; empty where nobody asked. */
	readonly employeeReason: string;
	readonly employeeReasonExplanation: string;
	/** people_corehr_id; the system, when absent */
	readonly initiatorId: string | undefined;
	readonly processId: string | undefined;
	/** Of the approvers, in their order. */
	readonly decisions: readonly Decision[];
	/** Tasks that were handed to somebody else, the latest last. */
	readonly handedTo: readonly HandOver[];
	readonly checklist: Checklist;
	readonly addBlockList: boolean;
	readonly blockReason: string;
	readonly blockReasonExplanation: string;
	readonly noncompete: Noncompete;
	readonly transferWithWorkforce: boolean;
	readonly customFields: readonly { readonly fieldName: string; readonly value: string }[];
	readonly retainAccount: boolean;
	readonly createdAt: number;
	readonly finishedAt: number | undefined;
	readonly obstacle: Obstacle | undefined;
}

/** What a submission says; the rest of a record follows from it. */
export type Draft = Pick<
	OffboardingRecord,
	| 'employmentId'
	| 'mode'
	| 'status'
	| 'offboardingDate'
	| 'reason'
	| 'reasonExplanation'
	| 'initiatorId'
	| 'addBlockList'
	| 'blockReason'
	| 'blockReasonExplanation'
	| 'customFields'
	| 'retainAccount'
	| 'createdAt'
	| 'obstacle'
>;

export type RecordChange = Partial<
	Omit<OffboardingRecord, 'offboardingId' | 'employmentId' | 'mode' | 'processId'>
>;
