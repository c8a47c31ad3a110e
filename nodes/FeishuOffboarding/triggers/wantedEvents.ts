import type { LabelLanguage } from '../domain/labels';
import type { WantedEvents } from '../domain/offboarding/events/chooseEvent';
import { fullOffboarding, simplifyOffboarding } from '../domain/offboarding/item';
import { choicesIn, isOn, type Named, type settingsOf } from '../fields/parameters';
import { includeEmployee } from '../fields/includeEmployee';
import type { JsonObject } from '../platform/json';
import {
	checklistStatusFilter,
	editsOnlyFilter,
	fetchRecord,
	filters,
	simplifyRecord,
	statusFilter,
	triggerOn,
} from './eventProperties';

/** What is added to an event. */
export interface Additions {
	/** Undefined where no record is fetched. */
	readonly record: RecordForm | undefined;
	readonly hasEmployee: boolean;
}

/** Throws InvalidInput for what is of another type. */
export const wantedAdditions = (
	settings: ReturnType<typeof settingsOf>,
	options: Named,
): Additions => ({
	record: settings.flag(fetchRecord) ? formOf(settings.flag(simplifyRecord)) : undefined,
	hasEmployee: isOn(settings.fields(options), includeEmployee),
});

/** The form in which a record is shown. */
export type RecordForm = (raw: JsonObject, language: LabelLanguage) => JsonObject;

export const formOf = (isSimple: boolean): RecordForm =>
	isSimple ? simplifyOffboarding : fullOffboarding;

/** Which events the user has chosen. Throws InvalidInput for what is of another type. */
export function wantedEvents(settings: ReturnType<typeof settingsOf>): WantedEvents {
	const filter = settings.fields(filters);
	return {
		eventTypes: settings.choices(triggerOn),
		statuses: choicesIn(filter, statusFilter),
		checklistStatuses: choicesIn(filter, checklistStatusFilter),
		editsOnly: isOn(filter, editsOnlyFilter),
	};
}

/** n8n shows the message alone where publishing fails, so it says what to do as well. */
export const NO_EVENT_CHOSEN = "'Trigger On' is empty. Choose at least one event";
