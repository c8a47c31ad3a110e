import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { subjectOf } from '../../domain/offboarding/events/event';
import { flagOf } from '../../fields/parameters';
import { asError } from '../../platform/asError';
import type { RecordValues } from '../../platform/events/claims';
import { textAt, type JsonObject } from '../../platform/json';
import { n8nClock } from '../../transport/n8nClock';
import { cancelSignalOf } from '../../transport/roundTrip';
import { FetchedRecord } from '../fetchedRecord';
import { fetchRecord } from '../wantedEvents';

/** Whether the execution is the one to go on with the event. */
export type Grant = (eventId: string, record: RecordValues | undefined) => Promise<boolean>;

/**
 * What the workflow goes on with, of the items that webhook() gave: none of an event that another execution goes on with.
 * Throws InvalidInput for a setting of another type.
 */
export async function workflowItems(
	context: IExecuteFunctions,
	grant: Grant,
): Promise<INodeExecutionData[][]> {
	const isFetched = flagOf(context, fetchRecord, 0);
	const items: INodeExecutionData[] = [];
	for (const item of context.getInputData()) {
		if (!(await isGranted(context, item, grant))) context.addExecutionHints(REPEATED);
		else if (isFetched) items.push(withRecord(item, await recordOf(context, item)));
		else items.push(item);
	}
	return [items];
}

const REPEATED: NodeExecutionHint = {
	message:
		'Feishu pushed this event more than once. Another execution goes on with it, so this one ends here.',
	type: 'info',
	location: 'outputPane',
};

async function isGranted(
	context: IExecuteFunctions,
	{ json }: INodeExecutionData,
	grant: Grant,
): Promise<boolean> {
	// Whoever builds a workflow, or runs a failed execution again, wants the same event again.
	if (context.getMode() !== 'webhook') return true;
	const eventId = textAt(json, 'event_id');
	return eventId === undefined || (await grant(eventId, recorderOf(context)));
}

/** n8n keeps these as digests of 24 characters, in one row for each trigger that it reads and writes as a whole. */
const MOST_VALUES = 5_000;

/** n8n's memory of the node, which all its processes share. */
function recorderOf({ helpers, logger }: IExecuteFunctions): RecordValues | undefined {
	if (typeof helpers.checkProcessedAndRecord !== 'function') return undefined;
	return async (values) => {
		try {
			const options = { mode: 'entries', maxEntries: MOST_VALUES } as const;
			const { processed } = await helpers.checkProcessedAndRecord([...values], 'node', options);
			return processed.map(String);
		} catch (error: unknown) {
			logger.warn(`n8n did not say whether it knows an event: ${asError(error).message}`);
			return undefined;
		}
	};
}

const withRecord = (item: INodeExecutionData, record: JsonObject): INodeExecutionData => ({
	...item,
	json: { ...item.json, ...record },
});

/** Between two searches: ten seconds in all, which do not count what is waited for Feishu's limit. */
const PAUSES_MS = [1_000, 2_000, 3_000, 4_000];

/** The record that an event is about, once search shows the status that the event tells. */
async function recordOf(
	context: IExecuteFunctions,
	{ json }: INodeExecutionData,
): Promise<JsonObject> {
	const clock = n8nClock(cancelSignalOf(context));
	const record = new FetchedRecord(context, subjectOf(json), 'Search did not answer');
	for (const pauseMs of PAUSES_MS) {
		if (await record.look({})) return record.item;
		await clock.sleep(pauseMs);
	}
	await record.look({});
	return record.item;
}
