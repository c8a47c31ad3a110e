import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { decodeEmployees, type Employee } from '../domain/employee/employee';
import type { UserIdType } from '../domain/employee/ids';
import {
	decodeOffboardings,
	describeOffboarding,
	editableStatuses,
	openStatuses,
} from '../domain/offboarding/record';
import { findEmployees } from '../domain/employee/search';
import { PAGE_SIZE_MAX } from '../domain/page';
import { searchOffboardings } from '../domain/offboarding/search';
import { FeishuApiError } from '../platform/answers/failure';
import { FeishuClient } from '../transport/client';
import { asEditorError } from '../transport/nodeErrors';
import { nextPageToken } from '../transport/pages';
import { isShown } from './parameters';
import { nobodyVisible } from '../domain/employee/nobodyVisible';
import { personModes } from './personModes';
import { rescue } from '../platform/rescue';
import { currentUserIdType } from './userIdType';

const PERSON_ID_MODE = 'Person ID';

/** The ways to name an offboarding by whose it is, as refusals name them. */
export const offboardingModes = { ...personModes, personId: PERSON_ID_MODE };

const modesFor = (whichOne: string): Pick<INodeProperties, 'modes'> => ({
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an offboarding...',
			typeOptions: { searchListMethod: 'searchOffboardings', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 7095671727698478604',
			hint: 'The offboarding_id that Submit returned',
		},
		{
			displayName: PERSON_ID_MODE,
			name: 'employee',
			type: 'string',
			placeholder: 'e.g. 6982509313466189342',
			hint: `An ID of the kind chosen in 'User ID Type'. ${whichOne}`,
		},
		{
			displayName: personModes.employeeNumber,
			name: 'employeeNumber',
			type: 'string',
			placeholder: 'e.g. E0042',
			hint: `The employee number (工号) in CoreHR. ${whichOne}`,
		},
		{
			displayName: personModes.email,
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			hint: `The work email in CoreHR. ${whichOne}`,
		},
	],
});

/** One offboarding, by list, ID, or the employee; `whichOne` says which of the employee's offboardings it is. */
const locator = (description: string, whichOne: string): INodeProperties => ({
	displayName: 'Offboarding',
	name: 'offboarding',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	builderHint: { propertyHint: 'Mode id takes the offboarding_id of Submit or of a trigger' },
	description,
	...modesFor(whichOne),
});

export const offboarding = locator(
	'The offboarding to act on',
	"The employee's open offboarding is used.",
);

/** The same where a record that is not open any more will do, too. */
export const anyOffboarding = locator(
	'The offboarding to retrieve',
	"The employee's open offboarding is used, or else the latest one.",
);

/**
 * The newest open records, for Update those that can be changed. Feishu cannot search records by name, so a
 * filter is answered by searching people first, and then their records.
 */
export async function offboardingChoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await asEditorError(this.getNode(), async () => {
		const client = await FeishuClient.create(this);
		const type = currentUserIdType(this);
		const matches = await peopleMeant(client, type, filter?.trim() ?? '');
		if (matches?.length === 0) return { results: [] };
		const statuses = isShown(this, 'operation', 'update') ? editableStatuses : openStatuses;
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
