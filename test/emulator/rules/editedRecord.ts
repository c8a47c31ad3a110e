import { refuse, type Answer } from '../gateway/envelope';
import type { Contract, Person } from '../tenant/person';
import type { OffboardingRecord } from '../tenant/record';
import type { Tenant } from '../tenant/tenant';
import { invalidBlockList } from './editedValues';

const latestOf = (contracts: readonly Contract[]): Contract | undefined =>
	[...contracts].sort((a, b) => (a.start < b.start ? -1 : 1)).at(-1);

function refuseContracts({ contracts }: Person, date: string): Answer | undefined {
	if (contracts.length === 0) return refuse(400, 1160203, 'no current contract');
	const begun = latestOf(contracts.filter(({ start }) => start <= date));
	if (!begun) {
		return refuse(400, 1160607, 'offboarding is earlier than contract start date');
	}
	if (begun !== latestOf(contracts)) return refuse(400, 1160204, 'has future contract');
	const end = begun.actualEnd ?? begun.expectedEnd ?? date;
	if (end < date) return refuse(400, 1160608, 'offboarding is later than contract end date');
	return begun.actualEnd === undefined
		? undefined
		: refuse(400, 1160205, 'contract has actual end date');
}

function refuseTransfers({ transfers }: Person, date: string): Answer | undefined {
	if (transfers.some(({ state }) => state === 'approving')) {
		return refuse(400, 1160200, 'has approving transform');
	}
	return transfers.some(({ effectiveOn }) => effectiveOn > date)
		? refuse(400, 1160603, 'offboarding is earlier than transform')
		: undefined;
}

/** Whether the person's employment allows leaving on that date instead. */
export function refuseNewDate(person: Person, date: string, tenant: Tenant): Answer | undefined {
	if (date < person.hireDate) {
		return refuse(400, 1160601, 'offboarding is earlier than onboarding');
	}
	if (date < person.probationStart) {
		return refuse(400, 1160602, 'offboarding is earlier than probation');
	}
	const refusal = refuseContracts(person, date) ?? refuseTransfers(person, date);
	if (refusal) return refusal;
	return tenant.department(person.departmentId)?.enabled
		? undefined
		: refuse(400, 1160300, 'the department has been disable on the date of offboarding');
}

function refuseBlockList(record: OffboardingRecord): Answer | undefined {
	const { addBlockList, blockReason, blockReasonExplanation } = record;
	const fits = addBlockList
		? blockReason !== ''
		: blockReason === '' && blockReasonExplanation === '';
	return fits ? undefined : invalidBlockList;
}

function refuseNoncompete({ noncompete }: OffboardingRecord): Answer | undefined {
	const { enforced, company, start, end } = noncompete;
	const isComplete = company !== '' && start !== '' && start <= end;
	const isEmpty = company === '' && start === '' && end === '';
	return (enforced ? isComplete : isEmpty)
		? undefined
		: refuse(400, 1160700, 'non compete agreement field value is illegal');
}

/** Whether the parts of the edited record fit together. */
export function refuseRecord(record: OffboardingRecord): Answer | undefined {
	return refuseBlockList(record) ?? refuseNoncompete(record);
}
