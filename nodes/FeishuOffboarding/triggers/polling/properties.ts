import type { INodeProperties } from 'n8n-workflow';

import { includeEmployee } from '../../fields/includeEmployee';
import { simplify } from '../../fields/simplify';
import { statusOptions } from '../../fields/statusOptions';

const NOTICE = `For an n8n that Feishu cannot reach; otherwise the Feishu Offboarding Trigger is faster. Needs the scope corehr:offboarding:read (获取员工离职信息), and the people concerned in the employee data (员工资源) of the app. Each poll makes a few of the 100 search calls that Feishu allows an app per minute.`;

export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'changes',
	type: 'multiOptions',
	required: true,
	options: [
		{
			name: 'Checklist Status Changed',
			value: 'checklist_status',
			description: 'The hand-over was started, finished, rejected or withdrawn',
		},
		{
			name: 'Offboarding Created',
			value: 'created',
			description: 'There is an offboarding that was not there at the last poll',
		},
		{
			name: 'Offboarding Date Changed',
			value: 'offboarding_date',
			description: 'The last day was moved',
		},
		{
			name: 'Offboarding Status Changed',
			value: 'status',
			description:
				'An offboarding was approved, rejected, withdrawn, took effect or was taken back, also one that no poll had seen before',
		},
	],
	default: ['created', 'status', 'offboarding_date', 'checklist_status'],
};

export const statusFilter: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: statusOptions,
	default: [],
	description: 'Only offboardings that are now in one of these states. Leave empty for all.',
};

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [statusFilter],
};

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		includeEmployee,
		{
			displayName: 'Start From',
			name: 'startFrom',
			type: 'dateTime',
			default: '',
			description:
				'The first poll also gives the offboardings that were started since this day. Without it, only what happens after the workflow is published is given.',
		},
	],
};

export const pollingTriggerProperties: INodeProperties[] = [
	{ displayName: NOTICE, name: 'notice', type: 'notice', default: '' },
	triggerOn,
	simplify,
	filters,
	options,
];
