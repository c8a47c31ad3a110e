import type { endpoints } from '../../nodes/FeishuOffboarding/domain/endpoints';
import approversExample from '../../test/fixtures/approversExample.json';
import connectionCountExample from '../../test/fixtures/connectionCountExample.json';
import contractsExample from '../../test/fixtures/contractsExample.json';
import customFieldExample from '../../test/fixtures/customFieldExample.json';
import customFieldsExample from '../../test/fixtures/customFieldsExample.json';
import employeeBatchExample from '../../test/fixtures/employeeBatchExample.json';
import employeesExample from '../../test/fixtures/employeesExample.json';
import idConvertExample from '../../test/fixtures/idConvertExample.json';
import jobChangesExample from '../../test/fixtures/jobChangesExample.json';
import probationExample from '../../test/fixtures/probationExample.json';
import processExample from '../../test/fixtures/processExample.json';
import reasonsExample from '../../test/fixtures/reasonsExample.json';
import scopesExample from '../../test/fixtures/scopesExample.json';
import searchExample from '../../test/fixtures/searchExample.json';

type Endpoints = typeof endpoints;

/** The rows that change nothing. */
export type ReadName = {
	[Name in keyof Endpoints]: Endpoints[Name]['writes'] extends false ? Name : never;
}[keyof Endpoints];

/** An answer as Feishu's page shows it. */
export interface Documented {
	readonly response: unknown;
	/** Says of which part only some fields are there; it is an item of the list. */
	readonly excerpt?: string;
}

export const documented: Readonly<Record<ReadName, Documented>> = {
	search: searchExample,
	queryReasons: reasonsExample,
	listCustomFields: customFieldsExample,
	getCustomField: customFieldExample,
	searchEmployees: employeesExample,
	batchGetEmployees: employeeBatchExample,
	convertIds: idConvertExample,
	getProcess: processExample,
	listApproverTasks: approversExample,
	searchContracts: contractsExample,
	searchJobChanges: jobChangesExample,
	searchProbations: probationExample,
	listScopes: scopesExample,
	countConnections: connectionCountExample,
};
