import type { IDataObject } from 'n8n-workflow';

import { listApproverTasks, statusesToAskFor, taskItem } from '../../domain/approval/tasks';
import { endpoints } from '../../domain/endpoints';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { employee } from '../../fields/employee';
import { requestOptionsOnly } from '../../fields/options';
import { limitOf, paging } from '../../fields/paging';
import { choicesIn, collectionOf } from '../../fields/parameters';
import { userIdType, userIdTypeOf } from '../../fields/userIdType';
import { firstItems } from '../../transport/pages';
import { employeeLookup } from '../employee/employmentId';
import type { ItemTask, Operation, Run } from '../operation';
import { statuses, taskFilters } from './getAll.filters';

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
	calls: [endpoints.listApproverTasks],
	start: (run) => getTasksTask(run),
};

function getTasksTask(run: Run): ItemTask {
	const lookup = employeeLookup(run, {
		parameter: 'employee',
		title: 'Employee',
		whenLeft: undefined,
	});
	return async (itemIndex) => {
		const { context } = run;
		const type = userIdTypeOf(context, itemIndex);
		const limit = limitOf(context, itemIndex);
		const names = choicesIn(collectionOf(context, taskFilters, itemIndex), statuses);
		const person = { userIdType: type, userId: await lookup(itemIndex) };
		const client = await run.client(itemIndex);
		const tasks: IDataObject[] = [];
		for (const status of statusesToAskFor(names)) {
			const left = limit - tasks.length;
			if (left <= 0) break;
			const size = Math.min(left, PAGE_SIZE_MAX);
			const request = (token: string | undefined) =>
				listApproverTasks(person, status, { size, token });
			tasks.push(...(await firstItems(client, request, left, taskItem, 'approver_list')));
		}
		return tasks;
	};
}
