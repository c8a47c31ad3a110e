import { employee } from '../../fields/employee';
import { requestOptionsOnly } from '../../fields/options';
import { paging } from '../../fields/paging';
import { userIdType } from '../../fields/userIdType';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';
import { taskFilters } from './getAll.filters';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many approval tasks',
	description:
		'Retrieve the approval tasks of a person, for example what still waits for somebody who leaves',
	writes: false,
	properties: [
		userIdType,
		{ ...employee, description: 'The person whose approval tasks are wanted' },
		...paging,
		taskFilters,
		requestOptionsOnly,
	],
	task: kept(async () => (await import('./getAll.task')).getAll),
};
