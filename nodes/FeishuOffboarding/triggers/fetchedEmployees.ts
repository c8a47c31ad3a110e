import type { IWebhookFunctions } from 'n8n-workflow';

import { nameEmployee } from '../domain/employee/item';
import { asError } from '../platform/asError';
import type { JsonObject } from '../platform/json';
import { rescue } from '../platform/rescue';
import { Cancelled } from '../platform/time/clock';
import type { FeishuClient } from '../transport/client';
import { PEOPLE_PER_LOOKUP, peopleWithIds } from '../transport/reads/peopleWithIds';

/** What is added to an item about a person: `employee`; null, and `employee_error`, where there is none. */
export type EmployeeOf = (employmentId: string) => JsonObject;

/** Something that is about a person, by CoreHR's own ID; empty where it names nobody. */
interface AboutSomebody {
	readonly employmentId: string;
}

/**
 * Looks people up, a hundred with one search, each with the client that its `turn` gives. No item fails for it: where a
 * search does, `employee_error` says why. Rejects with Cancelled only.
 */
export async function fetchEmployees(
	{ logger }: Pick<IWebhookFunctions, 'logger'>,
	items: readonly AboutSomebody[],
	turn: () => Promise<FeishuClient>,
): Promise<EmployeeOf> {
	const ids = [...new Set(items.map(({ employmentId }) => employmentId))].filter((id) => id !== '');
	const found = new Map<string, JsonObject>();
	const search = async (): Promise<void> => {
		for (let from = 0; from < ids.length; from += PEOPLE_PER_LOOKUP) {
			const part = ids.slice(from, from + PEOPLE_PER_LOOKUP);
			const people = await peopleWithIds(await turn(), 'people_corehr_id', part);
			for (const id of part) found.set(id, withoutEmployee(NOT_FOUND));
			for (const person of people) {
				found.set(person.employmentId, { employee: nameEmployee(person) });
			}
		}
	};
	const failure = await rescue(search, (error) =>
		error instanceof Cancelled ? undefined : asError(error).message,
	);
	if (failure !== undefined) {
		logger.warn(`The employees of offboardings could not be looked up: ${failure}`);
	}
	return (employmentId) => {
		if (employmentId === '') return withoutEmployee(NOBODY);
		return found.get(employmentId) ?? withoutEmployee(failure ?? NOT_FOUND);
	};
}

export const withoutEmployee = (reason: string): JsonObject => ({
	employee: null,
	employee_error: reason,
});

const NOBODY = 'The offboarding names no employee to search for';

const NOT_FOUND =
	'The app does not see the employee. Include the people concerned in its employee data (员工资源), under data permissions (数据权限) in the Developer Console';
