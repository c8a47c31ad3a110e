import type { INodeProperties } from 'n8n-workflow';

import { filterableTaskStatuses } from '../../domain/approval/taskStatuses';
import { alphabetically } from '../../fields/alphabetically';

export const statuses: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	default: ['InProgress'],
	options: filterableTaskStatuses
		.map(({ labels, name }) => ({
			name: `${labels['en-US']} (${labels['zh-CN']})`,
			value: name,
		}))
		.sort((a, b) => alphabetically(a.name, b.name)),
	description:
		'Only tasks with these statuses: In Progress for what waits for the person now. All of them when none is chosen.',
};

/** What Get Many of approval tasks can be narrowed down by. */
export const taskFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: { statuses: ['InProgress'] },
	options: [statuses],
};
