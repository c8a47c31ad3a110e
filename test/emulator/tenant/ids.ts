import { createHash } from 'node:crypto';

export const userIdTypes = ['open_id', 'union_id', 'user_id', 'people_corehr_id'] as const;
export type UserIdType = (typeof userIdTypes)[number];

export const departmentIdTypes = [
	'open_department_id',
	'department_id',
	'people_corehr_department_id',
] as const;
export type DepartmentIdType = (typeof departmentIdTypes)[number];

// Nineteen digits, beyond what a JavaScript number holds exactly, and unevenly spaced, so that a
// client that reads them as numbers is found out.
const families = {
	employment: 7140964208476371111n,
	person: 6919733936050406926n,
	department: 6893014062142064135n,
	offboarding: 7298499290417251879n,
	process: 6838119494196871234n,
	checklist: 7090409013925398060n,
	company: 6971090097697521314n,
	tenant: 7072306364927985196n,
	definition: 6961286846093788680n,
	task: 7278949005675988535n,
	contract: 7147527056140813828n,
	jobChange: 6991776076699549697n,
	probation: 6893014062142164132n,
	form: 7381468648050787884n,
} as const;

type Family = keyof typeof families;

export function longId(family: Family, sequence: number): string {
	return String(families[family] + BigInt(sequence) * 1048583n);
}

/** The ID in another family that belongs to this one. */
export function siblingId(id: string, from: Family, to: Family): string {
	return String(BigInt(id) - families[from] + families[to]);
}

export function digest(key: string, length: number): string {
	return createHash('sha256').update(key).digest('hex').slice(0, length);
}

export function isUserIdType(text: string): text is UserIdType {
	return userIdTypes.some((type) => type === text);
}

export function isDepartmentIdType(text: string): text is DepartmentIdType {
	return departmentIdTypes.some((type) => type === text);
}
