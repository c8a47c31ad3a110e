import { refuse, type Answer } from '../gateway/envelope';
import type { Person } from '../tenant/person';

function refuseContracts(person: Person, date: string): Answer | undefined {
	if (person.contracts.some((contract) => contract.start > date)) {
		return refuse(500, 1160204, 'has future contract');
	}
	const current = person.contracts.find(
		({ start, expectedEnd, actualEnd }) =>
			start <= date && date <= (actualEnd ?? expectedEnd ?? date),
	);
	if (!current) return refuse(500, 1160203, 'no current contract');
	return current.actualEnd === undefined
		? undefined
		: refuse(500, 1160205, 'contract has actual end date');
}

function refuseTransfers(person: Person, date: string): Answer | undefined {
	const later = person.transfers.find((transfer) => transfer.effectiveOn > date);
	if (!later) return undefined;
	return later.state === 'approving'
		? refuse(500, 1160200, 'has approving transform')
		: refuse(500, 1160603, 'offboarding is earlier than transform');
}

/** Whether what the tenant knows of the person's employment allows leaving on that date. */
export function refuseEmployment(person: Person, date: string): Answer | undefined {
	if (!person.hasJobData) return refuse(500, 1160616, 'no valid job data');
	if (date < person.hireDate) {
		return refuse(500, 1160601, 'offboarding is earlier than onboarding');
	}
	if (person.confirmedOn !== undefined && person.confirmedOn > date) {
		return refuse(500, 1160602, 'offboarding is earlier than probation');
	}
	return refuseTransfers(person, date) ?? refuseContracts(person, date);
}
