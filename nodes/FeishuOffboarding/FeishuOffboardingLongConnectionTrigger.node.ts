import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { choicesSubtitle } from './fields/canvas/subtitle';
import { kept } from './platform/kept';
import {
	connectionTriggerPanel,
	connectionTriggerProperties,
} from './triggers/connection/properties';
import { triggerOn } from './triggers/eventProperties';
import { directSendsTwo, otherTriggers } from './triggers/otherTriggers';

const connection = kept(async () => await import('./triggers/connection/listenInProcess'));

export class FeishuOffboardingLongConnectionTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Offboarding Long Connection Trigger',
		name: 'feishuOffboardingLongConnectionTrigger',
		icon: { light: 'file:feishuOffboarding.svg', dark: 'file:feishuOffboarding.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: choicesSubtitle(triggerOn),
		description:
			'Starts the workflow when Feishu CoreHR (飞书人事) reports a change of an offboarding, over a connection that n8n opens (长连接): no public address needed',
		eventTriggerDescription: 'Waiting for an offboarding event from Feishu',
		activationMessage:
			'The long connection is open. Save it as the subscription mode of your app, if you have not yet.',
		triggerPanel: connectionTriggerPanel,
		defaults: { name: 'Feishu Offboarding Long Connection Trigger' },
		builderHint: {
			searchHint: directSendsTwo,
			relatedNodes: otherTriggers('feishuOffboardingLongConnectionTrigger'),
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'feishuCoreHrApi', required: true }],
		properties: connectionTriggerProperties,
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const { listenInProcess } = await connection();
		return await listenInProcess(this);
	}
}
