import type { INodeProperties } from 'n8n-workflow';

import { endpoints } from '../../domain/endpoints';
import { reasonItems, toReasonFilter } from '../../domain/reason/item';
import { queryOffboardingReasons } from '../../domain/reason/reason';
import { requestOptionsOnly } from '../../fields/options';
import { limitOf, paging } from '../../fields/paging';
import { collectionOf } from '../../fields/parameters';
import type { ItemTask, Operation, Run } from '../operation';
import { sharedAnswer } from '../items/sharedAnswer';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Active',
			name: 'active',
			type: 'boolean',
			default: true,
			description:
				'Whether to return only reasons that can still be chosen, or only those that cannot. Both without this filter.',
		},
		{
			displayName: 'Reason IDs',
			name: 'identifiers',
			type: 'string',
			default: '',
			placeholder: 'e.g. voluntary, job_change_saas',
			description: 'Comma-separated IDs of the reasons to return',
		},
	],
};

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many offboarding reasons',
	description: 'Retrieve a list of offboarding reasons, with their place in the tree',
	writes: false,
	calls: [endpoints.queryReasons],
	properties: [...paging, filters, requestOptionsOnly],
	start: (run) => getReasonsTask(run),
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
