import type { IPollFunctions } from 'n8n-workflow';

import { toCalendarDate } from '../../domain/dates/calendarDate';
import { startOfDay } from '../../domain/dates/startOfDay';
import { isRecord, listAt, textAt } from '../../platform/json';
import { appOf } from '../../transport/app';
import { CREDENTIAL } from '../../transport/roundTrip';
import type { WantedChanges } from '../../domain/polling/pollItem';

/** Which changes the user wants. */
export const wantedChanges = (context: IPollFunctions): WantedChanges => ({
	changes: texts({ changes: context.getNodeParameter('changes', []) }, 'changes'),
	statuses: texts(context.getNodeParameter('filters', {}), 'statuses'),
});

const texts = (value: unknown, key: string): string[] =>
	listAt(value, key).filter((entry) => typeof entry === 'string');

/** When the day begins that the user wants to start from, milliseconds since the epoch. Throws InvalidInput. */
export function startTime(context: IPollFunctions): number | undefined {
	const options: unknown = context.getNodeParameter('options', {});
	const startFrom = isRecord(options) ? options.startFrom : undefined;
	if (startFrom === undefined || startFrom === '') return undefined;
	const timeZone = context.getTimezone();
	return startOfDay(toCalendarDate(startFrom, 'Start From', timeZone), timeZone);
}

/** Names the app of the credential: what one app has seen is not known of another. */
export async function appName(context: IPollFunctions): Promise<string> {
	const credentials = await context.getCredentials(CREDENTIAL);
	return `${appOf(credentials).host} ${textAt(credentials, 'appId') ?? ''}`;
}
