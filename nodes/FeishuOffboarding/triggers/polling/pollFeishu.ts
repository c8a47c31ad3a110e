import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { searchOffboardings } from '../../domain/offboarding/search';
import { firstPoll, newestRecord, poll, type Find } from '../../domain/polling/poll';
import { isWanted, type WantedChanges } from '../../domain/polling/pollItem';
import type { PolledChange } from '../../domain/polling/pollOutcome';
import { readPollState } from '../../domain/polling/pollState';
import { refuseLate, type PollTimes } from '../../domain/polling/pollTimes';
import { decodePolledRecords } from '../../domain/polling/polledRecord';
import { sampleChange } from '../../domain/polling/sample';
import { FeishuClient } from '../../transport/client';
import { toNodeError } from '../../transport/nodeErrors';
import { allItems } from '../../transport/reads/pages';
import { changeItems } from './changeItems';
import { appName, pollingSettings, type PollingSettings } from './settings';
import { isFirstOf, isStartedByN8n, pollTimes, startUpWarning } from './startUp';

/** One poll of the trigger. */
export async function pollFeishu(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isFirst = isFirstOf(context);
	try {
		return await itemsOf(context, pollTimes(context, isFirst));
	} catch (error: unknown) {
		if (!isFirst || !isStartedByN8n(context)) throw toNodeError(context.getNode(), error);
		context.logger.warn(startUpWarning(context, error));
		return null;
	}
}

async function itemsOf(
	context: IPollFunctions,
	times: PollTimes,
): Promise<INodeExecutionData[][] | null> {
	const settings = pollingSettings(context);
	const client = await FeishuClient.create(context, times);
	const refuseIfLate = (): void => refuseLate(times, Date.now());
	const find: Find = async (filter) =>
		decodePolledRecords(
			await allItems(client, (pageToken) => {
				refuseIfLate();
				return searchOffboardings(filter, pageToken);
			}),
		);
	const show: Show = async (changes) =>
		await changeItems(context, settings, changes, async () => {
			refuseIfLate();
			return await Promise.resolve(client);
		});
	const items =
		context.getMode() === 'manual'
			? await show(await sample(context, find, settings.wanted))
			: await tell(context, settings, find, show);
	return items.length === 0 ? null : [items];
}

/** Makes the items of the workflow, which may take more searches. */
type Show = (changes: readonly PolledChange[]) => Promise<INodeExecutionData[]>;

/** Something to build a workflow with. */
async function sample(
	context: IPollFunctions,
	find: Find,
	wanted: WantedChanges,
): Promise<PolledChange[]> {
	const record = await newestRecord(find, wanted, Date.now());
	if (record !== undefined) return [sampleChange(record, wanted)];
	throw new NodeOperationError(context.getNode(), 'The app sees no offboarding to show', {
		description:
			'Start one in Feishu CoreHR. If there are some, include the people concerned in the employee data (员工资源) of the app, under data permissions (数据权限) in the Developer Console.',
	});
}

/** What has changed since the last poll, as far as it is wanted. The state changes last, so that a poll that fails changes nothing. */
async function tell(
	context: IPollFunctions,
	{ startMs, wanted }: PollingSettings,
	find: Find,
	show: Show,
): Promise<INodeExecutionData[]> {
	const nowMs = Date.now();
	const staticData = context.getWorkflowStaticData('node');
	const app = await appName(context);
	const state = readPollState(staticData.pollState, app);
	const outcome =
		state === undefined
			? await firstPoll(find, app, startMs, nowMs)
			: await poll(find, state, nowMs);
	const items = await show(outcome.changes.filter((change) => isWanted(change, wanted)));
	// n8n starts the next poll although this one is still under way; what the faster one told is not told again.
	const isOvertaken = readPollState(staticData.pollState, app)?.polledAtMs !== state?.polledAtMs;
	if (isOvertaken) return [];
	staticData.pollState = outcome.state;
	return items;
}
