import type { IWebhookFunctions } from 'n8n-workflow';

import type { Employee } from '../domain/employee/employee';
import { nameEmployee } from '../domain/employee/item';
import { PEOPLE_PER_LOOKUP, peopleWithIds } from '../fields/people/peopleWithIds';
import { asError } from '../platform/asError';
import type { JsonObject } from '../platform/json';
import { Cancelled } from '../platform/time/clock';
import type { FeishuClient } from '../transport/client';

/** Gives what is added to an item about the person: `employee`; null with `employee_error` where nobody was found. */
export type EmployeeOf = (employmentId: string) => JsonObject;

export const withoutEmployee = (reason: string): JsonObject => ({
	employee: null,
	employee_error: reason,
});

const NOT_FOUND =
	"The app does not see the employee. Include the people concerned in its employee data (员工资源), under data permissions (数据权限) in the Developer Console";

/** Looks the people up by CoreHR's own IDs, a hundred with one search. Rejects for nothing but a cancelled execution. */
export async function lookUpEmployees(
	{ logger }: Pick<IWebhookFunctions, 'logger'>,
	clientOf: () => Promise<FeishuClient>,
	employmentIds: readonly string[],
): Promise<EmployeeOf> {
	const ids = [...new Set(employmentIds.filter((id) => id !== ''))];
	const found = new Map<string, Employee>();
	let failure: string | undefined;
	try {
		for (let from = 0; from < ids.length; from += PEOPLE_PER_LOOKUP) {
			const part = ids.slice(from, from + PEOPLE_PER_LOOKUP);
			const people = await peopleWithIds(await clientOf(), 'people_corehr_id', part);
			for (const person of people) found.set(person.employmentId, person);
		}
	} catch (error: unknown) {
		if (error instanceof Cancelled) throw error;
		failure = asError(error).message;
		logger.warn(`The employee of an offboarding could not be looked up: ${failure}`);
	}
	return (employmentId) => {
		const person = found.get(employmentId);
		if (person !== undefined) return { employee: nameEmployee(person) };
		return withoutEmployee(failure ?? NOT_FOUND);
	};
}
