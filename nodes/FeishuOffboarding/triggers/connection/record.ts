import type { ITriggerFunctions } from 'n8n-workflow';

import type { OffboardingEvent } from '../../domain/offboarding/events/event';
import { FeishuClient } from '../../transport/client';
import { fetchEmployees, withoutEmployee } from '../fetchedEmployees';
import { FetchedRecord } from '../fetchedRecord';
import type { Additions, RecordForm } from '../wantedEvents';
import type { Clock } from '../../platform/time/clock';
import type { JsonObject } from '../../platform/json';
import { within } from '../../platform/time/within';

/** Feishu pushes an event again 15 s after the first push: what takes longer meets its own repeat. */
const PATIENCE_MS = 10_000;

/** With less time than that, a search would only be given up. */
const LEAST_MS = 500;

/** Between two searches, which share 100 a minute with everything else of the app. */
const PAUSE_MS = 1_000;

/** What the user wants to have added to an event, both side by side. Never rejects. */
export async function additionsTo(
	event: OffboardingEvent,
	{ hasEmployee, record }: Additions,
	context: ITriggerFunctions,
	clock: Clock,
): Promise<JsonObject> {
	const [shown, employee] = await Promise.all([
		record === undefined ? {} : shownRecord(context, event, record, clock),
		hasEmployee ? shownEmployee(context, event, clock) : {},
	]);
	return { ...shown, ...employee };
}

/** Within the same ten seconds. */
async function shownEmployee(
	context: ITriggerFunctions,
	event: OffboardingEvent,
	clock: Clock,
): Promise<JsonObject> {
	const times = { timeoutMs: PATIENCE_MS, maxWaitMs: PATIENCE_MS };
	const employeeOf = fetchEmployees(
		context,
		[event],
		async () => await FeishuClient.create(context, times),
	);
	return await within(
		clock,
		employeeOf.then((employee) => employee(event.employmentId)),
		PATIENCE_MS,
		withoutEmployee('The search for the employee did not answer within ten seconds'),
	);
}

/**
 * The record that an event is about, once search shows the status that the event tells. After ten seconds what it has
 * shown by then, with `record_error`. Never rejects.
 */
async function shownRecord(
	context: ITriggerFunctions,
	event: OffboardingEvent,
	form: RecordForm,
	clock: Clock,
): Promise<JsonObject> {
	const untilMs = clock.monotonic() + PATIENCE_MS;
	const record = new FetchedRecord(
		context,
		event,
		form,
		'Search did not answer within ten seconds',
	);
	const search = async (): Promise<void> => {
		for (;;) {
			const leftMs = untilMs - clock.monotonic();
			if (leftMs <= LEAST_MS) return;
			if (await record.look({ timeoutMs: leftMs, maxWaitMs: leftMs })) return;
			await clock.sleep(Math.min(PAUSE_MS, Math.max(1, untilMs - clock.monotonic())));
		}
	};
	await within(clock, search(), PATIENCE_MS, undefined);
	return record.item;
}
