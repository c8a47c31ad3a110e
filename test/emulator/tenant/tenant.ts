import type { CustomField } from './customField';
import type { Department, Person } from './person';
import { longId, type UserIdType } from './ids';
import { createCustomFields } from '../seed/customFields';
import { createDepartments } from '../seed/departments';
import { createPeople } from '../seed/people';
import { createReasons, type OffboardingReason } from '../seed/reasons';
import { createSystemFields } from '../seed/systemFields';

export interface Tenant {
	readonly people: readonly Person[];
	readonly departments: readonly Department[];
	readonly reasons: readonly OffboardingReason[];
	readonly customFields: readonly CustomField[];
	readonly companyIds: readonly string[];
	/** Nobody, when the ID is of another kind than `type`. */
	person(type: UserIdType, id: string): Person | undefined;
	personByNumber(employeeNumber: string): Person | undefined;
	department(id: string): Department | undefined;
	field(apiName: string): CustomField | undefined;
}

function indexBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T> {
	return new Map(items.filter((item) => key(item) !== '').map((item) => [key(item), item]));
}

export function createTenant(now: number, extraPeople: number): Tenant {
	const people = createPeople(now, extraPeople);
	const departments = createDepartments();
	const reasons = createReasons();
	const customFields = [...createCustomFields(), ...createSystemFields(reasons)];
	const byNumber = indexBy(people, (person) => person.employeeNumber);
	const byId: Record<UserIdType, Map<string, Person>> = {
		open_id: indexBy(people, (person) => person.openId),
		union_id: indexBy(people, (person) => person.unionId),
		user_id: indexBy(people, (person) => person.userId),
		people_corehr_id: indexBy(people, (person) => person.employmentId),
	};
	const departmentsById = indexBy(departments, (department) => department.id);
	const fieldsByName = indexBy(customFields, (field) => field.apiName);
	return {
		people,
		departments,
		reasons,
		customFields,
		companyIds: [longId('company', 1)],
		person: (type, id) => byId[type].get(id),
		personByNumber: (employeeNumber) => byNumber.get(employeeNumber),
		department: (id) => departmentsById.get(id),
		field: (apiName) => fieldsByName.get(apiName),
	};
}
