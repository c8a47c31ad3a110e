import { endpoints } from '../../domain/endpoints';
import { reasonItems, toReasonFilter } from '../../domain/reason/item';
import { queryOffboardingReasons } from '../../domain/reason/reason';
import { limitOf } from '../../fields/paging';
import { collectionOf } from '../../fields/parameters';
import { sharedAnswer } from '../items/sharedAnswer';
import type { ItemTask, Run, Task } from '../task';
import { filters } from './getAll.operation';

export const getAll: Task = {
	calls: [endpoints.queryReasons],
	start: getReasonsTask,
};

/** Feishu has neither pages nor a search here: one answer holds all reasons and serves all items. */
function getReasonsTask(run: Run): ItemTask {
	const reasons = sharedAnswer(async (itemIndex) => {
		const client = await run.client(itemIndex);
		return await client.send(queryOffboardingReasons());
	});
	return async (itemIndex) => {
		const limit = limitOf(run.context, itemIndex);
		const filter = toReasonFilter(collectionOf(run.context, filters, itemIndex));
		const { language } = await run.client(itemIndex);
		return reasonItems(await reasons(itemIndex), filter, language).slice(0, limit);
	};
}
