import { decodeFieldOptions, type FieldOption } from '../../../domain/customField/field';
import { decodeEmployees, type Employee } from '../../../domain/employee/employee';
import type { UserIdType } from '../../../domain/employee/ids';
import type { OffboardingRecord } from '../../../domain/offboarding/record';
import { decodeReasons, type OffboardingReason } from '../../../domain/reason/reason';
import {
	findEmployees,
	getBlockReasonField,
	PAGE_SIZE_MAX,
	queryOffboardingReasons,
} from '../../../domain/requests';
import { userIdTypeOf } from '../../../fields/userIdType';
import { accessRefusals } from '../../../platform/refusals/accessRefusals';
import { asError } from '../../../platform/asError';
import { FeishuApiError } from '../../../platform/answers/failure';
import type { FeishuClient } from '../../../transport/client';
import { allItems } from '../../../transport/pages';
import type { EmployeeLookup } from '../../employee/employmentId';
import { LookAhead } from '../../items/lookAhead';
import type { Run } from '../../operation';
import { sharedAnswer } from '../../items/sharedAnswer';
import { isTokenRefusal } from '../../items/tokenRefusal';
import { openRecordsOf, PEOPLE_PER_SEARCH } from '../openRecords';
import type { SubmitForm } from './form';

type AboutPerson<Fact> = (itemIndex: number, employmentId: string) => Promise<Fact[]>;

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
	const validatedId = async (itemIndex: number): Promise<string | undefined> =>
		(await formOf(itemIndex)).validateOnly ? await lookup(itemIndex) : undefined;
	const about = <Fact extends Known>(search: Search<Fact>): AboutPerson<Fact> =>
		aboutPeople(validatedId, run, async (ids, itemIndex) => {
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

interface Known {
	readonly employmentId: string;
}

type Search<Fact> = (
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
) => Promise<Fact[]>;

/** Asks for up to a hundred neighbours at once, and for one alone where an ID of another made the vendor refuse. */
function aboutPeople<Fact extends Known>(
	idOf: (itemIndex: number) => Promise<string | undefined>,
	{ context, count }: Run,
	ask: (employmentIds: readonly string[], itemIndex: number) => Promise<Fact[]>,
): AboutPerson<Fact> {
	const together = new LookAhead<string, Fact[] | undefined>(
		count,
		PEOPLE_PER_SEARCH,
		idOf,
		async (ids, itemIndex) => {
			try {
				return await ask(ids, itemIndex);
			} catch (error: unknown) {
				if (ids.length > 1 && mayBeForOneId(error)) return undefined;
				throw asError(error);
			}
		},
		(itemIndex) => userIdTypeOf(context, itemIndex),
	);
	return async (itemIndex, employmentId) => {
		const found = (await together.about(itemIndex)) ?? (await ask([employmentId], itemIndex));
		return found.filter((fact) => fact.employmentId === employmentId);
	};
}

const mayBeForOneId = (error: unknown): boolean =>
	error instanceof FeishuApiError &&
	error.kind === 'refused' &&
	!isTokenRefusal(error) &&
	!(error.code !== undefined && error.code in accessRefusals);

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
