import type { INodeProperties } from 'n8n-workflow';

import { requestOptionsOnly } from '../../fields/options';
import { paging } from '../../fields/paging';
import { kept } from '../../platform/kept';
import type { Operation } from '../operation';

export const filters: INodeProperties = {
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
	task: kept(async () => (await import('./getAll.task')).getAll),
};
