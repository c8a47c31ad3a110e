import { listAt, recordAt, textAt } from '../../platform/json';
import { labelOf, type LabelLanguage } from '../labels';

/** A person as pickers and look-ups need it. */
export interface Employee {
	/** Of the ID type that was asked for; empty where Feishu could not convert it. */
	readonly employmentId: string;
	readonly employeeNumber: string;
	readonly email: string;
	/** `hired` or `terminated`. */
	readonly status: string;
	readonly name: string;
	/** In the other language, where there is one. */
	readonly otherName?: string;
	readonly department: string;
}

/** What search has to be asked for: without `fields` it gives the employment ID alone. */
export const employeeFields = [
	'employment_id',
	'employee_number',
	'email_address',
	'employment_status',
	'department.department_name',
	'person_info.preferred_name',
	'person_info.preferred_local_full_name',
	'person_info.preferred_english_full_name',
] as const;

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/search */
export function decodeEmployees(data: unknown, language: LabelLanguage): Employee[] {
	return listAt(data, 'items').map((item) => ({
		// Where an ID cannot be converted, employment_id silently holds one of another kind.
		employmentId: textAt(item, 'employment_id_v2') ?? '',
		employeeNumber: textAt(item, 'employee_number') ?? '',
		email: textAt(item, 'email_address') ?? '',
		status: textAt(recordAt(item, 'employment_status'), 'enum_name') ?? '',
		...namesOf(recordAt(item, 'person_info'), language),
		department: labelOf(recordAt(item, 'department').department_name, language) ?? '',
	}));
}

function namesOf(
	person: Record<string, unknown>,
	language: LabelLanguage,
): Pick<Employee, 'name' | 'otherName'> {
	const local = textAt(person, 'preferred_local_full_name') ?? '';
	const english = textAt(person, 'preferred_english_full_name') ?? '';
	const inOrder = language === 'zh-CN' ? [local, english] : [english, local];
	const other = textAt(person, 'preferred_name') ?? '';
	const [name = '', otherName] = new Set([...inOrder, other].filter((each) => each !== ''));
	return otherName !== undefined && inOrder.includes(otherName) ? { name, otherName } : { name };
}

/** One line that tells two people of the same name apart: name, number, department, email. */
export function describeEmployee(employee: Employee): string {
	const { employeeNumber, department, email } = employee;
	return withDetails(employee, [employeeNumber, department, email]);
}

/** The same with the name in both languages, for a list that is searched in either. */
export function describeInList(employee: Employee): string {
	const { name, otherName = '' } = employee;
	return describeEmployee({ ...employee, name: `${name} ${otherName}`.trim() });
}

/** As short as may be where more has to follow. */
export const describeBriefly = (employee: Employee): string =>
	withDetails(employee, [employee.employeeNumber]);

function withDetails({ name, employmentId }: Employee, details: readonly string[]): string {
	const given = details.filter((detail) => detail !== '');
	const title = name === '' ? employmentId : name;
	return given.length === 0 ? title : `${title} (${given.join(', ')})`;
}
