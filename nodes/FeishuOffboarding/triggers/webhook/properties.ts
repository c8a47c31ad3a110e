import type { INodeProperties } from 'n8n-workflow';

import { includeEmployee } from '../../fields/includeEmployee';
import {
	consoleSteps,
	fetchRecord,
	filters,
	simplifyRecord,
	startsTwice,
	triggerOn,
} from '../eventProperties';

const STEPS = [
	'Encryption Strategy (加密策略): copy the Encrypt Key and the Verification Token into the credential',
	'Publish this workflow here, so that it can answer the check that follows',
	"Event Configuration (事件配置): choose 'Send notifications to developer's server' (将事件发送至开发者服务器) and paste the Production URL of this node as the request URL",
	'Add the events that you choose below; the scope corehr:offboarding:read (获取员工离职信息) is enough for all of them',
	'Data permissions (数据权限): include the people concerned in the employee data (员工资源) of the app, then publish a new version of the app',
];

const SET_UP = consoleSteps(
	STEPS,
	'An app has a single request URL for all its events: use an app of its own for this trigger.',
);

export const replayWindow: INodeProperties = {
	displayName: 'Replay Window (Minutes)',
	name: 'replayWindow',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 480,
	description:
		'Refuse calls that were signed longer ago than this. Needs the Encrypt Key. Feishu pushes an event again for more than six hours and does not say whether it signs it anew, so a shorter window may lose events.',
};

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [includeEmployee, replayWindow],
};

export const triggerProperties: INodeProperties[] = [
	{ displayName: SET_UP, name: 'setUp', type: 'notice', default: '' },
	triggerOn,
	startsTwice,
	fetchRecord,
	simplifyRecord,
	filters,
	options,
];

/** What the editor shows while nothing has come yet. */
export const triggerPanel = {
	header: 'Receive offboarding events from Feishu',
	executionsHelp: {
		inactive:
			'<b>While building</b>, start listening here and paste the Test URL as the request URL of your app in the Developer Console under Events & Callbacks (事件与回调). Then change an offboarding in Feishu CoreHR.<br><br><b>When it works</b>, publish the workflow and paste the Production URL in its place: an app has a single request URL.',
		active:
			'<b>While building</b>, start listening here and paste the Test URL as the request URL of your app in the Developer Console under Events & Callbacks (事件与回调). Until you paste the Production URL again, events come here and not to the published workflow: an app has a single request URL.',
	},
	activationHint:
		'Once the workflow is published, paste the Production URL as the request URL of your app in the Developer Console under Events & Callbacks (事件与回调).',
};
