import type { INodePropertyOptions } from 'n8n-workflow';

import { checklistStatuses, statuses } from '../domain/offboarding/status';
import { alphabetically } from './alphabetically';

type Row = (typeof statuses | typeof checklistStatuses)[number];

/** The words of search, with what Feishu's own pages call them. */
const optionsOf = (rows: readonly Row[]): INodePropertyOptions[] =>
	rows
		.map((row) => ({
			name: `${row.labels['en-US']} (${row.labels['zh-CN']})`,
			value: row.name,
			...('description' in row ? { description: row.description } : {}),
		}))
		.sort((a, b) => alphabetically(a.name, b.name));

export const statusOptions = optionsOf(statuses);

export const checklistStatusOptions = optionsOf(checklistStatuses);
