import { decodeEmployees, type Employee } from '../../../domain/employee/employee';
import type { UserIdType } from '../../../domain/employee/ids';
import type { OffboardingRecord } from '../../../domain/offboarding/record';
import { findEmployees } from '../../../domain/employee/search';
import { PAGE_SIZE_MAX } from '../../../domain/page';
import type { FeishuClient } from '../../../transport/client';
import { allItems } from '../../../transport/pages';
import type { EmployeeLookup } from '../../employee/employmentId';
import type { Asked } from '../../items/lookAhead';
import type { Run } from '../../operation';
import type { TenantReasons } from '../naming/reasons';
import { openRecordsOf, PEOPLE_PER_SEARCH } from '../openRecords';
import { aboutPeople, type AboutPerson, type Known } from './aboutPeople';
import type { SubmitForm } from './form';

/** What the tenant knows that decides about a submit. Items of a run that validate share the calls for it. */
export interface TenantFacts extends TenantReasons {
	readonly people: AboutPerson<Employee>;
	readonly openRecords: AboutPerson<OffboardingRecord>;
}

export function tenantFacts(
	run: Run,
	formOf: (itemIndex: number) => Promise<SubmitForm>,
	lookup: EmployeeLookup,
	reasons: TenantReasons,
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
		...reasons,
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
