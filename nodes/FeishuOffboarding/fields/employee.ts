import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { userIdTypeName, type UserIdType } from '../domain/employee/ids';
import { decodeEmployees, describeInList, type Employee } from '../domain/employee/employee';
import { findEmployees } from '../domain/employee/search';
import { InvalidInput } from '../platform/invalidInput';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';
import { nextPageToken } from '../transport/pages';
import { nobodyVisible } from '../domain/employee/nobodyVisible';
import { personModes } from './personModes';
import { currentUserIdType } from './userIdType';

/** One person, by list, ID, work email or employee number. */
export const employee: INodeProperties = {
	displayName: 'Employee',
	name: 'employee',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The person to act on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an employee...',
			typeOptions: { searchListMethod: 'searchEmployees', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6982509313466189342',
			hint: "An ID of the kind chosen in 'User ID Type'",
		},
		{
			displayName: personModes.email,
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			hint: 'The work email in CoreHR',
		},
		{
			displayName: personModes.employeeNumber,
			name: 'employeeNumber',
			type: 'string',
			placeholder: 'e.g. E0042',
			hint: 'The employee number (工号) in CoreHR',
		},
	],
};

const PAGE_SIZE = 50;

/**
 * People who still work here, by name, number or email. Feishu ranks a search by key word
 * and asks not to page through it, so only the list without a filter has further pages.
 */
export async function employeeChoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await asEditorError(this.getNode(), async () => {
		const client = await FeishuClient.create(this);
		const keyWord = filter?.trim() ?? '';
		const request = findEmployees(
			currentUserIdType(this),
			{ hiredOnly: true, ...(keyWord === '' ? {} : { keyWord }) },
			{ size: PAGE_SIZE, token: paginationToken },
		);
		const data = await client.send(request);
		const people = decodeEmployees(data, client.language);
		const next = keyWord === '' ? nextPageToken(data, request.endpoint) : undefined;
		const results = choicesAmong(people);
		if (next !== undefined) return { results, paginationToken: next };
		const isAll = isWhole(filter, paginationToken);
		if (isAll && results.length === 0) throw nobodyToChoose(people.length, currentUserIdType(this));
		return { results };
	});
}

const choicesAmong = (people: readonly Employee[]): INodeListSearchResult['results'] =>
	people
		.filter(({ employmentId }) => employmentId !== '')
		.map((person) => ({ name: describeInList(person), value: person.employmentId }));

/** Whether the list is asked for from its beginning, and for everybody. */
const isWhole = (filter: string | undefined, token: string | undefined): boolean =>
	(filter ?? '').trim() === '' && token === undefined;

/** An empty list says nothing of its reason. Feishu's data permissions are empty until somebody sets them. */
const nobodyToChoose = (visible: number, type: UserIdType): InvalidInput =>
	visible === 0
		? nobodyVisible('Employee', 'nobody')
		: new InvalidInput(
				'Employee',
				`has nobody to choose: Feishu gives nobody an ID of the type ${userIdTypeName(type)}`,
				"Choose another 'User ID Type'. Somebody without a Feishu account has a CoreHR Employment ID only.",
			);
