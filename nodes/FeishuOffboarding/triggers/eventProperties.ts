import type { INodeProperties } from 'n8n-workflow';

import { eventTypes } from '../domain/offboarding/events/event';
import { simplify } from '../fields/simplify';
import { checklistStatusOptions, statusOptions } from '../fields/statusOptions';

/** https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/corehr-v2/offboarding/events/status_updated */
export const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	builderHint: { propertyHint: 'One of updated_v2 and status_updated_v2: a change sends both' },
	options: [
		{
			name: 'Checklist Status Changed',
			value: eventTypes.checklistUpdated,
			description: 'The hand-over was started, finished, rejected or withdrawn (离职流转状态变更)',
		},
		{
			name: 'Offboarding Information Changed',
			value: eventTypes.updated,
			description:
				"A date, reason or other field was edited, or an offboarding was submitted, revoked or has changed its status (离职信息变更). Together with Offboarding Status Changed it starts the workflow twice for one change: add 'Edits Only' in the filters.",
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
		'Only events with one of these hand-over states; events without a hand-over state always pass. Leave empty for all.',
};

export const editsOnlyFilter: INodeProperties = {
	displayName: 'Edits Only',
	name: 'editsOnly',
	type: 'boolean',
	// Whoever adds it wants the other events left out.
	default: true,
	description:
		'Whether Offboarding Information Changed starts the workflow only where a date, a reason or another field was edited, and not where an offboarding was submitted, revoked or has changed its status. Other events are not affected.',
};

export const statusFilter: INodeProperties = {
	displayName: 'Statuses',
	name: 'statuses',
	type: 'multiOptions',
	options: statusOptions,
	default: [],
	builderHint: { propertyHint: 'NoNeedApproval without Approving: once for a direct offboarding' },
	description:
		'Only events with one of these offboarding states; events without an offboarding state always pass. Leave empty for all. Choose No Approval Needed without Approving to start once for a direct offboarding.',
};

export const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [checklistStatusFilter, editsOnlyFilter, statusFilter],
};

/** Shown where the choice of events may start a workflow twice. */
export const startsTwice: INodeProperties = {
	displayName:
		"Feishu sends Offboarding Information Changed after every submit and revoke, too. If you also choose Offboarding Status Changed, one change starts the workflow twice, because the two events have different IDs: add 'Edits Only' in the filters.",
	name: 'startsTwice',
	type: 'notice',
	default: '',
	displayOptions: { show: { events: [eventTypes.updated] } },
};

export const fetchRecord: INodeProperties = {
	displayName: 'Fetch the Record',
	name: 'fetchRecord',
	type: 'boolean',
	default: false,
	description:
		"Whether to search for the offboarding and add it as 'record'. Search is asked for up to ten seconds, until it shows the status that the event tells. Where it does not, 'record_error' says why.",
};

/** Of the record that is fetched. */
export const simplifyRecord: INodeProperties = {
	...simplify,
	displayOptions: { show: { fetchRecord: [true] } },
};

/** What has to be done in Feishu's console, for a notice: the editor leaves only links and lists of points in one. */
export const consoleSteps = (steps: readonly string[], note: string): string =>
	[
		'Once for your app, in the <a href="https://open.feishu.cn/app" target="_blank">Developer Console</a> under Events & Callbacks (事件与回调), in this order:',
		`<ul>${steps.map((step, index) => `<li>${index + 1}. ${step}</li>`).join('')}</ul>`,
		note,
	].join('');
