import type { INodeProperties } from 'n8n-workflow';

import { eventTypes } from '../../domain/offboarding/events/event';
import { checklistStatusOptions, statusOptions } from '../../fields/statusOptions';

const STEPS = [
	'Encryption Strategy (加密策略): copy the Encrypt Key and the Verification Token into the credential',
	'Publish this workflow here, so that it can answer the check that follows',
	"Event Configuration (事件配置): choose 'Send notifications to developer's server' (将事件发送至开发者服务器) and paste the Production URL of this node as the request URL",
	'Add the events that you choose below; the scope corehr:offboarding:read (获取员工离职信息) is enough for all of them',
	'Data permissions (数据权限): include the people concerned in the employee data (员工资源) of the app, then publish a new version of the app',
];

// The editor leaves only links and lists of points in a notice.
const SET_UP = [
	'Once for your app, in the <a href="https://open.feishu.cn/app" target="_blank">Developer Console</a> under Events & Callbacks (事件与回调), in this order:',
	`<ul>${STEPS.map((step) => `<li>${step}</li>`).join('')}</ul>`,
	'An app has a single request URL for all its events: use an app of its own for this trigger.',
].join('');

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/status_updated */
export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: [
		{
			name: 'Checklist Status Changed',
			value: eventTypes.checklistUpdated,
			description: 'The hand-over was started, finished, rejected or withdrawn (离职流转状态变更)',
		},
		{
			name: 'Offboarding Information Changed',
			value: eventTypes.updated,
			description: 'A date, reason or other field was edited (离职信息变更)',
		},
		{
			name: 'Offboarding Status Changed',
			value: eventTypes.statusUpdated,
			description:
				'An offboarding was started, approved, rejected, withdrawn or took effect (离职申请状态变更). A direct offboarding sends two events: Approving and No Approval Needed.',
		},
	],
	default: [eventTypes.statusUpdated],
};

export const checklistStatusFilter: INodeProperties = {
	displayName: 'Checklist Statuses',
	name: 'checklistStatuses',
	type: 'multiOptions',
	options: checklistStatusOptions,
	default: [],
	description:
		'Only events that tell one of these states of the hand-over; events that tell none are not affected. Leave empty for all.',
};

export const statusFilter: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: statusOptions,
	default: [],
	description:
		'Only events that tell one of these states of the offboarding; events that tell none are not affected. Leave empty for all. Choose No Approval Needed without Approving to start once for a direct offboarding.',
};

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [checklistStatusFilter, statusFilter],
};

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
	options: [replayWindow],
};

export const fetchRecord: INodeProperties = {
	displayName: 'Fetch the Record',
	name: 'fetchRecord',
	type: 'boolean',
	default: false,
	description:
		"Whether to search for the offboarding and add it as 'record'. Where it cannot be had in time for Feishu, which waits three seconds, the event comes without it and 'record_error' says why.",
};

export const triggerProperties: INodeProperties[] = [
	{ displayName: SET_UP, name: 'setUp', type: 'notice', default: '' },
	triggerOn,
	fetchRecord,
	filters,
	options,
];

/** What the editor shows while nothing has come yet. */
export const triggerPanel = {
	header: 'Receive offboarding events from Feishu',
	executionsHelp: {
		inactive:
			'<b>While building</b>, start listening here and paste the Test URL as the request URL of your app in the Developer Console under Events & Callbacks (事件与回调). Then change an offboarding in Feishu People.<br><br><b>When it works</b>, publish the workflow and paste the Production URL in its place: an app has a single request URL.',
		active:
			'<b>While building</b>, start listening here and paste the Test URL as the request URL of your app in the Developer Console under Events & Callbacks (事件与回调). Until you paste the Production URL again, events come here and not to the published workflow: an app has a single request URL.',
	},
	activationHint:
		'Once the workflow is published, paste the Production URL as the request URL of your app in the Developer Console under Events & Callbacks (事件与回调).',
};
