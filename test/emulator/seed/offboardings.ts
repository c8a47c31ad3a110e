import { decide, decideAll } from '../tenant/approvals';
import { changeChecklist } from '../tenant/checklist';
import { DAY_MS, daysFrom } from '../tenant/dates';
import type { Person } from '../tenant/person';
import type { ChecklistStatus, Draft, Obstacle, OffboardingStatus } from '../tenant/record';
import type { Sandbox } from '../gateway/route';
import type { Store } from '../tenant/store';
import type { Tenant } from '../tenant/tenant';

interface Row {
	number: string;
	status: OffboardingStatus;
	mode: 1 | 2;
	/** Days from today to the offboarding date. */
	inDays: number;
	agoDays: number;
	reason: string;
	/** How many approvers have agreed, where the status does not tell. */
	agreed?: number;
	checklist?: ChecklistStatus;
	obstacle?: Obstacle;
	blockReason?: string;
}

const direct = { status: 'NoNeedApproval', mode: 1, agoDays: 3 } as const;

const rows: readonly Row[] = [
	{
		number: 'E0051',
		...direct,
		status: 'Offboarded',
		inDays: -90,
		agoDays: 120,
		reason: 'job_change_saas',
	},
	{
		number: 'E0055',
		status: 'Approving',
		mode: 2,
		inDays: 20,
		agoDays: 2,
		reason: 'career_change_saas',
		agreed: 1,
	},
	{ number: 'E0056', ...direct, inDays: 15, reason: 'family_related_reason_saas' },
	{ number: 'E0057', ...direct, inDays: 30, reason: 'organization_adjustment_saas' },
	{
		number: 'E0058',
		status: 'Approved',
		mode: 2,
		inDays: 25,
		agoDays: 9,
		reason: 'voluntary',
		checklist: 'Approving',
	},
	{ number: 'E0059', ...direct, inDays: 40, reason: 'voluntary', obstacle: 'beingWithdrawn' },
	{ number: 'E0060', ...direct, inDays: 41, reason: 'other', obstacle: 'modificationApproval' },
	{ number: 'E0061', ...direct, inDays: 42, reason: 'other', obstacle: 'withdrawalApproval' },
	{ number: 'E0062', status: 'Rejected', mode: 2, inDays: 10, agoDays: 30, reason: 'voluntary' },
	{
		number: 'E0063',
		...direct,
		status: 'Withdrawn',
		inDays: 12,
		agoDays: 20,
		reason: 'job_change_saas',
	},
	{ number: 'E0065', ...direct, inDays: 14, reason: 'contract_expiration_saas' },
	{ number: 'E0066', ...direct, inDays: 43, reason: 'other', obstacle: 'internalError' },
	{
		number: 'E0067',
		...direct,
		inDays: 44,
		reason: 'violation_of_company_regulations_saas',
		obstacle: 'unknownError',
		blockReason: 'block_reason_red_line',
	},
	{ number: 'E0068', ...direct, inDays: 45, reason: 'voluntary' },
	{ number: 'E0069', ...direct, inDays: 46, reason: 'voluntary' },
	{ number: 'E0070', ...direct, inDays: 47, reason: 'voluntary' },
	{ number: 'E0071', ...direct, inDays: 48, reason: 'voluntary' },
];

function toDraft(row: Row, person: Person, now: number): Draft {
	return {
		employmentId: person.employmentId,
		mode: row.mode,
		status: row.mode === 2 ? 'Approving' : row.status,
		offboardingDate: daysFrom(now, row.inDays),
		reason: row.reason,
		reasonExplanation: '',
		initiatorId: row.mode === 2 ? person.employmentId : undefined,
		addBlockList: row.blockReason !== undefined,
		blockReason: row.blockReason ?? '',
		blockReasonExplanation: '',
		customFields: [],
		retainAccount: false,
		createdAt: now - row.agoDays * DAY_MS,
		obstacle: row.obstacle,
	};
}

/** The approvers and the hand-over take a day each. */
function follow(sandbox: Pick<Sandbox, 'store' | 'tenant'>, id: string, row: Row, now: number) {
	const at = now - (row.agoDays - 1) * DAY_MS;
	const approval = { at, verdict: 'approved', opinion: '同意' } as const;
	for (let agreed = 0; agreed < (row.agreed ?? 0); agreed += 1) decide(sandbox, id, approval);
	if (row.status === 'Approved') decideAll(sandbox, id, approval);
	if (row.status === 'Rejected') {
		decide(sandbox, id, { at, verdict: 'rejected', opinion: '请先完成项目交接' });
	}
	if (row.checklist) changeChecklist(sandbox.store, id, row.checklist, at + DAY_MS);
}

export function seedOffboardings(store: Store, tenant: Tenant, now: number): void {
	for (const row of rows) {
		const person = tenant.personByNumber(row.number);
		if (!person) continue;
		const { offboardingId } = store.create(toDraft(row, person, now));
		follow({ store, tenant }, offboardingId, row, now);
	}
}
