import type { RouteName } from '../../emulator/gateway/route';
import approversExample from '../../fixtures/approversExample.json';
import connectionCountExample from '../../fixtures/connectionCountExample.json';
import contractsExample from '../../fixtures/contractsExample.json';
import customFieldExample from '../../fixtures/customFieldExample.json';
import customFieldsExample from '../../fixtures/customFieldsExample.json';
import employeeBatchExample from '../../fixtures/employeeBatchExample.json';
import employeesExample from '../../fixtures/employeesExample.json';
import idConvertExample from '../../fixtures/idConvertExample.json';
import jobChangesExample from '../../fixtures/jobChangesExample.json';
import probationExample from '../../fixtures/probationExample.json';
import processExample from '../../fixtures/processExample.json';
import reasonsExample from '../../fixtures/reasonsExample.json';
import scopesExample from '../../fixtures/scopesExample.json';
import searchExample from '../../fixtures/searchExample.json';

/** The emulator's routes of all reads, the name of each in the report, and its page's example. */
export const pages: ReadonlyArray<readonly [RouteName, string, { readonly response: unknown }]> = [
	['scopes', 'Get scopes of app', scopesExample],
	['connectionCount', 'Count long connections', connectionCountExample],
	['employees', 'Search employees', employeesExample],
	['employeeBatch', 'Get employees', employeeBatchExample],
	['convertIds', 'Convert employee identifiers', idConvertExample],
	['search', 'Search offboardings', searchExample],
	['reasons', 'Get offboarding reasons', reasonsExample],
	['customFields', 'Get custom fields', customFieldsExample],
	['customField', 'Get custom field', customFieldExample],
	['approvers', 'Get approval tasks', approversExample],
	['process', 'Get approval process', processExample],
	['contracts', 'Search contracts', contractsExample],
	['jobChanges', 'Search job changes', jobChangesExample],
	['probations', 'Search probations', probationExample],
];
