import {
	NodeConnectionTypes,
	NodeOperationError,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { searchOffboardings } from './domain/offboarding/search';
import { decodePolledRecords } from './domain/polling/polledRecord';
import { refuseLate, type PollTimes } from './domain/polling/pollTimes';
import { pollingTriggerProperties } from './triggers/polling/properties';
import { appName, pollingSettings, type PollingSettings } from './triggers/polling/settings';
import { FeishuClient } from './transport/client';
import { toNodeError } from './transport/nodeErrors';
import { allItems } from './transport/pages';
import { firstPoll, newestRecord, poll, type Find } from './domain/polling/poll';
import { isWanted, pollItem } from './domain/polling/pollItem';
import type { PolledChange } from './domain/polling/pollOutcome';
import { readPollState } from './domain/polling/pollState';
import { isFirstOf, isStartedByN8n, pollTimes, startUpWarning } from './triggers/polling/startUp';
import { otherTriggers } from './triggers/otherTriggers';

export class FeishuOffboardingPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Offboarding Polling Trigger',
		name: 'feishuOffboardingPollingTrigger',
		icon: { light: 'file:feishuOffboarding.svg', dark: 'file:feishuOffboarding.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["changes"].join(", ") }}',
		description:
			'Checks Feishu CoreHR (飞书人事) on a schedule; starts the workflow for new and changed offboardings',
		defaults: { name: 'Feishu Offboarding Polling Trigger' },
		polling: true,
		builderHint: {
			searchHint: 'The items say what has changed, and have no event_id.',
			relatedNodes: otherTriggers('feishuOffboardingPollingTrigger'),
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'feishuCoreHrApi', required: true }],
		properties: pollingTriggerProperties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const isFirst = isFirstOf(this);
		try {
			return await itemsOf(this, pollTimes(this, isFirst));
		} catch (error: unknown) {
			const failure = toNodeError(this.getNode(), error);
			if (!isFirst || !isStartedByN8n(this)) throw failure;
			this.logger.warn(startUpWarning(this, failure));
			return null;
		}
	}
}

async function itemsOf(
	context: IPollFunctions,
	times: PollTimes,
): Promise<INodeExecutionData[][] | null> {
	const settings = pollingSettings(context);
	const client = await FeishuClient.create(context, times);
	const find: Find = async (filter) =>
		decodePolledRecords(
			await allItems(client, (pageToken) => {
				refuseLate(times, Date.now());
				return searchOffboardings(filter, pageToken);
			}),
		);
	const changes =
		context.getMode() === 'manual'
			? await sample(context, find)
			: await tell(context, find, settings);
	const items = changes.map((change) => ({
		json: { ...pollItem(change), ...(settings.isSimple ? {} : { record: change.record.raw }) },
	}));
	return items.length === 0 ? null : [items];
}

/** Something to build a workflow with. */
async function sample(context: IPollFunctions, find: Find): Promise<PolledChange[]> {
	const record = await newestRecord(find, Date.now());
	if (record !== undefined) return [{ kind: 'created', fields: [], previous: undefined, record }];
	throw new NodeOperationError(context.getNode(), 'The app sees no offboarding to show', {
		description:
			'Start one in Feishu People. If there are some, include the people concerned in the employee data (员工资源) of the app, under data permissions (数据权限) in the Developer Console.',
	});
}

/** What has changed since the last poll, as far as it is wanted. The state changes last, so that a poll that fails changes nothing. */
async function tell(
	context: IPollFunctions,
	find: Find,
	{ startMs, wanted }: PollingSettings,
): Promise<readonly PolledChange[]> {
	const nowMs = Date.now();
	const staticData = context.getWorkflowStaticData('node');
	const app = await appName(context);
	const state = readPollState(staticData.pollState, app);
	const outcome =
		state === undefined
			? await firstPoll(find, app, startMs, nowMs)
			: await poll(find, state, nowMs);
	// n8n starts the next poll although this one is still under way; what the faster one told is not told again.
	const isOvertaken = readPollState(staticData.pollState, app)?.polledAtMs !== state?.polledAtMs;
	if (isOvertaken) return [];
	staticData.pollState = outcome.state;
	return outcome.changes.filter((change) => isWanted(change, wanted));
}
