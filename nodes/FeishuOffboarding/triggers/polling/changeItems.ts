import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { fullOffboarding } from '../../domain/offboarding/item';
import { pollItem } from '../../domain/polling/pollItem';
import type { PolledChange } from '../../domain/polling/pollOutcome';
import type { FeishuClient } from '../../transport/client';
import { fetchEmployees, type EmployeeOf } from '../fetchedEmployees';
import type { PollingSettings } from './settings';

/** What the workflow gets for the changes; `turn` gives the client for one more search, or throws where it is too late. */
export async function changeItems(
	context: IPollFunctions,
	{ hasEmployee, isSimple }: PollingSettings,
	changes: readonly PolledChange[],
	turn: () => Promise<FeishuClient>,
): Promise<INodeExecutionData[]> {
	const employeeOf: EmployeeOf = hasEmployee
		? await fetchEmployees(
				context,
				changes.map(({ record }) => record),
				turn,
			)
		: () => ({});
	return changes.map((change) => ({
		json: {
			...pollItem(change),
			...employeeOf(change.record.employmentId),
			...(isSimple ? {} : { record: fullOffboarding(change.record.raw) }),
		},
	}));
}
