import { decodeFieldOptions, type FieldOption } from '../../../domain/customField/field';
import { decodeEmployees, type Employee } from '../../../domain/employee/employee';
import type { UserIdType } from '../../../domain/employee/ids';
import type { OffboardingRecord } from '../../../domain/offboarding/record';
import { decodeReasons, type OffboardingReason } from '../../../domain/reason/reason';
import { findEmployees } from '../../../domain/employee/search';
import { getBlockReasonField } from '../../../domain/customField/fieldRequests';
import { PAGE_SIZE_MAX } from '../../../domain/page';
import { queryOffboardingReasons } from '../../../domain/reason/reason';
import type { FeishuClient } from '../../../transport/client';
import { allItems } from '../../../transport/pages';
import type { EmployeeLookup } from '../../employee/employmentId';
import type { Asked } from '../../items/lookAhead';
import type { Run } from '../../operation';
import { sharedAnswer } from '../../items/sharedAnswer';
import { openRecordsOf, PEOPLE_PER_SEARCH } from '../openRecords';
import { aboutPeople, type AboutPerson, type Known } from './aboutPeople';
import type { SubmitForm } from './form';

/** What the tenant knows that decides about a submit. Items of a run that validate share the calls for it. */
export interface TenantFacts {
	readonly people: AboutPerson<Employee>;
	readonly openRecords: AboutPerson<OffboardingRecord>;
	readonly reasons: (itemIndex: number) => Promise<OffboardingReason[]>;
	readonly blockReasons: (itemIndex: number) => Promise<FieldOption[]>;
}

export function tenantFacts(
	run: Run,
	formOf: (itemIndex: number) => Promise<SubmitForm>,
	lookup: EmployeeLookup,
): TenantFacts {
	const askedOf = async (itemIndex: number): Promise<Asked<string> | undefined> => {
		const { userIdType, validateOnly } = await formOf(itemIndex);
		return validateOnly ? { question: await lookup(itemIndex), way: userIdType } : undefined;
	};
	const about = <Fact extends Known>(search: Search<Fact>): AboutPerson<Fact> =>
		aboutPeople(run, PEOPLE_PER_SEARCH, askedOf, async (ids, itemIndex) => {
			const { userIdType } = await formOf(itemIndex);
			return await search(await run.client(itemIndex), userIdType, ids);
		});
	return {
		people: about(peopleWithIds),
		openRecords: about(openRecordsOf),
		reasons: sharedAnswer(async (itemIndex) => {
			const client = await run.client(itemIndex);
			return decodeReasons(await client.send(queryOffboardingReasons()));
		}),
		blockReasons: sharedAnswer(async (itemIndex) => {
			const client = await run.client(itemIndex);
			return decodeFieldOptions(await client.send(getBlockReasonField()));
		}),
	};
}

type Search<Fact> = (
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
) => Promise<Fact[]>;

async function peopleWithIds(
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
): Promise<Employee[]> {
	const items = await allItems(client, (token) =>
		findEmployees(type, { employmentIds }, { size: PAGE_SIZE_MAX, token }),
	);
	return decodeEmployees({ items }, client.language);
}
