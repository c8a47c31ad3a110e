import type { INodeProperties } from 'n8n-workflow';

export const userIdType: INodeProperties = {
	displayName: 'User ID Type',
	name: 'userIdType',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'CoreHR Employment ID',
			value: 'people_corehr_id',
			description: 'The ID of CoreHR itself, 19 digits',
		},
		{
			name: 'Open ID',
			value: 'open_id',
			description: 'Begins with ou_, differs from app to app',
		},
		{
			name: 'Union ID',
			value: 'union_id',
			description: 'Begins with on_, the same for all apps of one developer',
		},
		{
			name: 'User ID',
			value: 'user_id',
			description: 'The ID within the tenant; needs the scope contact:user.employee_id:readonly',
		},
	],
	default: 'people_corehr_id',
	description: 'The kind of ID in which people are given to and returned by Feishu',
};
