import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { decodeEmployees, type Employee } from '../domain/employee/employee';
import type { UserIdType } from '../domain/employee/ids';
import { nobodyVisible } from '../domain/employee/nobodyVisible';
import { findEmployees } from '../domain/employee/search';
import {
	decodeOffboardings,
	describeOffboarding,
	editableStatuses,
	openStatuses,
} from '../domain/offboarding/record';
import { searchOffboardings } from '../domain/offboarding/search';
import { PAGE_SIZE_MAX } from '../domain/page';
import { isShown } from '../fields/parameters';
import { currentUserIdType } from '../fields/userIdType';
import { FeishuApiError } from '../platform/answers/failure';
import { rescue } from '../platform/rescue';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';
import { nextPageToken } from '../transport/reads/pages';

/**
 * The newest open records, for Update those that can be changed. Feishu cannot search records by name, so a
 * filter is answered by searching people first, and then their records.
 */
export async function offboardingChoices(
	context: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await asEditorError(context.getNode(), async () => {
		const client = await FeishuClient.create(context);
		const type = currentUserIdType(context);
		const matches = await peopleMeant(client, type, filter?.trim() ?? '');
		if (matches?.length === 0) return { results: [] };
		const statuses = isShown(context, 'operation', 'update') ? editableStatuses : openStatuses;
		const found = await records(client, type, { statuses, matches }, paginationToken);
		const isEmpty = matches === undefined && found.results.length === 0;
		if (isEmpty) await refuseIfNobodyIsSeen(client, type);
		return found;
	});
}

const peopleMeant = async (
	client: FeishuClient,
	type: UserIdType,
	keyWord: string,
): Promise<Employee[] | undefined> =>
	keyWord === '' ? undefined : await peopleNamed(client, type, keyWord);

async function records(
	client: FeishuClient,
	type: UserIdType,
	{ matches, statuses }: { statuses: readonly string[]; matches: Employee[] | undefined },
	token: string | undefined,
): Promise<INodeListSearchResult> {
	const employmentIds = matches?.map(({ employmentId }) => employmentId);
	const filter = { statuses, employmentIds };
	const request = searchOffboardings(filter, token, { userIdType: type });
	const data = await client.send(request);
	const found = decodeOffboardings(data);
	const people = matches ?? (await peopleOf(client, type, found));
	const byId = new Map(people.map((person) => [person.employmentId, person]));
	const next = nextPageToken(data, request.endpoint);
	return {
		results: found.map((record) => ({
			name: describeOffboarding(record, byId.get(record.employmentId), client.language),
			value: record.offboardingId,
		})),
		...(next === undefined ? {} : { paginationToken: next }),
	};
}

async function peopleNamed(
	client: FeishuClient,
	type: UserIdType,
	keyWord: string,
): Promise<Employee[]> {
	const data = await client.send(findEmployees(type, { keyWord }, { size: PAGE_SIZE_MAX }));
	return withIds(decodeEmployees(data, client.language));
}

/** Names for the records. An app without the scope to read people sees employment IDs instead. */
async function peopleOf(
	client: FeishuClient,
	type: UserIdType,
	records: ReadonlyArray<{ readonly employmentId: string }>,
): Promise<Employee[]> {
	const employmentIds = [...new Set(records.map(({ employmentId }) => employmentId))];
	if (employmentIds.length === 0) return [];
	const request = findEmployees(type, { employmentIds }, { size: PAGE_SIZE_MAX });
	return await rescue(
		async () => withIds(decodeEmployees(await client.send(request), client.language)),
		(error) => (error instanceof FeishuApiError && error.kind === 'refused' ? [] : undefined),
	);
}

/** Throws InvalidInput where there is nothing because the app sees no employee; not where it may not look. */
async function refuseIfNobodyIsSeen(client: FeishuClient, type: UserIdType): Promise<void> {
	const request = findEmployees(type, {}, { size: 1 });
	const seen = await rescue(
		async () => decodeEmployees(await client.send(request), client.language).length,
		(error) => (error instanceof FeishuApiError ? 1 : undefined),
	);
	if (seen === 0) throw nobodyVisible('Offboarding', 'nothing');
}

const withIds = (people: Employee[]): Employee[] =>
	people.filter(({ employmentId }) => employmentId !== '');
