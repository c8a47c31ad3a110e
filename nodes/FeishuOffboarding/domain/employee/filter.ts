import { toId, toPersonId, type UserIdType } from './ids';
import { toEntry, toList } from '../input/list';
import { ifAdded, isGiven, toChoice, toFlag } from '../input/values';
import type { EmployeeFilter } from './search';

const ENTRIES_MAX = 100;

const STATUSES = ['hired', 'terminated'] as const;

/** Reads what the user filters people by. Throws InvalidInput for the first filter that cannot be sent. */
export function toEmployeeFilter(
	filters: Readonly<Record<string, unknown>>,
	userIdType: UserIdType,
): EmployeeFilter {
	const list = (value: unknown, parameter: string, convert: (entry: unknown) => string) =>
		toList(value, parameter, ENTRIES_MAX, convert);
	const keyWord = isGiven(filters.keyWord) ? toEntry(filters.keyWord, 'Key Word') : undefined;
	const workEmails = list(filters.emails, 'Emails', (entry) => toEntry(entry, 'Emails'));
	const employeeNumbers = list(filters.employeeNumbers, 'Employee Numbers', (entry) =>
		toEntry(entry, 'Employee Numbers'),
	);
	const employmentIds = list(filters.employeeIds, 'Employee IDs', (entry) =>
		toPersonId(entry, 'Employee IDs', userIdType),
	);
	const departmentIds = list(filters.departmentIds, 'Department IDs', (entry) =>
		toId(entry, 'Department IDs'),
	);
	return {
		...(keyWord === undefined ? {} : { keyWord }),
		...(workEmails === undefined ? {} : { workEmails }),
		...(employeeNumbers === undefined ? {} : { employeeNumbers }),
		...(employmentIds === undefined ? {} : { employmentIds }),
		...(departmentIds === undefined ? {} : { departmentIds }),
		includeSubDepartments:
			ifAdded(filters, 'includeSubDepartments', (value) =>
				toFlag(value, 'Include Sub-Departments'),
			) ?? false,
		status: ifAdded(filters, 'status', (value) => toChoice(value, 'Status', STATUSES)),
	};
}
