import {
	givenAt,
	listAt,
	numberAt,
	recordAt,
	textAt,
	type JsonObject,
	type JsonValue,
} from '../../platform/json';
import { decodeFieldValue } from '../customField/read';
import { labelOf, type LabelLanguage } from '../labels';
import { namedStatuses } from './status';

/** A record as search gives it, in the fields that are used most. What the app has no field scope for is missing. */
export function simplifyOffboarding(item: unknown, language: LabelLanguage): JsonObject {
	const application = recordAt(item, 'application_info');
	const info = recordAt(item, 'offboarding_info');
	const reason = recordAt(info, 'reason');
	const fields: JsonObject = {
		offboarding_id: textAt(item, 'offboarding_id'),
		employment_id: textAt(info, 'employment_id'),
		status: givenAt(item, 'status'),
		// While an application waits for approval there may only be the date that was asked for.
		offboarding_date: textAt(info, 'offboarding_date') || textAt(info, 'expected_offboarding_date'),
		reason: textAt(reason, 'enum_name'),
		reason_label: labelOf(reason.display, language),
		apply_initiating_time: givenAt(application, 'apply_initiating_time'),
		process_id: textAt(application, 'process_id'),
		checklist_status: givenAt(recordAt(item, 'offboarding_checklist'), 'checklist_status'),
		...namedStatuses(item),
		custom_fields: customFieldsOf(info),
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A record in Feishu's own form, with the names of its states as in the simplified one. */
export const fullOffboarding = (item: JsonObject): JsonObject => ({
	...item,
	...namedStatuses(item),
});

function customFieldsOf(info: Record<string, unknown>): JsonObject | undefined {
	if (!Array.isArray(info.custom_fields)) return undefined;
	return Object.fromEntries(
		listAt(info, 'custom_fields').flatMap((field) => {
			const name = textAt(field, 'custom_api_name') ?? '';
			return name === '' ? [] : [[name, valueOf(field)]];
		}),
	);
}

/** The page has text here; a value that comes bare all the same is passed on as it is. */
function valueOf(field: unknown): JsonValue {
	const value = givenAt(field, 'value') ?? '';
	return typeof value === 'string' ? decodeFieldValue(numberAt(field, 'type'), value) : value;
}
