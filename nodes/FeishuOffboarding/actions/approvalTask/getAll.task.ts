import type { IDataObject } from 'n8n-workflow';

import { statusesToAskFor } from '../../domain/approval/taskStatuses';
import { listApproverTasks, taskItem } from '../../domain/approval/tasks';
import { endpoints } from '../../domain/endpoints';
import { PAGE_SIZE_MAX } from '../../domain/page';
import { limitOf } from '../../fields/paging';
import { choicesIn, collectionOf } from '../../fields/parameters';
import { userIdTypeOf } from '../../fields/userIdType';
import { firstItems } from '../../transport/reads/pages';
import { employeeLookup } from '../employee/employmentId';
import type { ItemTask, Run, Task } from '../task';
import { statuses, taskFilters } from './getAll.filters';

export const getAll: Task = {
	calls: [endpoints.listApproverTasks],
	start: getTasksTask,
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
