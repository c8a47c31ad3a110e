import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { decodeEmployees, describeInList, type Employee } from '../domain/employee/employee';
import { userIdTypeName, type UserIdType } from '../domain/employee/ids';
import { nobodyVisible } from '../domain/employee/nobodyVisible';
import { findEmployees } from '../domain/employee/search';
import { currentUserIdType } from '../fields/userIdType';
import { InvalidInput } from '../platform/invalidInput';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';
import { nextPageToken } from '../transport/reads/pages';

const PAGE_SIZE = 50;

/**
 * People who still work here, by name, number or email. Feishu ranks a search by key word
 * and asks not to page through it, so only the list without a filter has further pages.
 */
export async function employeeChoices(
	context: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await asEditorError(context.getNode(), async () => {
		const client = await FeishuClient.create(context);
		const keyWord = filter?.trim() ?? '';
		const request = findEmployees(
			currentUserIdType(context),
			{ hiredOnly: true, ...(keyWord === '' ? {} : { keyWord }) },
			{ size: PAGE_SIZE, token: paginationToken },
		);
		const data = await client.send(request);
		const people = decodeEmployees(data, client.language);
		const next = keyWord === '' ? nextPageToken(data, request.endpoint) : undefined;
		const results = choicesAmong(people);
		if (next !== undefined) return { results, paginationToken: next };
		const isAll = isWhole(filter, paginationToken);
		if (isAll && results.length === 0)
			throw nobodyToChoose(people.length, currentUserIdType(context));
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
