import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { choicesSubtitle } from './fields/canvas/subtitle';
import { kept } from './platform/kept';
import { otherTriggers } from './triggers/otherTriggers';
import { pollingTriggerProperties, triggerOn } from './triggers/polling/properties';

const polling = kept(async () => await import('./triggers/polling/pollFeishu'));

export class FeishuOffboardingPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Offboarding Polling Trigger',
		name: 'feishuOffboardingPollingTrigger',
		icon: { light: 'file:feishuOffboarding.svg', dark: 'file:feishuOffboarding.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: choicesSubtitle(triggerOn),
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
		const { pollFeishu } = await polling();
		return await pollFeishu(this);
	}
}
