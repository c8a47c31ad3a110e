import { daysFrom } from '../tenant/dates';
import { digest, longId } from '../tenant/ids';
import type { Contract, Person } from '../tenant/person';
import { departmentIdOf } from './departments';
import { createCircumstances, type Circumstance } from './circumstances';
import { staff, type StaffRow } from './staff';

function accountIds(number: string, hasAccount: boolean) {
	if (!hasAccount) return { openId: '', unionId: '', userId: '' };
	return {
		openId: `ou_${digest(`open ${number}`, 32)}`,
		unionId: `on_${digest(`union ${number}`, 32)}`,
		userId: digest(`user ${number}`, 8),
	};
}

function contractsOf(special: Circumstance, hireDate: string): readonly Contract[] {
	if (special.contracts) return special.contracts;
	return special.leftOn === undefined
		? [{ start: hireDate }]
		: [{ start: hireDate, actualEnd: special.leftOn }];
}

function employmentFacts(special: Circumstance, hireDate: string) {
	return {
		contracts: contractsOf(special, hireDate),
		transfers: special.transfers ?? [],
		probationStart: special.probationFrom ?? hireDate,
		confirmedOn: special.confirmedOn,
		hasJobData: special.hasJobData ?? true,
		inDataScope: special.inDataScope ?? true,
		breakdown: special.breakdown,
		leftOn: special.leftOn,
		reasonForLeaving: special.leftOn === undefined ? undefined : 'job_change_saas',
	};
}

function createPerson(special: Circumstance, sequence: number, now: number): Person {
	const [employeeNumber, localName, englishName, mailbox, department, daysEmployed, manager] =
		special.row;
	const hireDate = daysFrom(now, -daysEmployed);
	return {
		employmentId: longId('employment', sequence),
		...accountIds(employeeNumber, special.hasAccount ?? true),
		personId: longId('person', sequence),
		employeeNumber,
		email: `${mailbox}@example.com`,
		phone: `+86138${String(sequence).padStart(8, '0')}`,
		localName,
		englishName,
		departmentId: departmentIdOf(department),
		managerNumber: manager === '' ? undefined : manager,
		hireDate,
		status: special.leftOn === undefined ? 'hired' : 'terminated',
		...employmentFacts(special, hireDate),
	};
}

function extraRow(index: number): StaffRow {
	const name = `Person ${index}`;
	return [
		`E1${String(index).padStart(5, '0')}`,
		`员工${index}`,
		name,
		`person.${index}`,
		'platform',
		400,
		'E0006',
	];
}

/** `extra` adds that many ordinary people, numbered from E100001. */
export function createPeople(now: number, extra: number): Person[] {
	const extras = Array.from({ length: extra }, (_, index) => extraRow(index + 1));
	const all = [
		...staff.map((row) => ({ row })),
		...createCircumstances(now),
		...extras.map((row) => ({ row })),
	];
	return all.map((special, index) => createPerson(special, index + 1, now));
}
