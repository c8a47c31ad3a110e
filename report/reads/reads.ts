import { countConnections, listScopes } from '../../nodes/FeishuOffboarding/domain/app/facts';
import { getApprovalProcess } from '../../nodes/FeishuOffboarding/domain/approval/process';
import { listApproverTasks } from '../../nodes/FeishuOffboarding/domain/approval/tasks';
import {
	getBlockReasonField,
	listOffboardingFields,
} from '../../nodes/FeishuOffboarding/domain/customField/fieldRequests';
import { employeeFields } from '../../nodes/FeishuOffboarding/domain/employee/employee';
import { convertEmployeeIds } from '../../nodes/FeishuOffboarding/domain/employee/idConversion';
import { findEmployees, getEmployees } from '../../nodes/FeishuOffboarding/domain/employee/search';
import { contracts } from '../../nodes/FeishuOffboarding/domain/employment/contracts';
import { jobChanges } from '../../nodes/FeishuOffboarding/domain/employment/jobChanges';
import { probations } from '../../nodes/FeishuOffboarding/domain/employment/probations';
import { searchOffboardings } from '../../nodes/FeishuOffboarding/domain/offboarding/search';
import { queryOffboardingReasons } from '../../nodes/FeishuOffboarding/domain/reason/reason';
import type { ApiRequest } from '../../nodes/FeishuOffboarding/platform/request';
import type { ReadName } from './documented';
import { applicantIn, employmentIdsIn, processIdsIn, type Answers } from './known';

/** One call of a read endpoint. */
export interface Read {
	/** The request, or what no answer so far has given for it. */
	readonly request: (answers: Answers) => ApiRequest | { readonly lacks: string };
	/** Names of an item's fields that are asked for, where Feishu gives no others. */
	readonly asked?: readonly string[];
}

const PAGE_SIZE = 10;
/** Of all IDs in the calls. */
export const ID_TYPE = 'people_corehr_id';
/** A day before all records. */
const LONG_AGO = '2000-01-01';

const NOBODY = { lacks: 'an employee whom the app may see' } as const;

/** A request about employees whom the app may see. */
const ofEmployees =
	(request: (employmentIds: readonly string[]) => ApiRequest): Read['request'] =>
	(answers) => {
		const ids = employmentIdsIn(answers);
		return ids.length === 0 ? NOBODY : request(ids);
	};

/** About the people of `ids`, with all that is recorded of them. */
const about = (employmentIds: readonly string[]) =>
	({
		userIdType: ID_TYPE,
		employmentIds,
		earliestDate: LONG_AGO,
	}) as const;

/** What Validate Only reads, with a page that is small. */
const recordsOf = ({ search }: Pick<typeof contracts, 'search'>): Read['request'] =>
	ofEmployees((ids) => {
		const request = search(about(ids), undefined);
		return { ...request, query: { ...request.query, page_size: PAGE_SIZE } };
	});

/** Every read endpoint once, in this order: later ones ask for what earlier ones have found. */
export const reads: Readonly<Record<ReadName, Read>> = {
	listScopes: { request: listScopes },
	countConnections: { request: countConnections },
	searchEmployees: {
		request: () => findEmployees(ID_TYPE, {}, { size: PAGE_SIZE }),
		asked: employeeFields,
	},
	batchGetEmployees: {
		request: ofEmployees((ids) => getEmployees(ID_TYPE, ids, {})),
		asked: employeeFields,
	},
	convertIds: {
		request: ofEmployees((ids) =>
			convertEmployeeIds({ direction: 'toContacts', contactIdType: 'open_id' }, ids),
		),
	},
	search: {
		request: () => searchOffboardings({}, undefined, { pageSize: PAGE_SIZE, userIdType: ID_TYPE }),
	},
	queryReasons: { request: () => queryOffboardingReasons() },
	listCustomFields: { request: listOffboardingFields },
	getCustomField: { request: getBlockReasonField },
	listApproverTasks: {
		request: (answers) => {
			const [userId] = [...applicantIn(answers), ...employmentIdsIn(answers)];
			return userId === undefined
				? NOBODY
				: listApproverTasks({ userIdType: ID_TYPE, userId }, undefined, { size: PAGE_SIZE });
		},
	},
	getProcess: {
		request: (answers) => {
			const [processId] = processIdsIn(answers);
			return processId === undefined
				? { lacks: 'an approval process' }
				: getApprovalProcess(ID_TYPE, processId);
		},
	},
	searchContracts: { request: recordsOf(contracts) },
	searchJobChanges: { request: recordsOf(jobChanges) },
	searchProbations: { request: recordsOf(probations) },
};
