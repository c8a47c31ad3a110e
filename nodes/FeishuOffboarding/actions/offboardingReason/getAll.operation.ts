import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { reasonItems, toReasonFilter } from '../../domain/reasonItem';
import { queryOffboardingReasons } from '../../domain/requests';
import { requestOptionsOnly } from '../../fields/options';
import { limitOf, paging } from '../../fields/paging';
import { collectionOf } from '../../fields/parameters';
import type { Operation, Run } from '../operation';

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
	properties: [...paging, filters, requestOptionsOnly],
	start: (run) => async (itemIndex) => await getReasons(run, itemIndex),
};

/** The vendor has no pages here: one answer holds them all. */
async function getReasons(run: Run, itemIndex: number): Promise<IDataObject[]> {
	const limit = limitOf(run.context, itemIndex);
	const filter = toReasonFilter(collectionOf(run.context, 'filters', itemIndex));
	const client = await run.client(itemIndex);
	const data = await client.send(queryOffboardingReasons());
	return reasonItems(data, filter, client.language).slice(0, limit);
}
