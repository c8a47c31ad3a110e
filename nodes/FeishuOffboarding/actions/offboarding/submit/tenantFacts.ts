import type { Employee } from '../../../domain/employee/employee';
import type { OffboardingRecord } from '../../../domain/offboarding/record';
import { PEOPLE_PER_LOOKUP } from '../../../transport/reads/peopleWithIds';
import { aboutPeople, type AboutPerson } from '../../employee/aboutPeople';
import type { EmployeeLookup } from '../../employee/employmentId';
import { askPeople } from '../../employee/namedEmployees';
import type { Asked } from '../../items/lookAhead';
import type { Run } from '../../task';
import { openRecordsOf, PEOPLE_PER_SEARCH } from '../lookup/openRecords';
import type { TenantReasons } from '../naming/reasons';
import type { SubmitForm } from './form';

/** What the tenant knows of those whom a submit is about. Items of a run share the calls for it. */
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
	const askedWhere =
		(wants: (form: SubmitForm) => boolean) =>
		async (itemIndex: number): Promise<Asked<string> | undefined> => {
			const form = await formOf(itemIndex);
			return wants(form) ? { question: await lookup(itemIndex), way: form.userIdType } : undefined;
		};
	return {
		people: aboutPeople(
			run,
			PEOPLE_PER_LOOKUP,
			askedWhere(({ includeEmployee, validateOnly }) => validateOnly || includeEmployee),
			askPeople(run),
		),
		openRecords: aboutPeople(
			run,
			PEOPLE_PER_SEARCH,
			askedWhere(({ validateOnly }) => validateOnly),
			async (ids, itemIndex) => {
				const { userIdType } = await formOf(itemIndex);
				return await openRecordsOf(await run.client(itemIndex), userIdType, ids);
			},
		),
		...reasons,
	};
}
