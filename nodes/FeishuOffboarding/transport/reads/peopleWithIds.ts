import { decodeEmployees, type Employee } from '../../domain/employee/employee';
import type { UserIdType } from '../../domain/employee/ids';
import { findEmployees } from '../../domain/employee/search';
import { PAGE_SIZE_MAX } from '../../domain/page';
import type { FeishuClient } from '../client';
import { allItems } from './pages';

/** How many people one search may be asked for by their IDs. */
export const PEOPLE_PER_LOOKUP = PAGE_SIZE_MAX;

/** Those of the given people whom the app sees, whether they have left or not; at most PEOPLE_PER_LOOKUP. */
export async function peopleWithIds(
	client: FeishuClient,
	type: UserIdType,
	employmentIds: readonly string[],
): Promise<Employee[]> {
	const items = await allItems(client, (token) =>
		findEmployees(type, { employmentIds }, { size: PEOPLE_PER_LOOKUP, token }),
	);
	return decodeEmployees({ items }, client.language);
}
