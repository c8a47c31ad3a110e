import type { JsonObject } from '../../platform/json';
import type { ApiRequest } from '../../platform/request';
import { endpoints } from '../endpoints';
import type { Page } from '../page';
import { employeeFields } from './employee';
import type { UserIdType } from './ids';

/** Filters of the employee search that this package uses; all given ones hold at once. */
export interface EmployeeFilter {
	readonly keyWord?: string;
	readonly workEmails?: readonly string[];
	readonly employeeNumbers?: readonly string[];
	readonly employmentIds?: readonly string[];
	readonly hiredOnly?: boolean;
	/** `hired` or `terminated`. */
	readonly status?: string | undefined;
	readonly departmentIds?: readonly string[];
	/** Whether people of the departments below those count, too. */
	readonly includeSubDepartments?: boolean;
}

/** What is to be told about each person. */
export interface EmployeeAnswer {
	/** Drill-down names; those that people are recognised by unless given. */
	readonly fields?: readonly string[];
	readonly departmentIdType?: string | undefined;
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/search */
export function findEmployees(
	userIdType: UserIdType,
	filter: EmployeeFilter,
	page: Page,
	{ departmentIdType, fields = employeeFields }: EmployeeAnswer = {},
): ApiRequest {
	const body: JsonObject = {
		fields: [...fields],
		key_word: filter.keyWord,
		email_address_list: filter.workEmails && [...filter.workEmails],
		employee_number_list: filter.employeeNumbers && [...filter.employeeNumbers],
		employment_id_list: filter.employmentIds && [...filter.employmentIds],
		employment_status: filter.hiredOnly === true ? 'hired' : filter.status,
		...departmentFilter(filter),
	};
	return {
		endpoint: endpoints.searchEmployees,
		query: {
			page_size: page.size,
			page_token: page.token,
			user_id_type: userIdType,
			department_id_type: departmentIdType,
		},
		body,
	};
}

function departmentFilter({ departmentIds, includeSubDepartments }: EmployeeFilter): JsonObject {
	if (departmentIds === undefined) return {};
	const name =
		includeSubDepartments === true ? 'department_id_list_include_sub' : 'department_id_list';
	return { [name]: [...departmentIds] };
}

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/employee/batch_get */
export function getEmployees(
	userIdType: UserIdType,
	employmentIds: readonly string[],
	{ departmentIdType, fields = employeeFields }: EmployeeAnswer,
): ApiRequest {
	return {
		endpoint: endpoints.batchGetEmployees,
		query: { user_id_type: userIdType, department_id_type: departmentIdType },
		body: { fields: [...fields], employment_ids: [...employmentIds] },
	};
}
