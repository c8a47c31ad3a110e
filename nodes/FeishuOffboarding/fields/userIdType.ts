import type { IExecuteFunctions, ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';

import { toUserIdType, type UserIdType } from '../domain/employee/ids';
import { shownIn, valueOf } from './parameters';

const BY_DEFAULT: UserIdType = 'people_corehr_id';

export const userIdType: INodeProperties = {
	displayName: 'User ID Type',
	name: 'userIdType',
	type: 'options',
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
	default: BY_DEFAULT,
	description: 'Which kind of ID this node takes and returns for people',
};

/** The kind of ID in which the item names people. Throws InvalidInput for an unknown one. */
export const userIdTypeOf = (
	context: IExecuteFunctions,
	itemIndex: number,
	{ displayName, name } = userIdType,
): UserIdType => toUserIdType(valueOf(context, name, itemIndex), displayName);

/** The kind of ID for a list in the editor; CoreHR's own where an expression gives one only with an item. */
export const currentUserIdType = (context: ILoadOptionsFunctions): UserIdType =>
	toUserIdType(shownIn(context, userIdType.name) ?? BY_DEFAULT);
