import {
	givenAt,
	listAt,
	numberAt,
	textAt,
	type JsonObject,
	type JsonValue,
	withoutGaps,
} from '../../platform/json';
import { decodeFieldValue } from '../customField/read';
import { labelOf, type LabelLanguage } from '../labels';
import { readRecord, type SearchedRecord } from './searchedRecord';
import { namedStatuses } from './status';

/** A record as search gives it, in the fields that are used most. What the app has no field scope for is missing. */
export function simplifyOffboarding(item: unknown, language: LabelLanguage): JsonObject {
	const read = readRecord(item);
	return withoutGaps<JsonObject>({
		offboarding_id: read.offboardingId,
		employment_id: read.employmentId,
		status: read.status,
		offboarding_date: read.offboardingDate,
		reason: textAt(read.reason, 'enum_name'),
		reason_label: labelOf(read.reason.display, language),
		apply_initiating_time: read.initiatingTime,
		process_id: read.processId,
		checklist_status: read.checklistStatus,
		...namedStatuses(read),
		custom_fields: customFieldsOf(read.info),
	});
}

/** A record in Feishu's own form, with the names of its states as in the simplified one. */
export const fullOffboarding = (item: JsonObject): JsonObject => ({
	...item,
	...namedStatuses(readRecord(item)),
});

function customFieldsOf(info: SearchedRecord['info']): JsonObject | undefined {
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
