import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { subjectOf } from '../../domain/offboarding/events/event';
import { collectionOf, flagOf, isOn } from '../../fields/parameters';
import { includeEmployee } from '../../fields/includeEmployee';
import { asError } from '../../platform/asError';
import type { RecordValues } from '../../platform/events/claims';
import { textAt, type JsonObject } from '../../platform/json';
import { FeishuClient } from '../../transport/client';
import { n8nClock } from '../../transport/n8nClock';
import { cancelSignalOf } from '../../transport/roundTrip';
import { fetchRecord, simplifyRecord } from '../eventProperties';
import { fetchEmployees } from '../fetchedEmployees';
import { FetchedRecord } from '../fetchedRecord';
import { formOf, type Additions, type RecordForm } from '../wantedEvents';
import { options } from './properties';

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
	const { hasEmployee, record } = additionsOf(context);
	const items: INodeExecutionData[] = [];
	for (const item of context.getInputData()) {
		if (!(await isGranted(context, item, grant))) context.addExecutionHints(REPEATED);
		else if (record === undefined) items.push(item);
		else items.push(withMore(item, await recordOf(context, item, record)));
	}
	return [hasEmployee ? await withEmployees(context, items) : items];
}

const additionsOf = (context: IExecuteFunctions): Additions => {
	const isFetched = flagOf(context, fetchRecord, 0);
	return {
		record: isFetched ? formOf(flagOf(context, simplifyRecord, 0)) : undefined,
		hasEmployee: isOn(collectionOf(context, options, 0), includeEmployee),
	};
};

async function withEmployees(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const subjects = items.map(({ json }) => subjectOf(json));
	const employeeOf = await fetchEmployees(
		context,
		subjects,
		async () => await FeishuClient.create(context),
	);
	return items.map((item) => withMore(item, employeeOf(subjectOf(item.json).employmentId)));
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

const withMore = (item: INodeExecutionData, more: JsonObject): INodeExecutionData => ({
	...item,
	json: { ...item.json, ...more },
});

/** Between two searches: ten seconds in all, which do not count what is waited for Feishu's limit. */
const PAUSES_MS = [1_000, 2_000, 3_000, 4_000];

/** The record that an event is about, once search shows the status that the event tells. */
async function recordOf(
	context: IExecuteFunctions,
	{ json }: INodeExecutionData,
	form: RecordForm,
): Promise<JsonObject> {
	const clock = n8nClock(cancelSignalOf(context));
	const record = new FetchedRecord(context, subjectOf(json), form, 'Search did not answer');
	for (const pauseMs of PAUSES_MS) {
		if (await record.look({})) return record.item;
		await clock.sleep(pauseMs);
	}
	await record.look({});
	return record.item;
}
