import type { DepartmentIdType, UserIdType } from './ids';

export interface Contract {
	start: string;
	/** Set once the contract has been ended early or late by hand. */
	actualEnd?: string;
	expectedEnd?: string;
}

export interface Transfer {
	effectiveOn: string;
	state: 'approving' | 'done';
}

export interface Person {
	/** people_corehr_id */
	readonly employmentId: string;
	/** Empty for a person without a Feishu account, as are the two below. */
	readonly openId: string;
	readonly unionId: string;
	readonly userId: string;
	readonly personId: string;
	readonly employeeNumber: string;
	readonly email: string;
	readonly phone: string;
	readonly localName: string;
	readonly englishName: string;
	/** people_corehr_department_id */
	readonly departmentId: string;
	readonly managerNumber: string | undefined;
	readonly hireDate: string;
	readonly contracts: readonly Contract[];
	readonly transfers: readonly Transfer[];
	readonly probationStart: string;
	readonly confirmedOn: string | undefined;
	readonly hasJobData: boolean;
	/** Whether the apps' data permission covers this person. */
	readonly inDataScope: boolean;
	/** What breaks behind the gateway when this person is to leave. */
	readonly breakdown: 'internal' | 'upstream' | undefined;
	status: 'hired' | 'terminated';
	leftOn: string | undefined;
	reasonForLeaving: string | undefined;
}

export interface Department {
	/** people_corehr_department_id */
	readonly id: string;
	readonly openDepartmentId: string;
	readonly departmentId: string;
	readonly chineseName: string;
	readonly englishName: string;
	readonly parentId: string | undefined;
	readonly enabled: boolean;
	/** The state of the approval process for people of this department. */
	readonly process: 'active' | 'missing' | 'disabled' | 'noVersion';
}

export function idOf(person: Person, type: UserIdType): string {
	const ids: Record<UserIdType, string> = {
		open_id: person.openId,
		union_id: person.unionId,
		user_id: person.userId,
		people_corehr_id: person.employmentId,
	};
	return ids[type];
}

export function departmentIdIn(department: Department, type: DepartmentIdType): string {
	const ids: Record<DepartmentIdType, string> = {
		open_department_id: department.openDepartmentId,
		department_id: department.departmentId,
		people_corehr_department_id: department.id,
	};
	return ids[type];
}

/** How Feishu writes a name that has a local and an English form. */
export function preferredName(person: Person): string {
	return `${person.localName}(${person.englishName})`;
}
