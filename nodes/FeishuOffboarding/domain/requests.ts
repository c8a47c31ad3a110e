import type { JsonObject } from '../platform/json';
import type { ApiRequest } from '../platform/request';
import { OFFBOARDING_OBJECT } from './customField/field';
import { employeeFields } from './employee/employee';
import {
	batchGetEmployees,
	getCustomField,
	listCustomFields,
	queryReasons,
	revoke,
	search,
	searchEmployees,
} from './endpoints';
import { toId, toPersonId, type UserIdType } from './employee/ids';
import { openStatuses } from './offboarding/record';

export const PAGE_SIZE_MAX = 100;

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/revoke */
export function revokeOffboarding(input: {
	readonly userIdType: UserIdType;
	readonly offboardingId: unknown;
	readonly operatorId?: unknown;
}): ApiRequest {
	const offboardingId = toId(input.offboardingId, 'Offboarding');
	const operatorGiven = input.operatorId !== undefined && input.operatorId !== '';
	return {
		endpoint: revoke,
		query: { user_id_type: input.userIdType },
		body: {
			offboarding_id: offboardingId,
			...(operatorGiven
				? { operator_id: toPersonId(input.operatorId, 'Operator ID', input.userIdType) }
				: {}),
		},
	};
}

interface Page {
	readonly size: number;
	readonly token?: string | undefined;
}

/** The open records of up to 100 people, or of everybody. */
export function searchOpenOffboardings(
	userIdType: UserIdType,
	page: Page,
	employmentIds?: readonly string[],
): ApiRequest {
	return {
		endpoint: search,
		query: { page_size: page.size, page_token: page.token, user_id_type: userIdType },
		body: {
			statuses: [...openStatuses],
			...(employmentIds === undefined ? {} : { employment_ids: [...employmentIds] }),
		},
	};
}

export function queryOffboardingReasons(active?: boolean): ApiRequest {
	return { endpoint: queryReasons, body: active === undefined ? {} : { active } };
}

export function listOffboardingFields(): ApiRequest {
	return {
		endpoint: listCustomFields,
		query: { object_api_name_list: [OFFBOARDING_OBJECT] },
	};
}

/** The system field whose options are the reasons for blocking. */
export function getBlockReasonField(): ApiRequest {
	return {
		endpoint: getCustomField,
		query: { object_api_name: OFFBOARDING_OBJECT, custom_api_name: 'block_reason' },
	};
}

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
		endpoint: searchEmployees,
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
		endpoint: batchGetEmployees,
		query: { user_id_type: userIdType, department_id_type: departmentIdType },
		body: { fields: [...fields], employment_ids: [...employmentIds] },
	};
}
