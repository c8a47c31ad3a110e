import { recordAt, textAt, type JsonObject, withoutBlanks } from '../../platform/json';
import { decodeEmployees, employeeFields, type Employee } from './employee';
import type { LabelLanguage } from '../labels';
import { toEntry, toList } from '../input/list';

/** What the simplified view is made of, as search has to be asked for it. */
export const simplifiedFields: readonly string[] = [
	...employeeFields,
	'direct_manager_id',
	'effective_date',
	'expiration_date',
];

const FIELDS_MAX = 100;

/** The fields that the user wants of each person, by their drill-down names; the ID comes with any of them. */
export function toEmployeeFields(value: unknown): readonly string[] {
	const fields = toList(value, 'Fields', FIELDS_MAX - 1, (entry) => toEntry(entry, 'Fields'));
	return [...new Set(['employment_id', ...(fields ?? [])])];
}

/**
 * A person as search gives it, in at most ten fields. Where Feishu has no ID of the wanted kind,
 * it puts another one into `employment_id`, and only `employment_id_v2` is empty: then there is none here.
 */
export function simplifyEmployee(item: unknown, language: LabelLanguage): JsonObject {
	const [person] = decodeEmployees({ items: [item] }, language);
	if (person === undefined) return {};
	const hasId = person.employmentId !== '';
	return withoutBlanks({
		employment_id: hasId ? person.employmentId : null,
		employee_number: person.employeeNumber,
		name: person.name,
		email_address: person.email,
		employment_status: textAt(recordAt(item, 'employment_status'), 'enum_name'),
		department: person.department,
		direct_manager_id: textAt(item, 'direct_manager_id_v2'),
		effective_date: textAt(item, 'effective_date'),
		expiration_date: textAt(item, 'expiration_date'),
		conversion_failed: hasId ? undefined : true,
	});
}

/** Who it is, beside something that is about the person; without what the app may not see. */
export const nameEmployee = ({ email, employeeNumber, name }: Employee): JsonObject =>
	withoutBlanks({ name, employee_number: employeeNumber, email });
