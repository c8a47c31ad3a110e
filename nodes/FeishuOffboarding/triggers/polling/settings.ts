import type { IPollFunctions } from 'n8n-workflow';

import { toCalendarDate } from '../../domain/dates/calendarDate';
import { isGiven } from '../../domain/input/values';
import { startOfDay } from '../../domain/dates/startOfDay';
import { choicesIn, isOn, settingsOf } from '../../fields/parameters';
import { includeEmployee } from '../../fields/includeEmployee';
import { simplify } from '../../fields/simplify';
import { textAt } from '../../platform/json';
import { filters, options, statusFilter, triggerOn } from './properties';
import { appOf } from '../../transport/app';
import { CREDENTIAL } from '../../transport/roundTrip';
import type { WantedChanges } from '../../domain/polling/pollItem';

/** What the user has set in the node. */
export interface PollingSettings {
	readonly wanted: WantedChanges;
	readonly isSimple: boolean;
	readonly hasEmployee: boolean;
	/** When the day begins that the user wants to start from, milliseconds since the epoch. */
	readonly startMs: number | undefined;
}

/** Throws InvalidInput for what is of another type. */
export function pollingSettings(context: IPollFunctions): PollingSettings {
	const settings = settingsOf(context);
	return {
		wanted: {
			changes: settings.choices(triggerOn),
			statuses: choicesIn(settings.fields(filters), statusFilter),
		},
		isSimple: settings.flag(simplify),
		hasEmployee: isOn(settings.fields(options), includeEmployee),
		startMs: toStartMs(settings.fields(options).startFrom, context.getTimezone()),
	};
}

const toStartMs = (startFrom: unknown, timeZone: string): number | undefined =>
	isGiven(startFrom)
		? startOfDay(toCalendarDate(startFrom, 'Start From', timeZone), timeZone)
		: undefined;

/** Names the app of the credential: what one app has seen is not known of another. */
export async function appName(context: IPollFunctions): Promise<string> {
	const credentials = await context.getCredentials(CREDENTIAL);
	return `${appOf(credentials).host} ${textAt(credentials, 'appId') ?? ''}`;
}
