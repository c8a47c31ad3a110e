import { DAY_MS, daysFrom } from '../dates';
import type { Person } from '../person';
import type { Draft, Obstacle, OffboardingStatus, Store } from '../store';
import type { Tenant } from '../tenant';

interface Row {
	number: string;
	status: OffboardingStatus;
	mode: 1 | 2;
	/** Days from today to the offboarding date. */
	inDays: number;
	agoDays: number;
	reason: string;
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
	},
	{ number: 'E0056', ...direct, inDays: 15, reason: 'family_related_reason_saas' },
	{ number: 'E0057', ...direct, inDays: 30, reason: 'organization_adjustment_saas' },
	{ number: 'E0058', status: 'Approved', mode: 2, inDays: 25, agoDays: 9, reason: 'voluntary' },
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
];

function toDraft(row: Row, person: Person, now: number): Draft {
	return {
		employmentId: person.employmentId,
		mode: row.mode,
		status: row.status,
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

export function seedOffboardings(store: Store, tenant: Tenant, now: number): void {
	for (const row of rows) {
		const person = tenant.personByNumber(row.number);
		if (person) store.create(toDraft(row, person, now));
	}
}
