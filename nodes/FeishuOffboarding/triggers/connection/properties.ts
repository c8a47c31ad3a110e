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
	'Publish this workflow here, or listen for a test event: the console saves the next step only while a connection is open',
	"Event Configuration (事件配置) > Subscription mode (订阅方式): choose 'Receive events through persistent connection' (使用长连接接收事件) and save",
	'Add the events (添加事件) that you choose below; the scope corehr:offboarding:read (获取员工离职信息) is enough for all of them',
	'Data permissions (数据权限): include the people concerned in the employee data (员工资源) of the app, then publish a new version of the app (版本管理与发布)',
];

const SET_UP = consoleSteps(
	STEPS,
	'No public address, Encrypt Key or Verification Token is needed. Feishu gives each event to a single connection of the app, at random: let no other program use the same app.',
);

export const connectionOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [includeEmployee],
};

export const connectionTriggerProperties: INodeProperties[] = [
	{ displayName: SET_UP, name: 'setUp', type: 'notice', default: '' },
	triggerOn,
	startsTwice,
	fetchRecord,
	simplifyRecord,
	filters,
	connectionOptions,
];

const SHARED =
	"In one n8n process a test and the published workflows share the app's connection, and all of them get every event. Where tests run in another process than published workflows, as with several main instances, each event goes to one of the two at random: use another app for tests there.";

/** What the editor shows while nothing has come yet. */
export const connectionTriggerPanel = {
	header: 'Receive offboarding events from Feishu over a long connection (长连接)',
	executionsHelp: {
		inactive: `<b>While building</b>, start listening here, then change an offboarding in Feishu CoreHR.<br><br><b>When it works</b>, publish the workflow. ${SHARED}`,
		active: `<b>While building</b>, start listening here, then change an offboarding in Feishu CoreHR. ${SHARED}`,
	},
	activationHint:
		'Once the workflow is published, choose the long connection (使用长连接接收事件) as subscription mode of your app in the Developer Console under Events & Callbacks (事件与回调), and save.',
};
